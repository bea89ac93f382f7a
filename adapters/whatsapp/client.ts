import twilio from 'twilio'
import { AppError } from '../../core/errors.js'
import type { Secret } from '../../core/secrets.js'

export interface TwilioClientConfig {
  accountSid: string
  authToken: Secret
  /** TWILIO_API_URL: another REST base, with or without a path. Null: Twilio's own. */
  apiUrl: string | null
  /** Milliseconds until a call counts as unanswered. */
  timeoutMs?: number
}

export type TwilioClient = ReturnType<typeof twilio>

/** Longer than Twilio ever needs in practice, short enough that a turn's reply is not held for half a minute. */
const TIMEOUT_MS = 10_000

/** The SDK's client; it never repeats a request by itself: what to do after a failure is the outbox's business. */
export function createTwilioClient(config: TwilioClientConfig): TwilioClient {
  const timeout = config.timeoutMs ?? TIMEOUT_MS
  return twilio(config.accountSid, config.authToken.reveal(), {
    accountSid: config.accountSid,
    autoRetry: false,
    timeout,
    httpClient: new RedirectedClient(config.apiUrl, timeout),
  })
}

/** The SDK addresses api.twilio.com, content.twilio.com …: here all of them are led to one base. */
class RedirectedClient extends twilio.RequestClient {
  readonly #rewrite: (url: string) => string

  constructor(apiUrl: string | null, timeout: number) {
    super({ timeout, autoRetry: false })
    this.#rewrite = rewriter(apiUrl)
  }

  override async request<TData>(options: Parameters<twilio.RequestClient['request']>[0]) {
    const answer = await super.request<TData>({ ...options, uri: this.#rewrite(options.uri) } as never)
    // The SDK's own exceptions lose the headers, and with them how long we were asked to wait.
    const { headers } = answer as { headers?: Record<string, string> }
    const retryAfterMs = retryAfter(headers?.['retry-after'])
    if (answer.statusCode < 400 || retryAfterMs === null) return answer
    throw new AskedToWait(answer.statusCode, codeIn(answer.body), retryAfterMs)
  }
}

/** An error answer with a Retry-After header; read by twilio-failure.ts beside the SDK's exceptions. */
class AskedToWait extends Error {
  constructor(
    readonly status: number,
    readonly code: number | null,
    readonly retryAfterMs: number,
  ) {
    super(`HTTP ${status}, asked to wait ${retryAfterMs} ms`)
  }
}

/** Seconds, or null for a date or nonsense: Twilio sends seconds. */
function retryAfter(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null
}

function codeIn(body: unknown): number | null {
  const code = (body as { code?: unknown } | null)?.code
  return typeof code === 'number' ? code : null
}

/**
 * `http://127.0.0.1:3978/playground/twilio` takes every product of Twilio's, told apart by their paths. A host of
 * Twilio's own (a region, `https://api.ie1.twilio.com`) replaces api.twilio.com only.
 */
export function rewriter(apiUrl: string | null): (url: string) => string {
  if (apiUrl === null) return (url) => url
  if (!URL.canParse(apiUrl)) throw new AppError('CONFIG_INVALID', `TWILIO_API_URL is not a URL: ${apiUrl}`)
  const base = new URL(apiUrl)
  const prefix = base.pathname.replace(/\/+$/, '')
  const twiliosOwn = base.hostname === 'twilio.com' || base.hostname.endsWith('.twilio.com')
  return (url) => {
    const target = new URL(url)
    if (twiliosOwn && !target.hostname.startsWith('api.')) return url
    return `${base.origin}${prefix}${target.pathname}${target.search}`
  }
}
