import { isOpen, nextOpening } from '../hotline/calendar.js'
import { clockTime, dayName } from '../locales/time.js'
import { type Session, say } from './session.js'

/** When people answer, and whether they do now. */
export function sayHours(session: Session): void {
  const calendar = session.services.calendar()
  if (isOpen(session.now, calendar)) return say(session, 'help.hours_open')
  const at = nextOpening(session.now, calendar)
  const opening = `${dayName(at, session.locale)}, ${clockTime(at, session.locale)}`
  say(session, 'help.hours_closed', { opening })
}
