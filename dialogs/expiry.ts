import type { Release } from '../cases/case.js'
import { clockTime, dayName } from '../locales/time.js'
import type { Session } from './session.js'

/** « jusqu'au {{date}} à {{time}} ». */
export function expiryValues(session: Session, release: Release | null): { date: string; time: string } {
  const at = release?.expiresAt ?? session.now
  return { date: dayName(at, session.locale), time: clockTime(at, session.locale) }
}
