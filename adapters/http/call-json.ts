import type { z } from 'zod/v4'
import { readUpTo } from './read-up-to.js'

/** What came back from another system. Every way in which a call can go wrong is a value. */
export type JsonAnswer<T> =
  | { outcome: 'ok'; status: number; body: T }
  /** It answered, not with 2xx. `body` is its JSON when it was JSON, else null. */
  | { outcome: 'status'; status: number; body: unknown; retryAfterMs: number | null }
  /** It answered 2xx with something that is not as documented. */
  | { outcome: 'garbage'; status: number; error: string }
  /** No whole answer: refused, reset, too slow. */
  | { outcome: 'no_answer'; error: string }

export interface JsonCall<Schema extends z.ZodType> {
  url: string
  method?: 'GET' | 'POST'
  headers?: Readonly<Record<string, string>>
  /** JSON text; sent with its content type. */
  body?: string
  answer: Schema
  /** For the whole call, body included. */
  timeoutMs: number
  /** Longer bodies are cut off and count as garbage: a neighbour gone mad must not fill our memory. */
  maxBytes?: number
}

/** One HTTP call that answers JSON. Never rejects; follows no redirect, which would carry signatures elsewhere. */
export async function callJson<Schema extends z.ZodType>(
  call: JsonCall<Schema>,
): Promise<JsonAnswer<z.output<Schema>>> {
  try {
    const response = await fetch(call.url, {
      method: call.method ?? 'GET',
      headers: {
        accept: 'application/json',
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { body: call.body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(call.timeoutMs),
    })
    const bytes = await readUpTo(response, call.maxBytes ?? 1_000_000)
    if (!bytes) return { outcome: 'garbage', status: response.status, error: 'the answer is too long' }
    const body = parse(Buffer.from(bytes).toString('utf8'))
    if (!response.ok) {
      return {
        outcome: 'status',
        status: response.status,
        body: body ?? null,
        retryAfterMs: retryAfter(response),
      }
    }
    if (body === undefined)
      return { outcome: 'garbage', status: response.status, error: 'the answer is not JSON' }
    const checked = call.answer.safeParse(body)
    if (checked.success) return { outcome: 'ok', status: response.status, body: checked.data }
    // Paths only: the values of an answer may be secret.
    const where = checked.error.issues.map((issue) => issue.path.join('.') || '(root)').join(', ')
    return { outcome: 'garbage', status: response.status, error: `not as documented: ${where}` }
  } catch (error) {
    return { outcome: 'no_answer', error: describe(error) }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, 3_600_000) : null
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'timeout'
  const cause = error.cause
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message
  return error.message
}
