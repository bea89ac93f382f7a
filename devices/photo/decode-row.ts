import { type Glyph, nameEnd } from './candidates.js'
import { decode } from './lattice.js'
import type { LineText } from './recognise.js'

const DIGIT = '0123456789'
const LETTER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const times = (set: string, count: number) => Array.from({ length: count }, () => set)
const SHORTS: readonly (readonly string[])[] = [
  times(DIGIT, 9),
  [LETTER, ...times(DIGIT, 8)],
  [LETTER, LETTER, ...times(DIGIT, 7)],
]
/** What stands between the date and the short serial of a full one: AA, BB or CC, and the region. */
const REGION = ['ABC', 'ABC', 'CWREJT', 'HRNUPW']
const DATE = ['2', '0', '012', DIGIT, '01', DIGIT, '0123', DIGIT]
/** Steps by which the first character may begin later than the engine saw one: it may have seen a smudge. */
const SLACK = 4
/** Worse than this a line says something else. Logarithm of probability against the engine's own reading. */
const WORST = -16

/** A short serial forced out of a line that names one but does not read as one: a guess, to be weighed against other looks. */
export interface Guess {
  value: string
  score: number
}

/** `continues`: the row above ends in the middle of a full serial. */
export function decodeRow(line: LineText, glyphs: readonly Glyph[], continues: boolean): Guess | null {
  const guesses: Guess[] = []
  const end = nameEnd(glyphs)
  const first = end === null ? undefined : firstStepAfter(line, end)
  if (first !== undefined) {
    const where = { from: Math.max(0, first - 1), until: first + SLACK }
    for (const shape of SHORTS) guesses.push(tail(line, shape, where))
  }
  const whole = { from: 0, until: line.lattice.steps }
  const text = glyphs.map((glyph) => glyph.char).join('')
  if (continues) for (const shape of SHORTS) guesses.push(tail(line, [...REGION, ...shape], whole))
  else if (/20[012OQ]|2O|[A-Z0-9]{4}[-–][A-Z0-9]{3,}\d{6}/.test(text))
    for (const shape of SHORTS) guesses.push(tail(line, [...DATE, ...REGION, ...shape], whole))
  const [best] = guesses
    .filter(({ value, score }) => score >= WORST && !isPartOfMore(line, value))
    .sort((a, b) => b.score - a.score)
  return best ?? null
}

function tail(line: LineText, shape: readonly string[], where: { from: number; until: number }): Guess {
  const { text, score, end } = decode(line.lattice, shape, where)
  const whole = text.length === shape.length && !goesOn(line, end)
  return { value: text.slice(-9), score: whole ? score : Number.NEGATIVE_INFINITY }
}

/**
 * True when the engine read the value with more digits joined to it: a piece of a longer number (another maker's
 * serial, an EAN) is no serial, however well it reads.
 */
export function isPartOfMore(line: LineText, value: string): boolean {
  const text = line.text.toUpperCase()
  const at = text.indexOf(value)
  if (at < 0) return false
  const before = text[at - 1] ?? ''
  const after = text[at + value.length] ?? ''
  return /\d/.test(after) || (/^\d/.test(value) && /\d/.test(before))
}

/** True when the engine sees a digit right behind a step: the number is longer than a serial. */
function goesOn(line: LineText, end: number): boolean {
  const next = line.steps.findIndex((step) => step > end)
  return next >= 0 && (line.steps[next] ?? 0) - end <= NEXT && /\d/.test(line.text[next] ?? '')
}

/** Steps between two characters that stand together: the engine's steps are 8 pixels of a line 48 high. */
const NEXT = 4

/** The step of the first character behind `count` others, spaces and the marks after a name not counted. */
function firstStepAfter(line: LineText, count: number): number | undefined {
  let seen = 0
  for (const [i, character] of [...line.text].entries()) {
    if (/\s/.test(character)) continue
    if (seen >= count && !/[.:;,#°º=\-)]/.test(character)) return line.steps[i]
    seen++
  }
  return undefined
}
