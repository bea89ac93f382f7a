import { sha256 } from '../core/ids.js'
import type { Facts } from './facts.js'

/** A code lives ten minutes and takes five tries; a mailbox gets three codes. */
export const CODE_MINUTES = 10
export const CODE_TRIES = 5
export const CODES_PER_ADDRESS = 3

type EmailCode = NonNullable<Facts['emailCode']>

/** A code as it is remembered: hashed with the address, because six digits alone are quickly tried out. */
export function rememberCode(email: string, code: string, now: Date, before: EmailCode | null): EmailCode {
  const sent = before?.email === email ? before.sent + 1 : 1
  return { email, hash: hashOf(email, code), sentAt: now, triesLeft: CODE_TRIES, sent }
}

export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'exhausted'

/** Judges what was typed; the remembered code with one try less when it was wrong. */
export function judgeCode(
  remembered: EmailCode,
  typed: string,
  now: Date,
): { verdict: CodeVerdict; left: EmailCode } {
  if (now.getTime() - remembered.sentAt.getTime() > CODE_MINUTES * 60_000)
    return { verdict: 'expired', left: remembered }
  if (hashOf(remembered.email, typed) === remembered.hash) return { verdict: 'right', left: remembered }
  const left = { ...remembered, triesLeft: remembered.triesLeft - 1 }
  return { verdict: left.triesLeft > 0 ? 'wrong' : 'exhausted', left }
}

export function mayResend(remembered: EmailCode | null, email: string): boolean {
  return remembered === null || remembered.email !== email || remembered.sent < CODES_PER_ADDRESS
}

function hashOf(email: string, code: string): string {
  return sha256(`${email}\n${code}`)
}
