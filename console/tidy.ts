import type { ConsoleParts } from './ports.js'
import { realNow } from './sign-in/let-in.js'

const DAY_MS = 86_400_000
/** Who read what is kept as long as anybody may ask about it, and no longer: it names our own people. */
const ACCESS_DAYS = 3 * 365

/** Forgets sessions that are over, failed sign-ins that count no more, and old lines of the access log. */
export async function tidy(parts: Pick<ConsoleParts, 'store' | 'clock' | 'realTime'>): Promise<void> {
  const { store, clock } = parts
  const real = realNow(parts)
  await store.delete('consoleSessions', { expiresAt: { $lt: real } })
  await store.delete('signInFailures', { lastAt: { $lt: new Date(real.getTime() - DAY_MS) } })
  const old = new Date(clock.now().getTime() - ACCESS_DAYS * DAY_MS)
  await store.delete('accessEntries', { at: { $lt: old } })
}
