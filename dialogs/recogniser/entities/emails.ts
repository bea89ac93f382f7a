import { fold } from '../text/fold.js'
import type { Mention } from './vat.js'

const WRITTEN =
  /[a-z0-9](?:[a-z0-9._%+'-]{0,62}[a-z0-9_+-])? ?@ ?[a-z0-9](?:[a-z0-9-]{0,62})(?: ?[.,] ?[a-z0-9][a-z0-9-]{0,62})*[.,][a-z]{2,24}(?![a-z0-9])/g

/** What people say for the signs of an address when they dictate. */
const SPOKEN_AT = /(?<![a-z0-9])(?:arobase|arobas|arrobase|arobaze|a robase|at sign|chez)(?![a-z0-9])/g
const SPOKEN_SIGNS: [RegExp, string][] = [
  [/ ?\b(?:tiret du bas|tiret bas|tiret du 8|underscore|under score)\b ?/g, '_'],
  [/ ?\b(?:tiret du haut|tiret du 6|tiret du milieu|trait d'union|tiret|dash|hyphen)\b ?/g, '-'],
  [/ ?\b(?:point|dot)\b ?/g, '.'],
]
/** Words before a dictated address that are not of it. */
const LEAD = /^(?:c'est|est|mon|ma|mail|email|e-mail|adresse|a|au|sur|voici|is|my|address|pour|le|la|oui|:)$/
const TOP_LEVEL = /\.(?:fr|com|net|org|eu|be|ch|lu|io|pro|biz|info|re|corsica|bzh|paris|alsace|tech)\b/

/** "jean point dupont arobase gmail point com", told word by word. */
function dictated(folded: string): Mention[] {
  const found: Mention[] = []
  for (const at of folded.matchAll(SPOKEN_AT)) {
    const signs = (text: string) => SPOKEN_SIGNS.reduce((so, [word, sign]) => so.replace(word, sign), text)
    const before = signs(folded.slice(Math.max(0, at.index - 90), at.index).trim())
    const after = signs(folded.slice(at.index + at[0].length, at.index + at[0].length + 90).trim())
    const words = before.split(' ')
    const local = words.at(-1) ?? ''
    const end = TOP_LEVEL.exec(after)
    const domain = end ? after.slice(0, end.index + end[0].length).replace(/ /g, '') : ''
    if (LEAD.test(local) || !/^[a-z0-9][a-z0-9._+-]*$/.test(local) || !/^[a-z0-9][a-z0-9.-]+$/.test(domain))
      continue
    const begin = folded.lastIndexOf(local.split(/[._-]/)[0] ?? local, at.index)
    const tail = folded.slice(at.index).search(/\b(?:fr|com|net|org|eu|be|ch|lu|io|pro|biz|info)\b/)
    found.push({
      at: Math.max(0, begin),
      length: at.index - begin + Math.max(tail, 0) + 3,
      value: `${local}@${domain}`,
    })
  }
  return found
}

export function emailMentions(folded: string): Mention[] {
  const written = [...folded.matchAll(WRITTEN)].map((match) => ({
    at: match.index,
    length: match[0].length,
    // A comma for the point and a space around the sign are slips of the phone keyboard.
    value: match[0].replace(/ /g, '').replace(/,/g, '.'),
  }))
  return written.length > 0 ? written : dictated(folded)
}

/** E-mail addresses of a text, lower case, written or dictated ("arobase", "point fr"). */
export const emailsIn = (text: string): string[] => [
  ...new Set(emailMentions(fold(text)).map(({ value }) => value)),
]
