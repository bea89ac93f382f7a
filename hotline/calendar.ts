/**
 * Working time of the desk. Pure: the moment is an argument, and a calendar is a value that is never changed in place
 * (what was computed for it is kept under its identity). Hours are half-open: at 12:00:00 the desk is closed.
 */
import { formatInTimeZone, fromZonedTime } from 'date-fns-tz'
import { AppError } from '../core/errors.js'
import { publicHolidays } from './holidays.js'

/** Wall-clock times of one day, `HH:MM`; `24:00` is the end of the day. */
export interface Hours {
  from: string
  to: string
}

export type CalendarException =
  /** Without hours: the whole day. With hours: only those are taken out. */
  | { date: string; kind: 'closed'; hours?: readonly Hours[] }
  /** These hours replace whatever the day had, holiday or Sunday. */
  | { date: string; kind: 'open'; hours: readonly Hours[] }

export interface Calendar {
  timeZone: string
  /** ISO weekdays, 1 = Monday … 7 = Sunday; a day left out is closed. */
  week: Readonly<Partial<Record<number, readonly Hours[]>>>
  publicHolidays: boolean
  /** Good Friday and 26 December are holidays too. */
  alsaceMoselle: boolean
  exceptions: readonly CalendarException[]
}

const OFFICE: readonly Hours[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '17:30' },
]

/** The hotline's hours, as its guide gives them. */
export const HOTLINE_CALENDAR: Calendar = {
  timeZone: 'Europe/Paris',
  week: { 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: OFFICE },
  publicHolidays: true,
  alsaceMoselle: false,
  exceptions: [],
}

const MINUTE = 60_000
/** A desk that does not open within two years has a wrong calendar, and no promise can be made from it. */
const HORIZON_DAYS = 731

export function isOpen(now: Date, calendar: Calendar): boolean {
  const at = now.getTime()
  return spansOfDay(dayOf(now, calendar), calendar).some((span) => span.from <= at && at < span.to)
}

/** The first moment, not before `now`, at which the desk is open: `now` itself when it is. */
export function nextOpening(now: Date, calendar: Calendar): Date {
  for (const span of openSpans(now, calendar)) return new Date(span.from)
  throw neverOpens(now)
}

/** The first moment by which `minutes` of working time have gone by since `from`; `from` itself for none. */
export function addWorkingTime(from: Date, minutes: number, calendar: Calendar): Date {
  let left = minutes * MINUTE
  if (left <= 0) return new Date(from)
  for (const span of openSpans(from, calendar)) {
    if (left <= span.to - span.from) return new Date(span.from + left)
    left -= span.to - span.from
  }
  throw neverOpens(from)
}

/** Minutes of working time in [a, b), fractions kept; 0 when b is not after a. */
export function workingTimeBetween(a: Date, b: Date, calendar: Calendar): number {
  let total = 0
  const end = b.getTime()
  for (let day = dayOf(a, calendar), last = dayOf(b, calendar); day <= last; day = dayAfter(day)) {
    for (const span of spansOfDay(day, calendar)) {
      total += Math.max(0, Math.min(span.to, end) - Math.max(span.from, a.getTime()))
    }
  }
  return total / MINUTE
}

interface Span {
  /** Milliseconds since the epoch; `to` is not part of it. */
  from: number
  to: number
}

/** What is left of the open hours from `start` on, in order. Gives up a horizon after the last span it found. */
function* openSpans(start: Date, calendar: Calendar): Generator<Span> {
  const at = start.getTime()
  let day = dayOf(start, calendar)
  for (let idle = 0; idle < HORIZON_DAYS; idle++, day = dayAfter(day)) {
    for (const span of spansOfDay(day, calendar)) {
      if (span.to <= at) continue
      yield { from: Math.max(span.from, at), to: span.to }
      idle = 0
    }
  }
}

const known = new WeakMap<Calendar, Map<string, readonly Span[]>>()

function spansOfDay(day: string, calendar: Calendar): readonly Span[] {
  const days = known.get(calendar) ?? new Map<string, readonly Span[]>()
  known.set(calendar, days)
  const spans = days.get(day) ?? computeSpans(day, calendar)
  days.set(day, spans)
  return spans
}

function computeSpans(day: string, calendar: Calendar): readonly Span[] {
  return hoursOfDay(day, calendar)
    .map(({ from, to }) => ({ from: instant(day, from, calendar), to: instant(day, to, calendar) }))
    .filter((span) => span.from < span.to)
    .sort((one, other) => one.from - other.from)
}

/** The hours a day has once holidays and exceptions are taken into account. */
export function hoursOfDay(day: string, calendar: Calendar): readonly Hours[] {
  const exceptions = calendar.exceptions.filter(({ date }) => date === day)
  const opened = exceptions.find((exception) => exception.kind === 'open')
  const holiday =
    calendar.publicHolidays && publicHolidays(Number(day.slice(0, 4)), calendar.alsaceMoselle).has(day)
  const usual = holiday ? [] : (calendar.week[isoWeekday(day)] ?? [])
  return exceptions
    .filter((exception) => exception.kind === 'closed')
    .reduce<readonly Hours[]>(
      (left, { hours }) => (hours ? hours.reduce(takeOut, left) : []),
      opened?.hours ?? usual,
    )
}

/** `HH:MM` compares rightly as text. */
function takeOut(hours: readonly Hours[], gone: Hours): readonly Hours[] {
  return hours.flatMap(({ from, to }) => {
    if (gone.to <= from || to <= gone.from) return [{ from, to }]
    return [
      { from, to: gone.from },
      { from: gone.to, to },
    ].filter((part) => part.from < part.to)
  })
}

function instant(day: string, time: string, calendar: Calendar): number {
  return time === '24:00'
    ? fromZonedTime(`${dayAfter(day)}T00:00:00`, calendar.timeZone).getTime()
    : fromZonedTime(`${day}T${time}:00`, calendar.timeZone).getTime()
}

/** The wall-clock day a moment falls on, ISO. */
export function dayOf(moment: Date, calendar: Pick<Calendar, 'timeZone'>): string {
  return formatInTimeZone(moment, calendar.timeZone, 'yyyy-MM-dd')
}

export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

function isoWeekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

function neverOpens(from: Date): AppError {
  return new AppError('CONFIG_INVALID', 'the calendar of the desk has no opening hours to come', {
    details: { from: from.toISOString(), horizonDays: HORIZON_DAYS },
  })
}
