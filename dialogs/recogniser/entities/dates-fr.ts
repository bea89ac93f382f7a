import { fold } from '../text/fold.js'
import { DATE_RULES } from './dates-rules.js'

export interface DateMention {
  at: number
  length: number
  /** ISO 8601, as precise as was said. */
  date: string
}

const PARIS_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' })

/** Where in the folded text dates stand, and what they say. */
export function dateMentions(folded: string, now: Date | null): DateMention[] {
  // The calendar day in Paris, as a UTC midnight to count from.
  const today = now && new Date(`${PARIS_DAY.format(now)}T00:00:00Z`)
  const found: DateMention[] = []
  for (const { pattern, read } of DATE_RULES) {
    for (const match of folded.matchAll(pattern)) {
      const [at, length] = [match.index, match[0].length]
      const clash = found.some((other) => at < other.at + other.length && other.at < at + length)
      const date = clash ? null : read(match, today)
      if (date) found.push({ at, length, date })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

/**
 * The dates of a text as ISO 8601, in the order said: "12/03/2024" → 2024-03-12 (day first, as in France),
 * "mars 2019" → 2019-03 (no more precision than was said). With `now`, also "hier", "lundi dernier", "le 3 mai".
 */
export const datesIn = (text: string, now: Date | null = null): string[] => [
  ...new Set(dateMentions(fold(text), now).map(({ date }) => date)),
]
