import { addDigest, type Digest, emptyDigest } from './digest.js'

export const DURATIONS = ['timeToCode', 'photoToCode', 'firstResponse', 'resolution'] as const
export type Duration = (typeof DURATIONS)[number]

/**
 * What is counted of one case, one day, one month: adding two up gives that of both. Counters are named `cases`,
 * `outcome:solved`, `heat:0:13`; what is zero is left out. JSON, because it is stored as it is.
 */
export interface Tally {
  counts: Record<string, number>
  durations: Partial<Record<Duration, Digest>>
}

export function emptyTally(): Tally {
  return { counts: {}, durations: {} }
}

export function count(tally: Tally, name: string, by = 1): void {
  if (by !== 0) tally.counts[name] = (tally.counts[name] ?? 0) + by
}

export function addTally(into: Tally, other: Tally): void {
  for (const [name, by] of Object.entries(other.counts)) count(into, name, by)
  for (const name of DURATIONS) {
    const digest = other.durations[name]
    if (!digest) continue
    const own = into.durations[name] ?? emptyDigest()
    addDigest(own, digest)
    into.durations[name] = own
  }
}

export function sumTallies(tallies: Iterable<Tally>): Tally {
  const sum = emptyTally()
  for (const tally of tallies) addTally(sum, tally)
  return sum
}

/** Everything counted under a prefix: `outcome:` → { solved: 3 }. */
export function named(tally: Tally, prefix: string): Record<string, number> {
  const found: Record<string, number> = {}
  for (const [name, by] of Object.entries(tally.counts)) {
    if (name.startsWith(prefix)) found[name.slice(prefix.length)] = by
  }
  return found
}
