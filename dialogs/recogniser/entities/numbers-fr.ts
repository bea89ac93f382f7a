import { fold } from '../text/fold.js'
import { ABOUT, SCALES, TEENS, TENS, UNITS } from './numbers-words.js'

const DIGITS = /^\d{1,15}(?:[.,]\d{1,3})?$/
const has = (table: Record<string, number>, word: string | undefined): word is string =>
  word !== undefined && Object.hasOwn(table, word)
const value = (table: Record<string, number>, word: string): number => table[word] ?? 0

interface Read {
  /** null: no number starts here. */
  number: number | null
  next: number
}

/** 0 to 99 from `at`: "vingt et un", "quatre vingt dix sept", "nonante cinq", "dix huit", "sept". */
function belowHundred(words: readonly string[], at: number): Read {
  const word = words[at]
  if (word === 'quatre' && (words[at + 1] === 'vingt' || words[at + 1] === 'vingts')) {
    return withRest(words, at + 2, 80)
  }
  if (has(TENS, word)) return withRest(words, at + 1, value(TENS, word))
  if (word === 'dix' && ['sept', 'huit', 'neuf'].includes(words[at + 1] ?? '')) {
    return { number: 10 + value(UNITS, words[at + 1] ?? ''), next: at + 2 }
  }
  if (has(TEENS, word)) return { number: value(TEENS, word), next: at + 1 }
  if (has(UNITS, word)) return { number: value(UNITS, word), next: at + 1 }
  return { number: null, next: at }
}

/** What may follow a ten: a unit, or a teen after soixante and quatre-vingt ("soixante et onze"). */
function withRest(words: readonly string[], at: number, ten: number): Read {
  const joined = words[at] === 'et' && ['un', 'une', 'onze'].includes(words[at + 1] ?? '')
  const start = joined ? at + 1 : at
  const word = words[start]
  if (ten === 60 || ten === 80) {
    const teen = belowHundred(words, start)
    if (teen.number !== null && teen.number >= 10 && teen.number < 20) {
      return { number: ten + teen.number, next: teen.next }
    }
  }
  if (has(UNITS, word) && value(UNITS, word) > 0) {
    return { number: ten + value(UNITS, word), next: start + 1 }
  }
  return { number: ten, next: at }
}

/** A whole number in words from `at`, scales included: "deux mille vingt quatre", "trois cent douze". */
function wordNumber(words: readonly string[], at: number): Read {
  let total = 0
  let group: number | null = null
  let next = at
  let lastScale = Number.POSITIVE_INFINITY
  while (next < words.length) {
    const word = words[next]
    if (has(SCALES, word)) {
      const scale = value(SCALES, word)
      if (scale >= 1000 && scale >= lastScale) break
      if (scale === 100) {
        if (group !== null && group >= 100) break
        group = (group ?? 1) * 100
      } else {
        total += (group ?? 1) * scale
        group = null
        lastScale = scale
      }
      next += 1
      continue
    }
    if (group !== null && group % 100 !== 0) break
    const small = belowHundred(words, next)
    if (small.number === null || (group !== null && (group === 0 || small.number === 0))) break
    group = (group ?? 0) + small.number
    next = small.next
  }
  return next === at ? { number: null, next } : { number: total + (group ?? 0), next }
}

/** A lone "un" or "une" is an article unless it is all that was said, or the person counts with it. */
const isArticle = (words: readonly string[], at: number, next: number): boolean =>
  next === at + 1 && (words[at] === 'un' || words[at] === 'une' || words[at] === 'one') && words.length > 1

/** One spaced group of thousands, as the French write them ("1 200", "12.500"), becomes plain digits. */
const joinThousands = (text: string): string =>
  text.replace(/(?<![\d.,])\d{1,3}(?:([ .'])\d{3})(?:\1\d{3})*(?![\d.,])/g, (all) =>
    all.replace(/[ .']/g, ''),
  )

/**
 * The numbers of a text in the order said, in digits or in words: "une trentaine" → 30,
 * "quatre-vingt-dix" → 90, "nonante-cinq" → 95, "1 200" → 1200, "2,5" → 2.5, "thirty-two" → 32.
 */
export function numbersIn(text: string): number[] {
  const words = joinThousands(fold(text))
    .replace(/(\d)(?=[a-z])|([a-z])(?=\d)/g, '$1$2 ')
    .replace(/[^a-z0-9.,]+/g, ' ')
    .split(' ')
    .map((word) => word.replace(/^[.,]+|[.,]+$/g, ''))
    .filter(Boolean)
  const found: number[] = []
  let at = 0
  while (at < words.length) {
    const word = words[at] ?? ''
    if (DIGITS.test(word)) {
      const followed = words[at + 1]
      const scale = has(SCALES, followed) && value(SCALES, followed) >= 1000 ? value(SCALES, followed) : 1
      found.push(Number(word.replace(',', '.')) * scale)
      at += scale === 1 ? 1 : 2
      continue
    }
    if (has(ABOUT, word)) {
      found.push(value(ABOUT, word) / (words[at - 1] === 'demi' ? 2 : 1))
      at += 1
      continue
    }
    const read = wordNumber(words, at)
    if (read.number === null) {
      at += 1
      continue
    }
    if (has(ABOUT, words[read.next]) && read.number > 0) {
      // "deux centaines", "une trentaine": the first word counts the second.
      found.push(read.number * value(ABOUT, words[read.next] ?? ''))
      at = read.next + 1
      continue
    }
    if (!isArticle(words, at, read.next)) found.push(read.number)
    at = read.next
  }
  return found
}
