import { pick, type Random } from './grammar.js'

const STARTS = [
  'b',
  'c',
  'ch',
  'd',
  'f',
  'g',
  'gr',
  'j',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  't',
  'tr',
  'v',
  'br',
  'cl',
  '',
]
const MIDDLES = ['a', 'e', 'i', 'o', 'u', 'ou', 'an', 'on', 'ai', 'oi', 'eau', 'in']
const ENDS = ['', '', '', 'r', 's', 't', 'l', 'ne', 'che', 'tte', 'gue', 'lle', 'nt']
const ROWS = ['azertyuiop', 'qsdfghjklm', 'wxcvbn', 'asdfghjkl', 'zxcvbnm', 'poiuytreza', 'mlkjhgfdsq']

/** A word no dictionary holds but a mouth could say: it stands for all the words we do not know. */
export function pseudoWord(random: Random): string {
  const syllables = 2 + Math.floor(random() * 2)
  let word = ''
  for (let count = 0; count < syllables; count += 1) word += pick(STARTS, random) + pick(MIDDLES, random)
  return word + pick(ENDS, random)
}

/** A hand rolled over the keyboard, or numbers of no meaning. */
export function keyboardRoll(random: Random): string {
  const kind = random()
  if (kind < 0.3) {
    const count = 1 + Math.floor(random() * 4)
    return Array.from({ length: count }, () =>
      Math.floor(random() * 10 ** (1 + Math.floor(random() * 7))),
    ).join(' ')
  }
  const words = 1 + Math.floor(random() * 3)
  return Array.from({ length: words }, () => {
    const row = pick(ROWS, random)
    const length = 3 + Math.floor(random() * 6)
    if (random() < 0.5) {
      const at = Math.floor(random() * (row.length - 3))
      return row.slice(at, at + length)
    }
    return Array.from({ length }, () =>
      pick([...(random() < 0.7 ? row : 'abcdefghijklmnopqrstuvwxyz')], random),
    ).join('')
  }).join(' ')
}

/** Puts a word or two we do not know (a name, a place) into a sentence without changing what it says. */
export function strew(text: string, random: Random): string {
  const words = text.split(' ')
  for (let count = random() < 0.7 ? 1 : 2; count > 0; count -= 1) {
    words.splice(1 + Math.floor(random() * words.length), 0, pseudoWord(random))
  }
  return words.join(' ')
}

/** Puts unknown words in the place of some long ones. */
export const estrange = (text: string, random: Random): string =>
  text
    .split(' ')
    .map((word) => (word.length > 4 && !/^x/.test(word) && random() < 0.4 ? pseudoWord(random) : word))
    .join(' ')

const LONG = 4

/**
 * A sentence of ours with all its long words but one replaced by words we do not know: "arrête de mentir" from
 * "arrêtez de m'écrire". One word of ours does not make it our matter. Null where there is too little to replace.
 */
export function hollow(text: string, random: Random): string | null {
  const words = text.split(' ')
  const long = words.flatMap((word, at) => (word.length >= LONG ? [at] : []))
  if (long.length < 2 || long.length > 6) return null
  const kept = pick(long, random)
  return words.map((word, at) => (long.includes(at) && at !== kept ? pseudoWord(random) : word)).join(' ')
}
