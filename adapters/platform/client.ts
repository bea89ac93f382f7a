import type { z } from 'zod/v4'
import type { InspectAnswer, IssueAnswer, PlatformFailure, ResetPlatform } from '../../cases/ports.js'
import { type Clock, systemClock } from '../../core/clock.js'
import type { Log } from '../../core/log.js'
import { Secret } from '../../core/secrets.js'
import { type Breaker, createBreaker } from '../http/breaker.js'
import { callJson, type JsonAnswer } from '../http/call-json.js'
import { type Patience, withRetries } from '../http/retry.js'
import { accountAnswer, codeAnswer, deviceAnswer, errorAnswer } from './answers.js'
import { signedHeaders } from './signature.js'

export interface PlatformOptions {
  /** Base address, without the slash at the end. */
  url: string
  key: Secret
  /** The real time: the platform checks signatures by it, and silences last real seconds. */
  clock?: Clock
  log?: Log
  /** One call; milliseconds. */
  timeoutMs?: number
  patience?: Partial<Patience>
  breaker?: Breaker
}

export type AccountState = 'verified' | 'pending' | 'none' | 'unreachable'

/** What the client can do beyond the port: the account at the manufacturer's own service, shown to agents. */
export interface PlatformClient extends ResetPlatform {
  accountState(vat: string): Promise<AccountState>
  /** For /readyz and the metrics. */
  breaker(): ReturnType<Breaker['state']>
}

/**
 * Client of openapi.yaml. Every call may be repeated, so all are: three times within ten seconds, with a time-out
 * each; after five silences in a row the platform is left alone for half a minute.
 */
export function createPlatformClient(options: PlatformOptions): PlatformClient {
  const { url, key, clock = systemClock, log, timeoutMs = 4_000 } = options
  const breaker = options.breaker ?? createBreaker({ clock })
  const patience: Patience = { attempts: 3, pauseMs: 300, totalMs: 10_000, ...options.patience }

  async function call<Schema extends z.ZodType>(
    method: 'GET' | 'POST',
    path: string,
    answer: Schema,
    payload?: unknown,
    headers: Record<string, string> = {},
  ): Promise<JsonAnswer<z.output<Schema>>> {
    const body = payload === undefined ? '' : JSON.stringify(payload)
    const target = new URL(url + path)
    let last: JsonAnswer<z.output<Schema>> = { outcome: 'no_answer', error: 'circuit open' }
    return withRetries<JsonAnswer<z.output<Schema>>>(async () => {
      if (!breaker.allows()) return { done: true, value: last }
      const signed = signedHeaders({ method, path: target.pathname + target.search, body }, key, clock.now())
      const value = await callJson({
        url: target.href,
        method,
        headers: { ...signed, ...headers },
        ...(payload === undefined ? {} : { body }),
        answer,
        timeoutMs,
      })
      const again = worthRepeating(value)
      breaker.report(!again)
      if (!again) return { done: true, value }
      last = value
      log?.warn(
        { path, outcome: value.outcome, problem: 'error' in value ? value.error : null },
        'platform call failed',
      )
      return { done: false, value, waitMs: value.outcome === 'status' ? value.retryAfterMs : null }
    }, patience)
  }

  async function inspect(path: string, payload: unknown): Promise<InspectAnswer> {
    const answer = await call('POST', path, deviceAnswer, payload)
    if (answer.outcome === 'ok') return { outcome: 'known', device: answer.body }
    return isUnknown(answer, 'unknown_device') ? { outcome: 'unknown_device' } : failure(answer)
  }

  return {
    kind: 'connected',
    inspectToken: (token) => inspect('/v1/inspect/token', { token: token.reveal() }),
    inspectDevice: (fullSerial) => inspect('/v1/inspect/device', { fullSerial }),
    async issue({ idempotencyKey, caseId, shortSerial, basis }) {
      const made = basis.kind === 'token' ? { kind: 'token', token: basis.token.reveal() } : basis
      const payload = { caseId, shortSerial, basis: made }
      const answer = await call('POST', '/v1/codes', codeAnswer, payload, {
        'idempotency-key': idempotencyKey,
      })
      if (answer.outcome === 'ok') return issued(answer.body)
      return isUnknown(answer, 'unknown_device') ? { outcome: 'unknown_device' } : failure(answer)
    },
    async status(idempotencyKey) {
      const answer = await call('GET', `/v1/codes/${encodeURIComponent(idempotencyKey)}`, codeAnswer)
      if (answer.outcome === 'ok') return issued(answer.body)
      return isUnknown(answer, 'not_found') ? { outcome: 'absent' } : failure(answer)
    },
    async accountState(vat) {
      const answer = await call('GET', `/v1/accounts/${encodeURIComponent(vat)}`, accountAnswer)
      return answer.outcome === 'ok' ? answer.body.state : 'unreachable'
    },
    breaker: () => breaker.state(),
  }
}

/** No platform: every question is answered `manual`, and the case goes to the desk. */
export function createManualPlatform(): ResetPlatform {
  const manual = async (): Promise<PlatformFailure> => ({ outcome: 'manual' })
  return { kind: 'manual', inspectToken: manual, inspectDevice: manual, issue: manual, status: manual }
}

function issued(body: z.output<typeof codeAnswer>): IssueAnswer {
  const code =
    body.form === 'key'
      ? ({ form: 'key', key: new Secret(body.key) } as const)
      : ({ form: 'xml', fileBase64: new Secret(body.fileBase64) } as const)
  return { outcome: 'issued', code, expiresAt: body.expiresAt }
}

/** Silence, garbage, and everything a server says when it cannot now. */
function worthRepeating(answer: JsonAnswer<unknown>): boolean {
  if (answer.outcome === 'no_answer' || answer.outcome === 'garbage') return true
  return answer.outcome === 'status' && (answer.status === 429 || answer.status >= 500)
}

/** A bare 404 is a wrong address, not an unknown device: the document's own error code has to be there. */
function isUnknown(answer: JsonAnswer<unknown>, code: string): boolean {
  return answer.outcome === 'status' && answer.status === 404 && errorCode(answer.body) === code
}

function failure(answer: JsonAnswer<unknown>): PlatformFailure {
  if (answer.outcome !== 'status') {
    return { outcome: 'unreachable', error: 'error' in answer ? answer.error : 'no answer' }
  }
  const code = errorCode(answer.body)
  // 422 is the platform's own no; 400 and 409 say that this very request will never do. A wrong signature or address
  // is a fault of the set-up: the case waits until it is mended.
  if (code && [400, 409, 413, 422].includes(answer.status)) return { outcome: 'refused', reason: code }
  return { outcome: 'unreachable', error: `status ${answer.status}${code ? ` ${code}` : ''}` }
}

function errorCode(body: unknown): string | null {
  const parsed = errorAnswer.safeParse(body)
  return parsed.success ? parsed.data.error.code : null
}
