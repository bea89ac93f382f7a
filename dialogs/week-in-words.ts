import type { Calendar, Hours } from '../hotline/calendar.js'
import type { Locale, Translate } from '../locales/index.js'
import { wallTime, weekday } from '../locales/time.js'

const DAYS = [1, 2, 3, 4, 5, 6, 7]

/** The week's hours as a person says them: days with the same hours together, closed ones left out. */
export function weekInWords(week: Calendar['week'], locale: Locale, t: Translate): string {
  const runs: { first: number; last: number; hours: readonly Hours[] }[] = []
  for (const day of DAYS) {
    const hours = week[day] ?? []
    const before = runs.at(-1)
    if (before?.last === day - 1 && same(before.hours, hours)) before.last = day
    else runs.push({ first: day, last: day, hours })
  }
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const said = runs
    .filter(({ hours }) => hours.length > 0)
    .map(({ first, last, hours }) => {
      const days =
        first === last
          ? t('help.hours_day', { day: weekday(first, locale) })
          : t('help.hours_from_to_day', { first: weekday(first, locale), last: weekday(last, locale) })
      const spans = hours.map(({ from, to }) =>
        t('help.hours_span', { from: wallTime(from, locale), to: wallTime(to, locale) }),
      )
      return `${days}, ${list.format(spans)}`
    })
  return said.join(locale === 'fr' ? '\u00A0; ' : '; ')
}

function same(a: readonly Hours[], b: readonly Hours[]): boolean {
  return a.length === b.length && a.every(({ from, to }, at) => from === b[at]?.from && to === b[at]?.to)
}
