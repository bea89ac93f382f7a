import { isOpen, nextOpening } from '../hotline/calendar.js'
import { clockTime, dayName } from '../locales/time.js'
import { type Session, say } from './session.js'
import { weekInWords } from './week-in-words.js'

/** When people answer, and whether they do now. */
export function sayHours(session: Session): void {
  const calendar = session.services.calendar()
  const hours = weekInWords(calendar.week, session.locale, session.t)
  if (isOpen(session.now, calendar)) return say(session, 'help.hours_open', { hours })
  const at = nextOpening(session.now, calendar)
  const opening = `${dayName(at, session.locale)}, ${clockTime(at, session.locale)}`
  say(session, 'help.hours_closed', { hours, opening })
}
