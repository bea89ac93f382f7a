/** A message longer than this is cut before it is read: nobody's wish stands beyond, and time stays bounded. */
export const MAX_LENGTH = 2000

const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' }

/**
 * The plain form two spellings share: lower case, no accents, one kind of apostrophe, of dash and of space.
 * Total: lone surrogates, control characters and invisible marks become spaces or vanish.
 */
export function fold(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .replace(/\p{Surrogate}/gu, ' ')
    .normalize('NFKD')
    .replace(/[\p{M}\u200b-\u200f\u2060-\u2064\ufeff\u00ad]/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđ]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(/[’‘‛ʼ´`′＇]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}
