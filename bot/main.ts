import { loadConfig } from '../core/config.js'
import { asAppError } from '../core/errors.js'
import { createLog } from '../core/log.js'
import { startApp } from './app.js'

/** Starts the process; stops it cleanly when it is told to; says plainly why it does not start. */
async function main(): Promise<void> {
  const config = loadConfig()
  // In the playground a person reads the terminal: the address must not drown in JSON.
  const log = createLog(config.playground && config.logLevel === 'info' ? 'warn' : config.logLevel)
  const app = await startApp(config, { log })
  process.stdout.write(app.greeting)
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      void app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

main().catch((error: unknown) => {
  const failed = asAppError(error)
  process.stderr.write(
    `\nSésame does not start (${failed.code}).\n${failed.message}\n\n→ ${failed.remedy}\n\n`,
  )
  if (failed.code === 'INTERNAL') process.stderr.write(`${failed.stack ?? ''}\n`)
  process.exit(1)
})
