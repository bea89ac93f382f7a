/** What the person is told about when a human answers: data first, the sentence from locales/. */
import type { Locale, SentenceKey, Translate, Values } from '../locales/index.js'
import { clockTime, dayName, isoDay } from '../locales/time.js'
import { addWorkingTime, type Calendar, isOpen, nextOpening } from './calendar.js'

export type AnswerPromise =
  /** The desk is open: a human answers before `at`. */
  | { kind: 'before'; at: Date }
  /** The desk is closed: it opens at `at`, and the case is taken up then. */
  | { kind: 'next_opening'; at: Date }

/** Minutes of working time in which the guide promises an answer. */
export const FIRST_RESPONSE_MINUTES = 30

const MINUTE = 60_000

/**
 * Counted from the whole minute that has begun: "before 10:42" said at 10:12:40 is at most half an hour for the person
 * who reads it, never forty seconds more.
 */
export function promiseAnswer(
  now: Date,
  calendar: Calendar,
  minutes: number = FIRST_RESPONSE_MINUTES,
): AnswerPromise {
  if (!isOpen(now, calendar)) return { kind: 'next_opening', at: nextOpening(now, calendar) }
  const minute = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE)
  return { kind: 'before', at: addWorkingTime(minute, minutes, calendar) }
}

export interface Sentence {
  key: SentenceKey
  values: Values
}

/** Key and values of « un conseiller vous répond avant 10 h 42 » and its sisters; today and tomorrow said as such. */
export function promiseSentence(
  promise: AnswerPromise,
  now: Date,
  locale: Locale,
  timeZone = 'Europe/Paris',
): Sentence {
  const when = dayFrom(now, promise.at, timeZone)
  return {
    key: `desk.promise.${promise.kind}_${when}`,
    values: {
      time: clockTime(promise.at, locale, timeZone),
      day: dayName(promise.at, locale, timeZone),
    },
  }
}

export function sayPromise(
  promise: AnswerPromise,
  now: Date,
  locale: Locale,
  translate: Translate,
  timeZone?: string,
): string {
  const { key, values } = promiseSentence(promise, now, locale, timeZone)
  return translate(key, values)
}

function dayFrom(now: Date, at: Date, timeZone: string): 'today' | 'tomorrow' | 'later' {
  const day = isoDay(at, timeZone)
  if (day === isoDay(now, timeZone)) return 'today'
  // Noon, so that the day of a clock change is still one day long.
  const tomorrow = new Date(`${isoDay(now, timeZone)}T12:00:00Z`)
  tomorrow.setUTCDate(tomorrow.getUTCDate() + 1)
  return day === tomorrow.toISOString().slice(0, 10) ? 'tomorrow' : 'later'
}
