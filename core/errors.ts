/**
 * The catalogue of errors. A code is stable: logs, tests and the console rely on it.
 * `remedy` speaks to the operator. What the person in the chat reads comes from locales/
 * (`errors.<code>`), never from here.
 */
export const ERRORS = {
  CONFIG_INVALID: 'Correct the environment variables named in the message, then start again.',
  DATA_DIR_IN_USE: 'Another process uses this data folder. Stop it, or give this one another DATA_DIR.',
  PORT_IN_USE: 'Another process listens on this port. Stop it, or set PORT.',
  DUPLICATE_KEY: 'The document exists already. Callers that may repeat themselves expect this.',
  DOCUMENT_INVALID: 'A document does not fit its schema in models/: a programming error, see the cause.',
  VERSION_CONFLICT: 'The conversation changed while a turn ran. The turn is run again by itself.',
  STORE_UNAVAILABLE: 'Check DATABASE_URL and that the database answers; work goes on when it does.',
  SIGNATURE_INVALID: 'A webhook call carried no valid signature. Check PUBLIC_URL and TWILIO_AUTH_TOKEN.',
  TOKEN_INVALID:
    'A call to /api/messages carried no valid token of Bot Framework for this bot. Check MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID if it was yours.',
  REQUEST_INVALID: 'A call from outside did not have the documented form; see the details.',
  TOO_MANY_REQUESTS: 'A sender passed the rate limit. Nothing to do unless it is one of ours.',
  MEDIA_UNAVAILABLE: 'Twilio did not give the file. It is tried again; check the account if it lasts.',
  FILE_TOO_LARGE: 'The person sent more than the limit; they were told.',
  FILE_EMPTY: 'The person sent an empty file; they were told.',
  FILE_TYPE_UNSUPPORTED: 'The person sent a kind of file we do not read; they were told.',
  FILE_UNSAFE: 'The file could harm its reader (a bomb, a DOCTYPE); it was refused and the person told.',
  FILE_UNREADABLE: 'The file is damaged; the person was told.',
  READER_TIMEOUT: 'Reading a picture took too long and was stopped. Watch the load if this repeats.',
  PROVIDER_REFUSED: 'The messaging provider refused a message for good; see its error code.',
  PROVIDER_BUSY: 'The messaging provider asked us to slow down; sending goes on later by itself.',
  PROVIDER_UNREACHABLE: 'The messaging provider did not answer; it is looked up, then tried again.',
  PLATFORM_UNREACHABLE:
    'The reset platform does not answer. Cases wait and are retried; check RESET_PLATFORM_URL.',
  PLATFORM_REFUSED: 'The reset platform refused the request; the case went to the desk.',
  REGISTRY_UNREACHABLE: 'A company registry does not answer; companies are verified later or by the desk.',
  MAIL_UNDELIVERED: 'A mail could not be handed over. Check SMTP_URL.',
  SECRET_UNREADABLE: 'A stored secret cannot be decrypted. Was SECRETS_KEY changed without rotation?',
  AUDIT_BROKEN: 'The chain of decisions does not verify. Keep the data as it is and find out who changed it.',
  NOT_ALLOWED: 'The caller may not do this.',
  NOT_SIGNED_IN: 'A call to the console came without a session, or with one that is over.',
  SIGN_IN_REFUSED: 'Somebody gave a wrong name, password or token to the console; see the access log.',
  SIGN_IN_LOCKED:
    'Too many wrong passwords for this account; it opens again by itself, or an admin opens it.',
  SIGN_IN_BUSY:
    'More people sign in at the same moment than passwords can be checked. They are asked to try again; look for a flood if it lasts.',
  LINK_OVER:
    'A link to set a password was used, replaced by another one or is past its time; an admin makes a new one.',
  TOTP_NEEDED: 'The account has a second factor: the six digits are wanted too.',
  CSRF_REFUSED: 'A call to the console came from another page. Check PUBLIC_URL if it was our own.',
  NOT_FOUND: 'There is no such thing, or no longer.',
  STALE: 'What the caller saw has changed since; show the present state.',
  INTERNAL: 'A programming error; the log has the cause.',
} as const

export type ErrorCode = keyof typeof ERRORS

/** The one error class of the project: a stable code, a cause that is kept, details safe to log. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; details?: Record<string, unknown> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.details = Object.freeze({ ...options.details })
  }

  /** What the operator should do about it. */
  get remedy(): string {
    return ERRORS[this.code]
  }
}

export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code)
}

/** Wraps whatever was thrown so that it has a code; an AppError stays as it is. */
export function asAppError(error: unknown, code: ErrorCode = 'INTERNAL'): AppError {
  if (error instanceof AppError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new AppError(code, message, { cause: error })
}
