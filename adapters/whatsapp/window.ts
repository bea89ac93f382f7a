/** WhatsApp's customer service window: free text within 24 hours of the person's last message, templates after. */
import { formatInTimeZone, fromZonedTime } from 'date-fns-tz'

const PARIS = 'Europe/Paris'
const HOUR_MS = 60 * 60 * 1000
const WINDOW_MS = 24 * HOUR_MS
/** A message on its way when the window closes is lost: the last minutes do not count as open. */
const MARGIN_MS = 5 * 60_000
/** Nobody is reminded at night: what would fall into it comes the evening before. Hours in Paris. */
const DAY_BEGINS = 8
const EVENING = 20
/** Early enough to answer, late enough not to press. */
const REMINDER_BEFORE_MS = 2 * HOUR_MS

export interface ServiceWindow {
  /** Free text arrives. */
  open: boolean
  /** Null when the person has never written. */
  closesAt: Date | null
  /** When to remind somebody whose answer we wait for, while that is still free text. */
  remindAt: Date | null
}

export function serviceWindow(lastInboundAt: Date | null, now: Date): ServiceWindow {
  if (lastInboundAt === null) return { open: false, closesAt: null, remindAt: null }
  const closes = lastInboundAt.getTime() + WINDOW_MS
  return {
    open: now.getTime() < closes - MARGIN_MS,
    closesAt: new Date(closes),
    remindAt: byDay(new Date(closes - REMINDER_BEFORE_MS)),
  }
}

/** The moment itself by day, else eight in the evening before it: never later than wanted. */
function byDay(at: Date): Date {
  const hour = Number(formatInTimeZone(at, PARIS, 'H'))
  if (hour >= DAY_BEGINS && hour < EVENING) return at
  const day = hour >= EVENING ? at : new Date(at.getTime() - 12 * HOUR_MS)
  return fromZonedTime(`${formatInTimeZone(day, PARIS, 'yyyy-MM-dd')}T${EVENING}:00:00`, PARIS)
}
