import { fold } from '../text/fold.js'
import { numbersIn } from './numbers-fr.js'

/** The numbers SADP shows (DOMAIN.md §5) and their neighbours; a year said without "erreur" is not one. */
const ERROR_WORD = /\b(?:erreurs?|err|erreru|ereur|erreure|errer|error|errors|code d'erreur|code erreur)\b/
const NUMBER = /(?<!\d)20[0-4]\d(?!\d)/g
const MAX_DISTANCE = 60

/**
 * SADP error numbers (2000–2049) read out in a text, in digits or in words ("erreur deux mille vingt-deux").
 * Only with a word for error or SADP near: 2022 alone is more often a year.
 */
export function sadpErrorsIn(text: string): number[] {
  const folded = fold(text)
  const cue = folded.search(ERROR_WORD) >= 0 ? folded.search(ERROR_WORD) : folded.search(/\bsadp\b/)
  if (cue < 0) return []
  const digits = [...folded.matchAll(NUMBER)]
    .filter((match) => Math.abs(match.index - cue) <= MAX_DISTANCE)
    .map((match) => Number(match[0]))
  const words = folded.includes('mille')
    ? numbersIn(folded).filter((number) => number >= 2000 && number <= 2049)
    : []
  return [...new Set([...digits, ...words])]
}
