import { z } from 'zod/v4'
import { AppError, asAppError, type ErrorCode } from '../../core/errors.js'
import { hasSentence, type Locale, translator } from '../../locales/index.js'
import type { ApiError } from '../contract/common.js'

const STATUS: Partial<Record<ErrorCode, number>> = {
  NOT_SIGNED_IN: 401,
  SIGN_IN_REFUSED: 401,
  TOTP_NEEDED: 401,
  NOT_ALLOWED: 403,
  CSRF_REFUSED: 403,
  NOT_FOUND: 404,
  REQUEST_INVALID: 400,
  DUPLICATE_KEY: 409,
  STALE: 409,
  VERSION_CONFLICT: 409,
  LINK_OVER: 410,
  FILE_TOO_LARGE: 413,
  SIGN_IN_LOCKED: 429,
  TOO_MANY_REQUESTS: 429,
  SIGN_IN_BUSY: 503,
  STORE_UNAVAILABLE: 503,
  PROVIDER_UNREACHABLE: 502,
  PLATFORM_UNREACHABLE: 502,
}

/** Whatever was thrown, as the browser is told it: a code, and a sentence in the person's language. */
export function errorAnswer(
  thrown: unknown,
  locale: Locale,
): { status: number; body: ApiError; failed: AppError } {
  const failed = coded(thrown)
  const key = `console.error.${failed.code}`
  const translate = translator(locale)
  const message = translate(hasSentence(key) ? key : 'console.error.INTERNAL')
  const fields = failed.details.fields as Record<string, string> | undefined
  return {
    status: STATUS[failed.code] ?? 500,
    failed,
    body: { error: { code: failed.code, message, ...(fields ? { fields } : {}) } },
  }
}

/** Express's body parser gives its errors a status: JSON that is none, a body too large. */
function coded(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  if (thrown instanceof z.ZodError) return invalidInput(thrown)
  const status = (thrown as { status?: unknown } | null)?.status
  return asAppError(thrown, typeof status === 'number' && status < 500 ? 'REQUEST_INVALID' : 'INTERNAL')
}

export function invalidInput(error: z.ZodError): AppError {
  const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]))
  return new AppError('REQUEST_INVALID', 'the input has not the documented form', { details: { fields } })
}
