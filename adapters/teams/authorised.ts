/** One HTTP call with the bot's token. What goes wrong is a value. */
import type { AccessTokens } from './access-token.js'

const TIMEOUT_MS = 10_000

export type Answered = { response: Response } | { error: string; sent: boolean }

export async function authorised(
  config: { tokens: AccessTokens; timeoutMs?: number },
  url: string,
  init: RequestInit,
): Promise<Answered> {
  let token: string
  try {
    token = await config.tokens.get()
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), sent: false }
  }
  try {
    const response = await fetch(url, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}`, accept: 'application/json' },
      // A redirect would carry our token to an address nobody vouched for.
      redirect: 'error',
      signal: AbortSignal.timeout(config.timeoutMs ?? TIMEOUT_MS),
    })
    return { response }
  } catch (error) {
    return { error: describe(error), sent: !neverLeft(error) }
  }
}

/** No connection was made, so nothing was posted. */
function neverLeft(error: unknown): boolean {
  const code = (error as { cause?: { code?: string } }).cause?.code ?? ''
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(code)
}

function describe(error: unknown): string {
  const cause = (error as { cause?: { code?: string; message?: string } }).cause
  return cause?.code ?? cause?.message ?? (error instanceof Error ? error.message : String(error))
}

/** Seconds or a date; at most five minutes, so that a wrong header does not silence the desk. */
export function retryAfter(response: Response): number | undefined {
  const header = response.headers.get('retry-after')
  if (!header) return undefined
  const seconds = Number(header)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 300_000) : undefined
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
