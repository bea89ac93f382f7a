import type { ApiError } from '../../../contract/common.js'

interface Parts {
  /** HTTP status; 0 when nobody answered. */
  status: number
  code: string
  /** What the server says to the person, in their language; null when it said nothing readable. */
  message: string | null
  fields?: Record<string, string>
}

/** An answer of the API that is not 2xx, or none at all. */
export class ApiFailure extends Error {
  readonly status: number
  readonly code: string
  readonly said: string | null
  readonly fields: Record<string, string>

  constructor({ status, code, message, fields }: Parts) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
    this.said = message
    this.fields = fields ?? {}
  }

  static of(status: number, body: unknown): ApiFailure {
    const error = (body as Partial<ApiError> | undefined)?.error
    return new ApiFailure({
      status,
      code: error?.code ?? 'UNKNOWN',
      message: error?.message ?? null,
      ...(error?.fields ? { fields: error.fields } : {}),
    })
  }
}
