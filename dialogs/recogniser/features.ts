import { meaningsOf } from './lexicon.js'
import { stem } from './text/stem.js'
import type { Token } from './text/tokens.js'

/** 2^16 buckets × 28 intents, one byte each, mostly zero: under 1 MB when packed. */
export const BUCKETS = 1 << 16

/** FNV-1a over UTF-16 units. */
function bucket(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at += 1) {
    hash ^= name.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  hash ^= hash >>> 13
  return (hash >>> 0) % BUCKETS
}

const countClass = (count: number): string =>
  count > 20 ? '20' : count > 10 ? '10' : count > 5 ? '5' : String(count)

/**
 * Names of all features of a message, each once: words, neighbours, meanings and their pairs, letters, shape.
 * `ours`: the stems of the words that stand in sentences inside the service.
 */
export function featureNames(tokens: readonly Token[], ours: ReadonlySet<string>): Set<string> {
  const names = new Set<string>()
  const stems = tokens.map(({ raw, word }) => (word === null ? `?${raw.slice(0, 3)}` : stem(word)))
  const padded = ['^', ...stems, '$']
  for (const [at, here] of padded.entries()) {
    if (at > 0 && at < padded.length - 1) names.add(`w${here}`)
    const next = padded[at + 1]
    if (next === undefined) continue
    names.add(`b${here} ${next}`)
    const third = padded[at + 2]
    if (third === undefined) continue
    names.add(`s${here} ${third}`)
    names.add(`t${here} ${next} ${third}`)
  }
  const meanings = [...new Set(stems.flatMap((one) => meaningsOf(one)))].sort()
  for (const [at, one] of meanings.entries()) {
    names.add(`m${one}`)
    for (const other of meanings.slice(at + 1)) names.add(`p${one} ${other}`)
  }
  const sequence = stems.flatMap((one) => meaningsOf(one)[0] ?? [])
  for (let at = 0; at + 1 < sequence.length; at += 1) names.add(`q${sequence[at]} ${sequence[at + 1]}`)
  for (const { raw } of tokens) {
    const edged = `<${raw}>`
    for (let size = 3; size <= 5; size += 1) {
      for (let at = 0; at + size <= edged.length; at += 1) names.add(`c${edged.slice(at, at + size)}`)
    }
  }
  const unknown = tokens.filter(({ word }) => word === null).length
  names.add(`u${unknown > 3 ? 3 : unknown}`)
  // Words that nobody says who wants one of our things: the clearest sign of another matter, also for words never seen.
  const foreign = tokens.filter(({ word }) => word === null || !ours.has(stem(word))).length
  names.add(`f${foreign > 4 ? 4 : foreign}`)
  names.add(`r${tokens.length === 0 ? 0 : Math.round((foreign / tokens.length) * 5)}`)
  names.add(`l${countClass(tokens.length)}`)
  return names
}

/** Share of a feature's kind in the sum: letters are many and weak, words few and strong. */
function weight(name: string): number {
  switch (name[0]) {
    case 'c':
      return 0.35
    case 's':
    case 't':
      return 0.7
    case 'p':
    case 'q':
      return 0.7
    default:
      return 1
  }
}

export interface Vector {
  buckets: Uint32Array
  values: Float32Array
}

/** The features as a sparse vector of length one. */
export function vectorOf(tokens: readonly Token[], ours: ReadonlySet<string>): Vector {
  const sums = new Map<number, number>()
  for (const name of featureNames(tokens, ours)) {
    const at = bucket(name)
    sums.set(at, (sums.get(at) ?? 0) + weight(name))
  }
  let square = 0
  for (const value of sums.values()) square += value * value
  const length = Math.sqrt(square) || 1
  return {
    buckets: Uint32Array.from(sums.keys()),
    values: Float32Array.from(sums.values(), (value) => value / length),
  }
}
