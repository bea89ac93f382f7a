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
/** Steps between a name and its value: a colon, a dot, a space. */
const SLACK = 8
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
  const step = end === null ? undefined : stepOf(line, end)
  if (step !== undefined) {
    for (const shape of SHORTS) guesses.push(tail(line, shape, { from: step + 1, until: step + SLACK }))
  }
  const whole = { from: 0, until: line.lattice.steps }
  const text = glyphs.map((glyph) => glyph.char).join('')
  if (continues) for (const shape of SHORTS) guesses.push(tail(line, [...REGION, ...shape], whole))
  else if (/20[012OQ]|2O|[A-Z0-9]{4}[-–][A-Z0-9]{3,}\d{6}/.test(text))
    for (const shape of SHORTS) guesses.push(tail(line, [...DATE, ...REGION, ...shape], whole))
  const [best] = guesses.filter(({ score }) => score >= WORST).sort((a, b) => b.score - a.score)
  return best ?? null
}

function tail(line: LineText, shape: readonly string[], where: { from: number; until: number }): Guess {
  const { text, score } = decode(line.lattice, shape, where)
  return {
    value: text.slice(-9),
    score: text.length === shape.length ? score : Number.NEGATIVE_INFINITY,
  }
}

/** The step of the last of the first `count` characters that are not spaces. */
function stepOf(line: LineText, count: number): number | undefined {
  let seen = 0
  for (const [i, character] of [...line.text].entries()) {
    if (/\s/.test(character)) continue
    seen++
    if (seen === count) return line.steps[i]
  }
  return undefined
}
