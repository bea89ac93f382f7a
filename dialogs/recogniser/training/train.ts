import { BUCKETS, type Vector } from '../features.js'
import { INTENTS, type Intent } from '../intents.js'
import type { Model } from '../model.js'
import { randomFrom } from './grammar.js'

export interface Sample {
  vector: Vector
  intent: Intent
}

const EPOCHS = 8
const RATE = 0.9
const SHRINK = 2e-6
/** The last epochs' weights are averaged: each leans towards the sentences it saw last. */
const AVERAGED = 5
/**
 * Share of a sentence's features left out, other ones each time it is seen: no single word may carry a sentence alone,
 * so a sentence that lacks it is understood too.
 */
const DROP = 0.3
const SHUFFLE_SEEDS = [7, 11, 13]

interface Weights {
  weights: Float32Array
  biases: Float64Array
}

/**
 * Multinomial logistic regression, fitted once for each order of the samples and averaged: of sentences near a border
 * one order teaches another side than the next, and their mean sways less than each. Float weights and biases.
 */
export function trainWeights(samples: readonly Sample[], seeds: readonly number[] = SHUFFLE_SEEDS): Weights {
  const all = seeds.map((seed) => fitInOrder(samples, seed))
  const [first] = all
  if (!first) throw new Error('no seed to train with')
  for (const { weights, biases } of all.slice(1)) {
    for (const [cell, weight] of weights.entries()) first.weights[cell] = (first.weights[cell] ?? 0) + weight
    for (const [c, bias] of biases.entries()) first.biases[c] = (first.biases[c] ?? 0) + bias
  }
  return {
    weights: first.weights.map((weight) => weight / all.length),
    biases: first.biases.map((bias) => bias / all.length),
  }
}

/** One fit by AdaGrad; the order of the samples, and what is left out of each, fixed by a seed. */
function fitInOrder(samples: readonly Sample[], seed: number): Weights {
  const count = INTENTS.length
  const weights = new Float32Array(BUCKETS * count)
  const speeds = new Float32Array(BUCKETS * count).fill(1e-3)
  const biases = new Float64Array(count)
  const order = samples.map((_, at) => at)
  const random = randomFrom(seed)
  const scores = new Float64Array(count)
  const sums = new Float32Array(weights.length)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1))
      const kept = order[at] ?? 0
      order[at] = order[other] ?? 0
      order[other] = kept
    }
    for (const index of order) {
      const sample = samples[index]
      if (!sample) continue
      const { buckets, values } = thinned(sample.vector, random)
      scores.set(biases)
      for (let at = 0; at < buckets.length; at += 1) {
        const row = (buckets[at] ?? 0) * count
        const value = values[at] ?? 0
        for (let c = 0; c < count; c += 1) scores[c] = (scores[c] ?? 0) + value * (weights[row + c] ?? 0)
      }
      const top = Math.max(...scores)
      let total = 0
      for (let c = 0; c < count; c += 1) {
        scores[c] = Math.exp((scores[c] ?? 0) - top)
        total += scores[c] ?? 0
      }
      const right = INTENTS.indexOf(sample.intent)
      for (let c = 0; c < count; c += 1) {
        const wrong = (scores[c] ?? 0) / total - (c === right ? 1 : 0)
        scores[c] = wrong
        biases[c] = (biases[c] ?? 0) - 0.02 * wrong
      }
      for (let at = 0; at < buckets.length; at += 1) {
        const row = (buckets[at] ?? 0) * count
        const value = values[at] ?? 0
        for (let c = 0; c < count; c += 1) {
          const push = (scores[c] ?? 0) * value
          if (push > -1e-5 && push < 1e-5) continue
          const cell = row + c
          const speed = (speeds[cell] ?? 0) + push * push
          speeds[cell] = speed
          const now = weights[cell] ?? 0
          weights[cell] = now - (RATE * push) / Math.sqrt(speed) - SHRINK * now
        }
      }
    }
    if (epoch >= EPOCHS - AVERAGED)
      for (const [cell, weight] of weights.entries()) sums[cell] = (sums[cell] ?? 0) + weight / AVERAGED
  }
  return { weights: sums, biases }
}

/** Without a share of its features, the others weighing as much more. */
function thinned({ buckets, values }: Vector, random: () => number): Vector {
  const kept = new Uint32Array(buckets.length)
  const grown = new Float32Array(buckets.length)
  let count = 0
  for (let at = 0; at < buckets.length; at += 1) {
    if (random() < DROP) continue
    kept[count] = buckets[at] ?? 0
    grown[count] = (values[at] ?? 0) / (1 - DROP)
    count += 1
  }
  return { buckets: kept.subarray(0, count), values: grown.subarray(0, count) }
}

/** Float weights as bytes: per intent the largest becomes 127; those within half a step of zero vanish. */
export function quantise(
  { weights, biases }: { weights: Float32Array; biases: Float64Array },
  rest: Pick<Model, 'words' | 'stems' | 'corpus' | 'sharpness' | 'threshold'>,
): Model {
  const count = INTENTS.length
  const largest = new Float64Array(count)
  for (let cell = 0; cell < weights.length; cell += 1) {
    largest[cell % count] = Math.max(largest[cell % count] ?? 0, Math.abs(weights[cell] ?? 0))
  }
  const steps = [...largest].map((most) => most / 127 || 1)
  const bytes = new Int8Array(weights.length)
  for (let cell = 0; cell < weights.length; cell += 1) {
    bytes[cell] = Math.round((weights[cell] ?? 0) / (steps[cell % count] ?? 1))
  }
  return { ...rest, intents: INTENTS, steps, biases: [...biases], weights: bytes }
}
