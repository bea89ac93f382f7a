import { readFileSync } from 'node:fs'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { BUCKETS, type Vector } from './features.js'
import type { Intent } from './intents.js'

/** What training leaves: a linear model in bytes, and the words it knows. */
export interface Model {
  intents: readonly Intent[]
  /** Words of the training sentences, most frequent first: what spelling is corrected to. */
  words: readonly string[]
  /** Stems of the words that stand in sentences inside the service. */
  stems: readonly string[]
  /** SHA-256 of the training sentences: tells weights that were not trained anew after a change. */
  corpus: string
  /** Multiplies sums before the softmax: fitted so that 0.9 means nine in ten (held-out folds of the seeds). */
  sharpness: number
  /** Below this confidence the answer is `not_understood`. */
  threshold: number
  /** Per intent: what one step of a weight byte is worth. */
  steps: readonly number[]
  biases: readonly number[]
  /** BUCKETS × intents, row by row. */
  weights: Int8Array
}

const FILE = new URL('./weights.bin', import.meta.url)

/** Four bytes of header length, the header as JSON, the weights; deflated as a whole. */
export function packModel({ weights, ...header }: Model): Buffer {
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  const bytes = Buffer.from(weights.buffer, weights.byteOffset, weights.length)
  return deflateRawSync(Buffer.concat([length, json, bytes]), { level: 9 })
}

export function unpackModel(packed: Uint8Array): Model {
  const all = inflateRawSync(packed)
  const end = 4 + all.readUInt32LE(0)
  const header = JSON.parse(all.toString('utf8', 4, end)) as Omit<Model, 'weights'>
  const weights = new Int8Array(all.buffer, all.byteOffset + end, all.length - end)
  if (weights.length !== BUCKETS * header.intents.length)
    throw new Error('weights.bin does not fit features.ts')
  return { ...header, weights }
}

let loaded: Model | null = null

/** The committed weights, read once for all recognisers of the process (about 20 ms). */
export function loadModel(): Model {
  loaded ??= unpackModel(readFileSync(FILE))
  return loaded
}

/** Probability per intent, in the model's order. */
export function probabilities(model: Model, vector: Vector): Float64Array {
  const count = model.intents.length
  const sums = new Float64Array(count)
  for (let at = 0; at < vector.buckets.length; at += 1) {
    const row = (vector.buckets[at] ?? 0) * count
    const value = vector.values[at] ?? 0
    for (let intent = 0; intent < count; intent += 1) {
      sums[intent] = (sums[intent] ?? 0) + value * (model.weights[row + intent] ?? 0)
    }
  }
  let top = Number.NEGATIVE_INFINITY
  for (let intent = 0; intent < count; intent += 1) {
    const score =
      ((sums[intent] ?? 0) * (model.steps[intent] ?? 0) + (model.biases[intent] ?? 0)) * model.sharpness
    sums[intent] = score
    top = Math.max(top, score)
  }
  let total = 0
  for (let intent = 0; intent < count; intent += 1) {
    const power = Math.exp((sums[intent] ?? 0) - top)
    sums[intent] = power
    total += power
  }
  return sums.map((power) => power / total)
}
