import type { PageLocale } from './locales.js'

const PARIS = 'Europe/Paris'
const NBSP = '\u00A0'

export interface Format {
  number(value: number, digits?: number): string
  /** A share, 0 to 1. */
  percent(share: number | null): string
  /** « 22 nov., 10 h 42 ». */
  moment(at: string): string
  /** « 22 nov. 2026, 10 h 42 »: on a record, which is read in other years too. */
  fullMoment(at: string): string
  /** « dimanche 22 novembre 2026 ». */
  longDay(at: string): string
  /** « 22 nov. 2026 », of a day or a moment. */
  day(at: string): string
  /** « 10 h 42 ». */
  time(at: string): string
  /** Of seconds: « 45 s », « 12 min », « 3 h 05 ». A dash when there is none. */
  duration(seconds: number | null): string
  /** Of bytes: « 1,2 Mo ». */
  size(bytes: number): string
}

/** Stands where there is no number. */
export const NONE = '–'

export function createFormat(locale: PageLocale): Format {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB'
  const inParis = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone: PARIS, ...options })
  const shortDay = inParis({ day: 'numeric', month: 'short' })
  const fullDay = inParis({ day: 'numeric', month: 'short', year: 'numeric' })
  const longDay = inParis({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const clock = inParis({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
  const year = inParis({ year: 'numeric' })
  const thisYear = year.format(new Date())

  const time = (at: Date) => {
    const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]))
    const [hour, minute] = [Number(parts.get('hour')), parts.get('minute') ?? '00']
    if (locale === 'en') return `${hour}:${minute}`
    return minute === '00' ? `${hour}${NBSP}h` : `${hour}${NBSP}h${NBSP}${minute}`
  }
  return {
    number: (value, digits = 0) =>
      new Intl.NumberFormat(tag, { maximumFractionDigits: digits }).format(value).replaceAll('\u202F', NBSP),
    percent: (share) =>
      share === null
        ? NONE
        : new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 })
            .format(share)
            .replaceAll('\u202F', NBSP),
    moment: (at) => {
      const date = new Date(at)
      const named = year.format(date) === thisYear ? shortDay.format(date) : fullDay.format(date)
      return `${named}, ${time(date)}`
    },
    fullMoment: (at) => `${fullDay.format(new Date(at))}, ${time(new Date(at))}`,
    longDay: (at) => longDay.format(new Date(at)),
    day: (at) => fullDay.format(new Date(at)),
    time: (at) => time(new Date(at)),
    size: (bytes) => sizeOf(bytes, tag),
    duration: (seconds) => (seconds === null ? NONE : spell(seconds, tag)),
  }
}

function spell(seconds: number, tag: string): string {
  const whole = Math.round(seconds)
  if (whole < 90) return `${whole}${NBSP}s`
  const minutes = Math.round(whole / 60)
  if (minutes < 60) return `${minutes}${NBSP}min`
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) {
    const days = new Intl.NumberFormat(tag, { style: 'unit', unit: 'day', maximumFractionDigits: 0 })
    return days.format(hours / 24).replace(/\s/, NBSP)
  }
  return `${hours}${NBSP}h${NBSP}${String(minutes % 60).padStart(2, '0')}`
}

function sizeOf(bytes: number, tag: string): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return new Intl.NumberFormat(tag, { style: 'unit', unit, maximumFractionDigits: 1 })
    .format(value)
    .replace(/\s/, NBSP)
}
