import { stemmer } from '@orama/stemmers/french'

const WORDS = /[\p{L}\p{N}]+/gu

/**
 * What words have in common however they are inflected and whether or not accents were typed: « caméras », « camera »
 * and « CAMÉRA » are one; so are « réinitialiser » and « reinitialisee ». Snowball's rules for French, over letters
 * without accents: a participle's « ée » is told to them as « e », and a plural is taken off before, because they leave
 * some (« photos ») and take others for verbs (« hivers »). What has a digit in it (a serial) stays whole.
 */
export function stemOf(word: string): string {
  const bare = fold(word)
  if (/\p{N}/u.test(bare) || bare.length < 3) return bare
  return fold(stemmer(bare.replace(/ee(s?)$/, 'e$1').replace(/(\p{L}{3}[^si])s$/u, '$1')))
}

/** Of each word of a text, in its order. */
export function stemsOf(text: string): string[] {
  return (text.normalize('NFC').match(WORDS) ?? []).map(stemOf)
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
