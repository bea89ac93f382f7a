import type { ConsoleParts } from './ports.js'
import { realNow } from './sign-in/let-in.js'

const DAY_MS = 86_400_000
/** Refused sign-ins tell of attacks that are over; and strangers write them. */
const REFUSED_DAYS = 90

/** Forgets sessions that are over, failed sign-ins that count no more, and old lines of the access log. */
export async function tidy(
  parts: Pick<ConsoleParts, 'store' | 'clock' | 'realTime' | 'settings'>,
): Promise<void> {
  const { store, clock, settings } = parts
  const real = realNow(parts)
  await store.delete('consoleSessions', { expiresAt: { $lt: real } })
  await store.delete('signInFailures', { lastAt: { $lt: new Date(real.getTime() - DAY_MS) } })
  const before = (days: number) => new Date(clock.now().getTime() - days * DAY_MS)
  await store.delete('accessEntries', { at: { $lt: before(settings.accessLogDays()) } })
  await store.delete('accessEntries', { action: 'session.refused', at: { $lt: before(REFUSED_DAYS) } })
}
