/**
 * How many values lie in each slice of a logarithmic scale: quantiles to 2 %, whatever the values, and two of them add
 * up to the digest of both (the idea of DDSketch, Masson et al. 2019).
 */
export interface Digest {
  count: number
  sum: number
  max: number
  /** Slice → how many. Slice `i` holds values in (RATIO^(i-1), RATIO^i]; `zero` those that are not above it. */
  slices: Record<string, number>
}

const ACCURACY = 0.02
const RATIO = (1 + ACCURACY) / (1 - ACCURACY)
const LOG = Math.log(RATIO)
const ZERO = 'zero'

export function emptyDigest(): Digest {
  return { count: 0, sum: 0, max: 0, slices: {} }
}

/** Values are durations: one below zero (a clock that was set back) counts as zero. */
export function digestOf(...values: number[]): Digest {
  const digest = emptyDigest()
  for (const given of values) {
    const value = Math.max(0, given)
    const slice = value < 1e-6 ? ZERO : String(Math.ceil(Math.log(value) / LOG))
    digest.count++
    digest.sum += value
    digest.max = Math.max(digest.max, value)
    digest.slices[slice] = (digest.slices[slice] ?? 0) + 1
  }
  return digest
}

export function addDigest(into: Digest, other: Digest): void {
  into.count += other.count
  into.sum += other.sum
  into.max = Math.max(into.max, other.max)
  for (const [slice, count] of Object.entries(other.slices)) {
    into.slices[slice] = (into.slices[slice] ?? 0) + count
  }
}

/** The value below which the share `q` of all lies (nearest rank); null of none. */
export function quantile(digest: Digest, q: number): number | null {
  if (digest.count === 0) return null
  const rank = Math.max(1, Math.ceil(q * digest.count))
  let seen = digest.slices[ZERO] ?? 0
  if (seen >= rank) return 0
  const slices = Object.keys(digest.slices)
    .filter((slice) => slice !== ZERO)
    .map(Number)
    .sort((one, other) => one - other)
  for (const slice of slices) {
    seen += digest.slices[slice] ?? 0
    // The middle of the slice is at most ACCURACY away from everything in it.
    if (seen >= rank) return Math.min(digest.max, (2 * RATIO ** slice) / (RATIO + 1))
  }
  return digest.max
}
