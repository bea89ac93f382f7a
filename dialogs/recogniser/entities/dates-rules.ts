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

/** What a match says, as ISO 8601; null when it is no date, or needs a today that is not given. */
export interface DateRule {
  pattern: RegExp
  read: (match: RegExpMatchArray, today: Date | null) => string | null
}

const num = (text: string | undefined): number => Number(text ?? Number.NaN)
const monthOf = (name: string | undefined): number => MONTHS[name ?? ''] ?? 0

const shift = (today: Date | null, days: number): string | null =>
  today && new Date(today.getTime() + days * DAY_MS).toISOString().slice(0, 10)

/** A day without a year is the nearest one, past or to come. */
function nearest(today: Date | null, month: number, day: number): string | null {
  if (!today) return null
  const years = [-1, 0, 1].map((offset) => iso(today.getUTCFullYear() + offset, month, day))
  const distance = (date: string) => Math.abs(new Date(date).getTime() - today.getTime())
  return years.filter((date) => date !== null).sort((a, b) => distance(a) - distance(b))[0] ?? null
}

/** "lundi" and "lundi prochain" lie ahead, "lundi dernier" behind; never today. */
function weekday(today: Date | null, name: string | undefined, direction: string | undefined): string | null {
  if (!today) return null
  const ahead = (WEEKDAYS.indexOf(name ?? '') - today.getUTCDay() + 7) % 7 || 7
  return shift(
    today,
    direction === 'dernier' || direction === 'passe' ? ahead - (ahead === 7 ? 14 : 7) : ahead,
  )
}

const days = (match: RegExpMatchArray): number => num(match[1]) * (match[2] === 'jour' ? 1 : 7)

/** In order of trust: what an earlier rule took, a later one leaves. */
export const DATE_RULES: readonly DateRule[] = [
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
    read: (m) => iso(num(m[3]), monthOf(m[2]), num(m[1])),
  },
  {
    pattern: new RegExp(`(?<![a-z0-9])premier (${MONTH}) (\\d{4})(?!\\d)`, 'g'),
    read: (m) => iso(num(m[2]), monthOf(m[1]), 1),
  },
  {
    pattern: new RegExp(`(?<!\\d |[a-z0-9]|\\der |premier )(${MONTH})\\.? ((?:19|20)\\d{2})(?!\\d)`, 'g'),
    read: (m) => `${m[2]}-${pad(monthOf(m[1]))}`,
  },
  {
    pattern: /(?<![\d./-])(0?[1-9]|1[0-2])[/.-]((?:19|20)\d{2})(?![\d./-]*\d)/g,
    read: (m) => `${m[2]}-${pad(num(m[1]))}`,
  },
  { pattern: /\bavant[- ]hier\b/g, read: (_, today) => shift(today, -2) },
  { pattern: /(?<!avant[- ])\b(?:hier|yesterday)\b/g, read: (_, today) => shift(today, -1) },
  { pattern: /\b(?:aujourd'? ?hui|ajd|auj|today)\b/g, read: (_, today) => shift(today, 0) },
  { pattern: /\bapres[- ]demain\b/g, read: (_, today) => shift(today, 2) },
  { pattern: /(?<!apres[- ])\b(?:demain|2main|dem1|tomorrow)\b/g, read: (_, today) => shift(today, 1) },
  { pattern: /\bil y a (\d{1,3}) (jour|semaine)s?\b/g, read: (m, today) => shift(today, -days(m)) },
  { pattern: /\bdans (\d{1,3}) (jour|semaine)s?\b/g, read: (m, today) => shift(today, days(m)) },
  {
    pattern: new RegExp(`\\b(${WEEKDAYS.join('|')})(?: (dernier|passe|prochain))?\\b(?! \\d)`, 'g'),
    read: (m, today) => weekday(today, m[1], m[2]),
  },
  {
    pattern: new RegExp(`(?<![a-z0-9])(\\d{1,2})(?:er)? (${MONTH})\\b(?!\\.?,? \\d{4})`, 'g'),
    read: (m, today) => nearest(today, monthOf(m[2]), num(m[1])),
  },
  {
    pattern: new RegExp(`\\bpremier (${MONTH})\\b(?! \\d{4})`, 'g'),
    read: (m, today) => nearest(today, monthOf(m[1]), 1),
  },
  {
    pattern: /(?<![\d/.,-])(0?[1-9]|[12]\d|3[01])\/(0[1-9]|1[0-2])(?![\d/])/g,
    read: (m, today) => nearest(today, num(m[2]), num(m[1])),
  },
]
