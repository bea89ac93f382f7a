/** Days of the calendar as text, `2026-11-22`: no clock change can make one of them longer. */
const DAY_MS = 86_400_000

function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`)
}

function dayAt(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10)
}

export function addDays(day: string, count: number): string {
  return dayAt(noon(day) + count * DAY_MS)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to) - noon(from)) / DAY_MS)
}

/** The days, weeks (from Monday) or months of a period, cut off at its ends. */
export function spans(
  from: string,
  to: string,
  step: 'day' | 'week' | 'month',
): { from: string; to: string }[] {
  const found: { from: string; to: string }[] = []
  for (let first = from; first <= to; ) {
    const end = lastOf(first, step)
    const last = end < to ? end : to
    found.push({ from: first, to: last })
    first = addDays(last, 1)
  }
  return found
}

/** The last day of the day, week or month that a day lies in. */
function lastOf(day: string, step: 'day' | 'week' | 'month'): string {
  if (step === 'day') return day
  if (step === 'week') return addDays(day, (7 - (new Date(noon(day)).getUTCDay() || 7)) % 7)
  const [year = 0, month = 0] = day.split('-').map(Number)
  return dayAt(Date.UTC(year, month, 0, 12))
}

/** The whole months within a period, and the first day after them; null when there is none. */
export function wholeMonths(from: string, to: string): { first: string; last: string; after: string } | null {
  const whole = spans(from, to, 'month').filter(
    (span) => span.from.endsWith('-01') && span.to === lastOf(span.from, 'month'),
  )
  const [first, last] = [whole[0], whole.at(-1)]
  if (!first || !last) return null
  return { first: first.from.slice(0, 7), last: last.from.slice(0, 7), after: addDays(last.to, 1) }
}
