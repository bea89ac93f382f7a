/** Times and days as a person reads them. Pure; the zone is the reader's wall clock. */

import { enGB } from 'date-fns/locale/en-GB'
import { fr } from 'date-fns/locale/fr'
import { formatInTimeZone } from 'date-fns-tz'
import type { Locale } from './index.js'

const NBSP = '\u00A0'
const PARIS = 'Europe/Paris'

/** « 10 h 42 », « 9 h » (non-breaking spaces); in English `10:42`, `9:00`. */
export function clockTime(at: Date, locale: Locale, timeZone = PARIS): string {
  if (locale === 'en') return formatInTimeZone(at, timeZone, 'H:mm')
  const hour = `${formatInTimeZone(at, timeZone, 'H')}${NBSP}h`
  const minute = formatInTimeZone(at, timeZone, 'mm')
  return minute === '00' ? hour : `${hour}${NBSP}${minute}`
}

/** « lundi 23 novembre », « vendredi 1er mai »; in English `Monday 23 November`. */
export function dayName(at: Date, locale: Locale, timeZone = PARIS): string {
  if (locale === 'en') return formatInTimeZone(at, timeZone, 'EEEE d MMMM', { locale: enGB })
  const text = formatInTimeZone(at, timeZone, 'EEEE d MMMM', { locale: fr })
  return text.replace(/ 1 /, ' 1er ')
}

/** « lundi » for 1, the ISO weekday; in English `Monday`. */
export function weekday(iso: number, locale: Locale): string {
  // 5 January 2026 was a Monday.
  const day = new Date(Date.UTC(2026, 0, 4 + iso, 12))
  return formatInTimeZone(day, 'UTC', 'EEEE', { locale: locale === 'fr' ? fr : enGB })
}

/** A time of the wall, `HH:MM`, as clockTime() says it; `24:00` is midnight. */
export function wallTime(time: string, locale: Locale): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  if (hours === 24 && locale === 'fr') return 'minuit'
  return clockTime(new Date(Date.UTC(2026, 0, 5, hours, minutes)), locale, 'UTC')
}

/** « 90 jours », « 1 an »: whole years as years. */
export function lasting(days: number, locale: Locale): string {
  const [count, unit] = days >= 365 && days % 365 === 0 ? [days / 365, 'year'] : [days, 'day']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

/** `2026-11-23`: two moments are on the same day when these are equal. */
export function isoDay(at: Date, timeZone = PARIS): string {
  return formatInTimeZone(at, timeZone, 'yyyy-MM-dd')
}
