import { isShortSerial } from '../serial.js'
import { CHARACTERS, type Lattice, spot } from './lattice.js'

/** What several looks at one place say together. */
export interface Weighed {
  value: string
  /** How much better than the next best serial, natural logarithm a look; 0 when they weigh alike. */
  margin: number
  /** For each look: how well the value stands in it, 0 when it was read just so. */
  fits: readonly number[]
}

/** A look that misses a value altogether says no more against it than this. */
const MOST_AGAINST = -9
const ROUNDS = 3

/**
 * The serial that all looks together make likeliest: of those that were read, and of all that differ from the best in
 * one character. Null when nothing was read. `prior` is added once: what the label's other words make likely.
 */
export function weigh(
  values: readonly string[],
  looks: readonly Lattice[],
  prior: (value: string) => number = () => 0,
): Weighed | null {
  const totals = new Map<string, number>()
  const total = (value: string): number => {
    const known = totals.get(value)
    if (known !== undefined) return known
    const sum = looks.reduce((all, look) => all + Math.max(MOST_AGAINST, spot(look, value)), prior(value))
    totals.set(value, sum)
    return sum
  }
  for (const value of values) total(value)
  let best = highest(totals)
  for (let round = 0; round < ROUNDS && best !== null; round++) {
    for (const other of neighboursOf(best)) total(other)
    const better = highest(totals)
    if (better === best) break
    best = better
  }
  if (best === null) return null
  const value = best
  const second = highest(new Map([...totals].filter(([other]) => other !== value)))
  const margin = second === null ? -MOST_AGAINST : total(value) - total(second)
  const fits = looks.map((look) => Math.max(MOST_AGAINST, spot(look, value)))
  // A look that does not show the place at all says nothing for or against.
  const telling = fits.filter((fit) => fit > MOST_AGAINST + 1).length
  return { value, margin: margin / Math.max(1, telling), fits }
}

function highest(totals: ReadonlyMap<string, number>): string | null {
  let best: string | null = null
  for (const [value, sum] of totals)
    if (best === null || sum > (totals.get(best) ?? Number.NEGATIVE_INFINITY)) best = value
  return best
}

/** All serials that differ in one character. */
function neighboursOf(value: string): string[] {
  const found: string[] = []
  for (let i = 0; i < value.length; i++) {
    for (const character of CHARACTERS) {
      const other = value.slice(0, i) + character + value.slice(i + 1)
      if (other !== value && isShortSerial(other)) found.push(other)
    }
  }
  return found
}
