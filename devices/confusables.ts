/** Characters that print, dirt and engines take for one another, both ways. */
const PAIRS = new Set(
  '8B 0O 1I 5S 6G 2Z 38 17 0D 0Q OQ OD 1L IL 1T IT 4A 7T 7Z 56 68 58 08 69 B3 S8 EF CG C0 CO UV VY PR MN HN GQ G0'
    .split(' ')
    .flatMap((pair) => [pair, [...pair].reverse().join('')]),
)

export function areConfusable(a: string, b: string): boolean {
  return a === b || PAIRS.has(a + b)
}

/** In how many places two texts of equal length differ; Infinity when the lengths differ. */
export function distance(a: string, b: string): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY
  let count = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++
  return count
}

/**
 * How near two serials are: `look_alike` when every character that differs is one that is easily misread for the
 * other, and at most two do. Nothing is decided between look-alikes without a person.
 */
export function nearness(a: string, b: string): 'same' | 'look_alike' | 'different' {
  const count = distance(a, b)
  if (count === 0) return 'same'
  const alike = count <= 2 && [...a].every((char, i) => areConfusable(char, b[i] ?? ''))
  return alike ? 'look_alike' : 'different'
}

const TO_DIGIT: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  T: '7',
  B: '8',
}
const TO_LETTER: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'I',
  '2': 'Z',
  '5': 'S',
  '6': 'G',
  '8': 'B',
}

/** The digit a character was most likely meant to be, or null. */
export function digitFor(char: string): string | null {
  return /\d/.test(char) ? char : (TO_DIGIT[char] ?? null)
}

/** The letter a character was most likely meant to be, or null. */
export function letterFor(char: string): string | null {
  return /[A-Z]/.test(char) ? char : (TO_LETTER[char] ?? null)
}

/** Look-alikes written as one character: for comparing models, where a misread letter must not look like fraud. */
export function foldLookAlikes(text: string): string {
  return [...text.toUpperCase()].map((char) => TO_DIGIT[char] ?? char).join('')
}
