/** What is known of failed sign-ins for one login. */
export interface Failures {
  failures: number
  lockedUntil: Date | null
  lastAt: Date
}

/** Wrong passwords that pass without a lock. */
const FREE = 5
const FIRST_LOCK_MS = 60_000
const LONGEST_LOCK_MS = 3_600_000
/** After a day without a failure counting begins anew. */
const FORGOTTEN_MS = 86_400_000

/** Until when nobody is let in under this login, whatever the password; null: now. */
export function lockedUntil(known: Failures | null, now: Date): Date | null {
  return known?.lockedUntil && known.lockedUntil > now ? known.lockedUntil : null
}

/** After one more failure: the fifth locks for a minute, each further one twice as long, an hour at most. */
export function afterFailure(known: Failures | null, now: Date): Failures {
  const fresh = !known || now.getTime() - known.lastAt.getTime() > FORGOTTEN_MS
  const failures = fresh ? 1 : known.failures + 1
  const beyond = failures - FREE
  const lock = beyond < 0 ? 0 : Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** Math.min(beyond, 20))
  return { failures, lockedUntil: lock === 0 ? null : new Date(now.getTime() + lock), lastAt: now }
}
