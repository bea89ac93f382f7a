import { fold } from '../text/fold.js'
import { slipDistance } from '../text/spelling.js'
import { numbersIn } from './numbers-fr.js'

/** Words that make such a number an error; slips of the thumb count. A year said without one of them is a year. */
const CUES = ['erreur', 'erreurs', 'error', 'errors', 'sadp']
const SHORT_CUES = ['err', 'er', 'sdap', 'sapd', 'spad']

function cueAt(folded: string): number {
  for (const { 0: word, index } of folded.matchAll(/[a-z]+/g)) {
    if (SHORT_CUES.includes(word)) return index
    if (word.length >= 4 && CUES.some((cue) => slipDistance(word, cue, 1.1) <= 1.1)) return index
  }
  return -1
}

/** Words that need not mean an error: only a number that SADP is known to show (DOMAIN.md §5), right behind or before them. */
const KNOWN = '20(?:03|06|09|11|14|18|19|20|21|22|23|24|26|27|33|36|38|39|40)'
const SHOWN = new RegExp(
  `(?:code(?: de)?(?: retour)?|message|pop-?up|numero|affiche|m'affiche|returns|throws)(?: (?:le|la|un|une|du))? (${KNOWN})(?!\\d)|(?<!\\d)(${KNOWN}) (?:qui )?(?:s'affiche|apparait|qui sort|shows up)`,
  'g',
)

const NUMBER = /(?<!\d)20[0-4]\d(?!\d)/g
const MAX_DISTANCE = 60

/**
 * SADP error numbers (2000–2049) read out in a text, in digits or in words ("erreur deux mille vingt-deux").
 * Only with a word for error or SADP near, or as something shown: 2022 alone is more often a year.
 */
export function sadpErrorsIn(text: string): number[] {
  const folded = fold(text)
  const cue = cueAt(folded)
  if (cue < 0)
    return [...new Set([...folded.matchAll(SHOWN)].map(([, after, before]) => Number(after ?? before)))]
  const digits = [...folded.matchAll(NUMBER)]
    .filter((match) => Math.abs(match.index - cue) <= MAX_DISTANCE)
    .map((match) => Number(match[0]))
  const words = folded.includes('mille')
    ? numbersIn(folded).filter((number) => number >= 2000 && number <= 2049)
    : []
  return [...new Set([...digits, ...words])]
}
