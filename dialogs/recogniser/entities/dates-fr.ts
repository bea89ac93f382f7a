import { fold } from '../text/fold.js'

const MONTHS: Record<string, number> = {
  janvier: 1,
  janv: 1,
  january: 1,
  jan: 1,
  fevrier: 2,
  fevr: 2,
  fev: 2,
  february: 2,
  feb: 2,
  mars: 3,
  march: 3,
  avril: 4,
  avr: 4,
  april: 4,
  apr: 4,
  mai: 5,
  may: 5,
  juin: 6,
  june: 6,
  juillet: 7,
  juil: 7,
  july: 7,
  aout: 8,
  august: 8,
  aug: 8,
  septembre: 9,
  sept: 9,
  september: 9,
  octobre: 10,
  oct: 10,
  october: 10,
  novembre: 11,
  nov: 11,
  november: 11,
  decembre: 12,
  dec: 12,
  december: 12,
}
const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi']
const MONTH = Object.keys(MONTHS)
  .sort((a, b) => b.length - a.length)
  .join('|')
const DAY_MS = 86_400_000

const pad = (number: number): string => String(number).padStart(2, '0')

/** Two-digit years are this century unless that lies more than ten years ahead of 2026: companies born in 98. */
const fullYear = (year: number): number => (year >= 100 ? year : year > 36 ? 1900 + year : 2000 + year)

function iso(year: number, month: number, day: number): string | null {
  const full = fullYear(year)
  if (full < 1900 || full > 2100) return null
  const date = new Date(Date.UTC(full, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return `${full}-${pad(month)}-${pad(day)}`
}

/** The calendar day in Paris, as a UTC midnight to count from. */
function parisDay(now: Date): Date {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(now)
  return new Date(`${day}T00:00:00Z`)
}

const shift = (day: Date, days: number): string =>
  new Date(day.getTime() + days * DAY_MS).toISOString().slice(0, 10)

interface Found {
  at: number
  date: string
}

const num = (text: string | undefined): number => Number(text ?? Number.NaN)

type Rule = { pattern: RegExp; read: (match: RegExpMatchArray) => string | null }

const RULES: Rule[] = [
  {
    pattern: /(?<!\d)((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g,
    read: (m) => iso(num(m[1]), num(m[2]), num(m[3])),
  },
  {
    pattern: /(?<![\d.])(\d{1,2})(?: ?[/-] ?|\.)(\d{1,2})(?: ?[/-] ?|\.)(\d{4}|\d{2})(?![\d.]\d|\d)/g,
    read: (m) => iso(num(m[3]), num(m[2]), num(m[1])),
  },
  {
    pattern: new RegExp(
      `(?<![a-z0-9])(\\d{1,2})(?:er|st|nd|rd|th)? (?:of )?(${MONTH})\\.?,? (\\d{4})(?!\\d)`,
      'g',
    ),
    read: (m) => iso(num(m[3]), MONTHS[m[2] ?? ''] ?? 0, num(m[1])),
  },
  {
    pattern: new RegExp(`(?<![a-z0-9])premier (${MONTH}) (\\d{4})(?!\\d)`, 'g'),
    read: (m) => iso(num(m[2]), MONTHS[m[1] ?? ''] ?? 0, 1),
  },
  {
    pattern: new RegExp(`(?<!\\d |[a-z0-9]|\\der |premier )(${MONTH})\\.? ((?:19|20)\\d{2})(?!\\d)`, 'g'),
    read: (m) => `${m[2]}-${pad(MONTHS[m[1] ?? ''] ?? 0)}`,
  },
  {
    pattern: /(?<![\d./-])(0?[1-9]|1[0-2])[/.-]((?:19|20)\d{2})(?![\d./-]*\d)/g,
    read: (m) => `${m[2]}-${pad(num(m[1]))}`,
  },
]

/** Rules that need today: a day without a year is the nearest one, past or to come. */
function relativeRules(now: Date): Rule[] {
  const today = parisDay(now)
  const nearest = (month: number, day: number): string | null => {
    const years = [-1, 0, 1].map((offset) => iso(today.getUTCFullYear() + offset, month, day))
    const distance = (date: string) => Math.abs(new Date(date).getTime() - today.getTime())
    return years.filter((date) => date !== null).sort((a, b) => distance(a) - distance(b))[0] ?? null
  }
  const weekday = (name: string, direction: string | undefined): string => {
    const ahead = (WEEKDAYS.indexOf(name) - today.getUTCDay() + 7) % 7
    return shift(
      today,
      direction === 'dernier' || direction === 'passe' ? (ahead || 7) - 7 - (ahead ? 0 : 7) : ahead || 7,
    )
  }
  return [
    { pattern: /\bavant[- ]hier\b/g, read: () => shift(today, -2) },
    { pattern: /(?<!avant[- ])\b(?:hier|yesterday)\b/g, read: () => shift(today, -1) },
    { pattern: /\b(?:aujourd'? ?hui|ajd|auj|today)\b/g, read: () => shift(today, 0) },
    { pattern: /\bapres[- ]demain\b/g, read: () => shift(today, 2) },
    { pattern: /(?<!apres[- ])\b(?:demain|2main|dem1|tomorrow)\b/g, read: () => shift(today, 1) },
    {
      pattern: /\bil y a (\d{1,3}) (jour|semaine)s?\b/g,
      read: (m) => shift(today, -num(m[1]) * (m[2] === 'jour' ? 1 : 7)),
    },
    {
      pattern: /\bdans (\d{1,3}) (jour|semaine)s?\b/g,
      read: (m) => shift(today, num(m[1]) * (m[2] === 'jour' ? 1 : 7)),
    },
    {
      pattern: new RegExp(`\\b(${WEEKDAYS.join('|')})(?: (dernier|passe|prochain))?\\b(?! \\d)`, 'g'),
      read: (m) => weekday(m[1] ?? '', m[2]),
    },
    {
      pattern: new RegExp(`(?<![a-z0-9])(\\d{1,2})(?:er)? (${MONTH})\\b(?!\\.?,? \\d{4})`, 'g'),
      read: (m) => nearest(MONTHS[m[2] ?? ''] ?? 0, num(m[1])),
    },
    {
      pattern: new RegExp(`\\bpremier (${MONTH})\\b(?! \\d{4})`, 'g'),
      read: (m) => nearest(MONTHS[m[1] ?? ''] ?? 0, 1),
    },
    {
      pattern: /(?<![\d/.,-])(0?[1-9]|[12]\d|3[01])\/(0[1-9]|1[0-2])(?![\d/])/g,
      read: (m) => nearest(num(m[2]), num(m[1])),
    },
  ]
}

/** Where in the folded text dates stand, and what they say. */
export function dateMentions(text: string, now: Date | null): (Found & { length: number })[] {
  const folded = fold(text)
  const found: (Found & { length: number })[] = []
  for (const { pattern, read } of [...RULES, ...(now ? relativeRules(now) : [])]) {
    for (const match of folded.matchAll(pattern)) {
      const at = match.index
      const clash = found.some((other) => at < other.at + other.length && other.at < at + match[0].length)
      const date = clash ? null : read(match)
      if (date) found.push({ at, length: match[0].length, date })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

/**
 * The dates of a text as ISO 8601, in the order said: "12/03/2024" → 2024-03-12 (day first, as in France),
 * "mars 2019" → 2019-03 (no more precision than was said). With `now`, also "hier", "lundi dernier", "le 3 mai".
 */
export const datesIn = (text: string, now: Date | null = null): string[] => [
  ...new Set(dateMentions(text, now).map((mention) => mention.date)),
]
