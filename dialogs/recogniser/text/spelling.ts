import { expansion } from './sms.js'
import { soundOf } from './sounds.js'

/** Rows of AZERTY; QWERTY neighbours are close enough for our purpose. */
const ROWS = ['azertyuiop', 'qsdfghjklm', 'wxcvbn']
const NEAR = new Map<string, string>()
for (const [row, keys] of ROWS.entries()) {
  for (const [at, key] of [...keys].entries()) {
    const around = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((side) => ROWS[row + down]?.[at + side] ?? ''))
    NEAR.set(key, around.filter((other) => other !== key).join(''))
  }
}

const VOWELS = 'aeiouy'
const LETTERS = 26
const A = 97

/** Cost of one letter for another: a neighbour on the keyboard, or a vowel for a vowel, is an easy slip. */
const SWAP = Float64Array.from({ length: LETTERS * LETTERS }, (_, pair) => {
  const [a, b] = [Math.floor(pair / LETTERS), pair % LETTERS].map((at) => String.fromCharCode(A + at))
  if (a === undefined || b === undefined || a === b) return 0
  if (NEAR.get(a)?.includes(b)) return 0.6
  return VOWELS.includes(a) && VOWELS.includes(b) ? 0.8 : 1
})

function swapCost(x: number, y: number): number {
  if (x === y) return 0
  const [a, b] = [x - A, y - A]
  if (a < 0 || b < 0 || a >= LETTERS || b >= LETTERS) return 1
  return SWAP[a * LETTERS + b] ?? 1
}

/** Three rows of the table of distances, taken anew by each call: no line of a message makes garbage here. */
const LONGEST = 64
let [before, above, row] = [0, 1, 2].map(() => new Float64Array(LONGEST + 1)) as [
  Float64Array,
  Float64Array,
  Float64Array,
]

/**
 * Damerau–Levenshtein with keyboard costs; a doubled or undoubled letter costs half. Gives up above `limit`, and on
 * words of more than 64 letters.
 */
export function slipDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > 2 || b.length > LONGEST) return Number.POSITIVE_INFINITY
  for (let at = 0; at <= b.length; at += 1) above[at] = at
  for (let i = 1; i <= a.length; i += 1) {
    const x = a.charCodeAt(i - 1)
    const xBefore = i > 1 ? a.charCodeAt(i - 2) : -1
    row[0] = i
    let best = i
    let left = i
    for (let j = 1; j <= b.length; j += 1) {
      const y = b.charCodeAt(j - 1)
      const yBefore = j > 1 ? b.charCodeAt(j - 2) : -1
      const drop = (above[j] ?? 0) + (x === xBefore ? 0.5 : 1)
      const add = left + (y === yBefore ? 0.5 : 1)
      let cost = Math.min(drop, add, (above[j - 1] ?? 0) + swapCost(x, y))
      if (x === yBefore && y === xBefore && x !== y) cost = Math.min(cost, (before[j - 2] ?? 0) + 0.7)
      row[j] = cost
      left = cost
      if (cost < best) best = cost
    }
    if (best > limit) return Number.POSITIVE_INFINITY
    ;[before, above, row] = [above, row, before]
  }
  return above[b.length] ?? Number.POSITIVE_INFINITY
}

/** How far a word of this length may be from the one it stands for: none below four letters. */
const tolerance = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : length < 9 ? 1.1 : 2)
/** In a short word a letter too few is a slip, another letter only where it lies beside the right one. */
const SHORT = 6
const SHORT_SWAP = 0.75

/** Which letters a word holds, one bit each. */
function letters(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at += 1) bits |= 1 << ((word.charCodeAt(at) - 97) & 31)
  return bits
}

function bitCount(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}

/** Words with the same letters in another order, ends kept, are slips too: "reoutr" for "retour", "oiu" for "oui". */
const jumble = (word: string): string =>
  word.length > 3
    ? `${word[0]}${[...word.slice(1, -1)].sort().join('')}${word.at(-1)}`
    : [...word].sort().join('')

/** Small words that are run into the next: "lappli", "jattends", "dordinateur". */
const CLITICS = /^(?:jl|jm|j|l|d|c|m|t|s|n|qu)(?=.{4})/

/** Three letters in another order are believed for this many of the most frequent words. */
const COMMON = 400

/** Sounds shorter than this are shared by too many words. */
const LEAST_SOUND = 3

/** The word or words that were meant; null when none is near. */
export type Corrector = (word: string) => readonly string[] | null

/**
 * Corrects a word no training sentence holds to the nearest one that they do; null when none is near enough.
 * `words` come most frequent first: of two equally near, the more frequent wins. Answers are remembered.
 */
export function createCorrector(words: readonly string[]): Corrector {
  const known = new Set(words)
  const byLength = new Map<number, { word: string; rank: number; bits: number }[]>()
  const jumbles = new Map<string, string>()
  const sounds = new Map<string, string>()
  for (const [rank, word] of words.entries()) {
    if (word.length < 3) continue
    const sound = soundOf(word)
    if (word.length > 3 && sound.length >= LEAST_SOUND && !sounds.has(sound)) sounds.set(sound, word)
    if (!jumbles.has(jumble(word)) && (word.length > 3 || rank < COMMON)) jumbles.set(jumble(word), word)
    if (word.length < 4) continue
    const same = byLength.get(word.length) ?? []
    same.push({ word, rank, bits: letters(word) })
    byLength.set(word.length, same)
  }

  const isWord = (word: string): boolean => known.has(word) || expansion(word) !== null

  const nearest = (word: string): string | null => {
    const limit = tolerance(word.length)
    if (limit === 0) return null
    const bits = letters(word)
    // One slip changes two letters of the set at most; this drops nearly all words before any distance is told.
    const apart = limit > 1.5 ? 4 : 2
    let best: { word: string; cost: number } | null = null
    for (const length of [0, -1, 1, -2, 2].map((offset) => word.length + offset)) {
      for (const { word: candidate, rank, bits: others } of byLength.get(length) ?? []) {
        if (bitCount(bits ^ others) > apart) continue
        // Few people miss the first letter, except by swapping it with the second.
        if (candidate[0] !== word[0] && candidate[0] !== word[1] && candidate[1] !== word[0]) continue
        const allowed = word.length < SHORT && candidate.length <= word.length ? SHORT_SWAP : limit
        const cost =
          slipDistance(word, candidate, allowed) + (candidate[0] === word[0] ? 0 : 0.3) + rank * 1e-5
        if (cost <= allowed + 0.05 && (best === null || cost < best.cost)) best = { word: candidate, cost }
      }
    }
    return best?.word ?? null
  }

  /** A small word run into a known one, or two known words run together. */
  const split = (word: string): readonly string[] | null => {
    for (let at = word.length - 3; at >= 3; at -= 1) {
      if (isWord(word.slice(0, at)) && isWord(word.slice(at))) return [word.slice(0, at), word.slice(at)]
    }
    return null
  }

  const search = (word: string): readonly string[] | null => {
    if (/\d/.test(word)) return null
    const clitic = CLITICS.exec(word)?.[0]
    if (clitic && isWord(word.slice(clitic.length))) return [clitic, word.slice(clitic.length)]
    const near =
      nearest(word) ?? (word.length === 3 || word.length > 4 ? (jumbles.get(jumble(word)) ?? null) : null)
    if (near) return [near]
    const heard = word.length > 3 ? sounds.get(soundOf(word)) : undefined
    if (heard) return [heard]
    const restHeard = clitic ? sounds.get(soundOf(word.slice(clitic.length))) : undefined
    if (clitic && restHeard && restHeard.length > 4) return [clitic, restHeard]
    if (word.length <= 6) return null
    const rest = clitic ? nearest(word.slice(clitic.length)) : null
    return clitic && rest && rest.length > 5 ? [clitic, rest] : split(word)
  }

  const remembered = new Map<string, readonly string[] | null>()
  return (word) => {
    if (known.has(word)) return [word]
    const before = remembered.get(word)
    if (before !== undefined) return before
    const found = search(word)
    if (remembered.size < 5000) remembered.set(word, found)
    return found
  }
}
