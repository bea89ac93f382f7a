import { fold } from '../text/fold.js'

/**
 * Shapes of VAT numbers, separators removed: the EU's as VIES lists them for our neighbours, and the Swiss UID.
 * The shape only: whether a number is valid is the registry's and the check digit's business.
 */
const SHAPES = [
  /^FR[A-HJ-NP-Z0-9]{2}\d{9}$/,
  /^BE[01]\d{9}$/,
  /^LU\d{8}$/,
  /^DE\d{9}$/,
  /^ES[A-Z0-9]\d{7}[A-Z0-9]$/,
  /^IT\d{11}$/,
  /^NL\d{9}B\d{2}$/,
  /^PT\d{9}$/,
  /^CHE\d{9}$/,
]

const PREFIX = /(?<![a-z0-9])(?:fr|be|lu|de|es|it|nl|pt|che)(?=[ .:-]?[a-z0-9])/g
const MAX_SIGNS = 22

export interface Mention {
  at: number
  length: number
  value: string
}

/** Reads on from a country prefix until the shape fits; the longest fit wins ("FR 69 999 100 019"). */
function fromPrefix(folded: string, at: number): Mention | null {
  let best: Mention | null = null
  let value = ''
  for (let end = at; end < Math.min(folded.length, at + MAX_SIGNS); end += 1) {
    const sign = folded[end] ?? ''
    if (/[a-z0-9]/.test(sign)) value += sign.toUpperCase()
    else if (!/[ .\-:]/.test(sign)) break
    const follows = folded[end + 1] ?? ''
    if (!/[a-z0-9]/.test(follows) && SHAPES.some((shape) => shape.test(value))) {
      best = { at, length: end + 1 - at, value }
    }
  }
  return best
}

export function vatMentions(folded: string): Mention[] {
  return [...folded.matchAll(PREFIX)]
    .map((match) => fromPrefix(folded, match.index))
    .filter((mention) => mention !== null)
}

/** VAT numbers of a text, upper case without separators, unchecked: "fr 69 999 100 019" → FR69999100019. */
export const vatIn = (text: string): string[] => [
  ...new Set(vatMentions(fold(text)).map(({ value }) => value)),
]

/** A SIREN (9 digits) or SIRET (14) that is called so: without the word, nine digits may be anything. */
export function sirenMentions(folded: string): Mention[] {
  const said = /\bsire[nt]\b(?: (?:est|n°|no|num\w*|c'est|is|le|:))*\s*:?\s*(\d(?:[ .]?\d){8,13})(?!\d)/g
  return [...folded.matchAll(said)].flatMap((match) => {
    const digits = (match[1] ?? '').replace(/\D/g, '')
    if (digits.length !== 9 && digits.length !== 14) return []
    return [{ at: match.index, length: match[0].length, value: digits }]
  })
}
