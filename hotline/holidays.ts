import Holidays from 'date-holidays'

const years = new Map<string, ReadonlyMap<string, string>>()

/**
 * French public holidays of one year: ISO day to name, in French. Alsace and Moselle have Good Friday and 26 December
 * too (articles L3134-13 of the Code du travail). Kept per year: the rules are slow to compute and never change.
 */
export function publicHolidays(year: number, alsaceMoselle: boolean): ReadonlyMap<string, string> {
  const key = `${year}${alsaceMoselle ? '+' : ''}`
  const known = years.get(key)
  if (known) return known
  // Moselle stands for the three departments: their law is the same.
  const source = alsaceMoselle ? new Holidays('FR', '57') : new Holidays('FR')
  const days = new Map(
    source
      .getHolidays(year, 'fr')
      .filter(({ type }) => type === 'public')
      .map(({ date, name }) => [date.slice(0, 10), name] as const),
  )
  years.set(key, days)
  return days
}
