import type { Config } from '../core/config.js'
import { translator } from '../locales/index.js'

/** What whoever started the process reads in the terminal. */
export function greeting(config: Config, port: number, publicUrl: string): string {
  const t = translator('fr')
  if (!config.playground) return `${t('terminal.listening', { port, url: publicUrl })}\n`
  const page = `http://localhost:${port}/playground/`
  const open = t('terminal.open', { url: page })
  return `\n  ${t('terminal.ready')}\n\n  ${open}\n\n  ${t('terminal.simulated')}\n  ${t('terminal.stop')}\n\n`
}
