import type { Sentences } from '../index.js'

export const consoleServer: Sentences['console'] = {
  page: {
    title: 'Sésame console',
    not_built: 'The pages of the console have not been built yet. Run this command, then reload:',
  },
  outcome: {
    open: 'Open',
    solved: 'Solved',
    refused: 'Refused',
    cancelled: 'Cancelled',
    abandoned: 'Abandoned',
    self_service: 'Without a code',
  },
  state: {
    collecting: 'Waiting for evidence',
    waiting_company: 'Company to verify',
    waiting_platform: 'Waiting for the platform',
    with_desk: 'With an agent',
    code_delivered: 'Code sent',
    closed: 'Closed',
  },
  error: {
    NOT_SIGNED_IN: 'Your session is over. Please sign in again.',
    SIGN_IN_REFUSED: 'Wrong login, password or code.',
    SIGN_IN_LOCKED: 'Too many attempts. This account is locked for a few minutes.',
    TOTP_NEEDED: 'Enter the six digits from your authenticator app.',
    NOT_ALLOWED: 'Your role does not allow this.',
    CSRF_REFUSED: 'This request does not come from the console. Reload the page.',
    NOT_FOUND: 'There is no such thing, or no longer.',
    REQUEST_INVALID: 'A field is not filled in correctly.',
    DUPLICATE_KEY: 'This name is already taken.',
    STALE: 'What you see has changed in the meantime. Reload the page.',
    VERSION_CONFLICT: 'What you see has changed in the meantime. Reload the page.',
    FILE_TOO_LARGE: 'This file is too large.',
    TOO_MANY_REQUESTS: 'Too many requests in a short time. Wait a minute.',
    STORE_UNAVAILABLE: 'The database does not answer. Try again in a moment.',
    PROVIDER_UNREACHABLE: 'The messaging service does not answer.',
    PLATFORM_UNREACHABLE: 'The code platform does not answer.',
    SECRET_UNREADABLE: 'This secret cannot be decrypted.',
    INTERNAL: 'Something went wrong on our side. It has been logged.',
  },
}
