import { type Features, featuresOf, ocrConfidence, type Sightings } from '../../devices/photo/confidence.js'
import { RELEASE_THRESHOLD } from '../../devices/rules.js'
import { makePhoto } from './photos.js'
import { startSightings } from './reader-process.js'

/**
 * `npx tsx bench/evidence/calibrate.ts --count 40`: reads photos of the tuning set, fits how sure a reading is by what
 * was seen of it, and prints the table of devices/photo/calibration.ts. Never run on the figure set.
 */
const COUNT = Number(process.argv[process.argv.indexOf('--count') + 1] || 40)
const NAMES = [
  'margin',
  'fit',
  'agrees',
  'lookAlike',
  'places',
  'named',
  'corrected',
] as const satisfies readonly (keyof Features)[]
/** Keeps weights small where the set says little. */
const RIDGE = 0.5
const ROUNDS = 4_000

interface Seen {
  sightings: Sightings
  right: boolean
}

interface Row {
  x: number[]
  right: boolean
}

async function main(): Promise<void> {
  const seen: Seen[] = []
  const reader = startSightings()
  for (const tier of ['easy', 'medium', 'hard'] as const) {
    for (let index = 0; index < COUNT; index++) {
      // A code would end the search before print is weighed.
      const photo = await makePhoto('tune', tier, index, 'none')
      for (const sightings of await reader.read(photo.jpeg)) {
        if (sightings.fits.length === 0) continue
        seen.push({ sightings, right: photo.serials.includes(sightings.value) })
      }
    }
    process.stderr.write(`${tier}: ${seen.length} readings so far\n`)
  }
  await reader.close()
  const rows = seen.map(({ sightings, right }) => {
    const features = featuresOf(sightings)
    return { x: NAMES.map((name) => features[name]), right }
  })
  const weights = fitWeights(rows)
  console.log(`${rows.length} readings, ${rows.filter((row) => row.right).length} right`)
  console.log(`  bias: ${weights[0]?.toFixed(2)},`)
  for (const [i, name] of NAMES.entries()) console.log(`  ${name}: ${weights[i + 1]?.toFixed(2)},`)
  reliability(seen)
}

/** Logistic regression by gradient descent; the first weight is the bias. */
function fitWeights(rows: readonly Row[]): number[] {
  const weights = Array.from({ length: NAMES.length + 1 }, () => 0)
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight, i) => (i === 0 ? 0 : weight * RIDGE))
    for (const { x, right } of rows) {
      const off = chance(weights, x) - (right ? 1 : 0)
      slope[0] = (slope[0] ?? 0) + off
      for (const [i, value] of x.entries()) slope[i + 1] = (slope[i + 1] ?? 0) + off * value
    }
    for (const [i, value] of slope.entries()) weights[i] = (weights[i] ?? 0) - (0.5 * value) / rows.length
  }
  return weights
}

function chance(weights: readonly number[], x: readonly number[]): number {
  const sum = x.reduce((total, value, i) => total + value * (weights[i + 1] ?? 0), weights[0] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

/** Of the readings that the present table gives so much, how many are right. */
function reliability(seen: readonly Seen[]): void {
  const edges = [0, 0.25, 0.5, 0.7, 0.8, RELEASE_THRESHOLD, 1.01]
  for (const [i, from] of edges.slice(0, -1).entries()) {
    const to = edges[i + 1] ?? 1.01
    const within = seen.filter(({ sightings }) => {
      const confidence = ocrConfidence(sightings)
      return confidence >= from && confidence < to
    })
    console.log(
      `confidence ${from} to ${Math.min(1, to)}: ${within.length}, right ${within.filter(({ right }) => right).length}`,
    )
  }
}

await main()
