import { lexiconWords } from '../lexicon.js'
import { fold } from '../text/fold.js'
import { shortForms } from '../text/sms.js'
import type { Seeds } from './read-seeds.js'

const SPECIAL = ['xmodel', 'xserial', 'xvat', 'xemail', 'xnum', 'xsadperr']

/** Every word of the seeds and slots in plain spelling, most frequent first, then by alphabet. */
export function vocabulary({ slots, patterns }: Seeds): string[] {
  const counts = new Map<string, number>()
  const add = (text: string, times: number) => {
    for (const word of fold(text).split(/[^a-z]+/)) {
      if (word) counts.set(word, (counts.get(word) ?? 0) + times)
    }
  }
  for (const { pattern, intent } of patterns)
    add(pattern.replace(/<\w+>/g, ' '), intent === 'not_understood' ? 1 : 3)
  for (const [name, fillers] of slots) for (const filler of fillers) add(filler, name === 'city' ? 1 : 2)
  for (const word of lexiconWords()) add(word, 1)
  for (const word of SPECIAL) counts.delete(word)
  // Phone-style words are expanded before spelling is looked at; corrected to, they would be lost.
  for (const { short } of shortForms()) if (!short.includes(' ')) counts.delete(short)
  // "lappli" is no word of its own: it is read as "l appli".
  for (const [word, count] of counts) {
    const rest = word.slice(1)
    if (/^[jldcmtsn]/.test(word) && rest.length >= 4 && (counts.get(rest) ?? 0) > count) counts.delete(word)
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word)
}
