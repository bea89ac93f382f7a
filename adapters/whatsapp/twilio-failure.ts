/** A call to Twilio that did not succeed, read from whatever the SDK threw. */
export interface FailedCall {
  /** `busy`: answered, not now. `refused`: answered, never. `silent`: no answer, so it may have worked. */
  kind: 'busy' | 'refused' | 'silent'
  /** Twilio's error code, null when there was none. */
  code: number | null
  retryAfterMs: number | null
  /** For logs and dead letters: `HTTP 400, code 21211`. No words of the message. */
  error: string
}

/** Errors before a connection stands: nothing can have been delivered. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

export function readFailure(error: unknown): FailedCall {
  const { status, code, retryAfterMs } = fieldsOf(error)
  if (typeof status === 'number') {
    const answered = typeof code === 'number' ? code : null
    // A gateway that gave up waiting does not know what happened behind it.
    const silent = status === 504
    const busy = status === 429 || status >= 500
    return {
      kind: silent ? 'silent' : busy ? 'busy' : 'refused',
      code: answered,
      retryAfterMs,
      error: `HTTP ${status}${answered === null ? '' : `, code ${answered}`}`,
    }
  }
  const name = typeof code === 'string' ? code : 'no answer'
  return {
    kind: NEVER_CONNECTED.has(name) ? 'busy' : 'silent',
    code: null,
    retryAfterMs: null,
    error: name,
  }
}

function fieldsOf(error: unknown): { status: unknown; code: unknown; retryAfterMs: number | null } {
  const fields = (error ?? {}) as { status?: unknown; code?: unknown; retryAfterMs?: unknown }
  const retryAfterMs = typeof fields.retryAfterMs === 'number' ? fields.retryAfterMs : null
  return { status: fields.status, code: fields.code, retryAfterMs }
}
