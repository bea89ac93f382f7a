import { lexiconWords } from '../lexicon.js'
import { fold } from '../text/fold.js'
import { expansion, shortForms } from '../text/sms.js'
import { stem } from '../text/stem.js'
import { NAMES, PHRASE_WORDS } from '../text/tokens.js'
import { CARRIER_TEXTS } from './carriers.js'
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

const SLOT_NAME = /<([a-z]+)>/g

/** Stems of all words said inside the service: of its patterns, their fillers and what is said around them; sorted. */
export function ownStems({ slots, patterns }: Seeds): string[] {
  const stems = new Set([...NAMES, ...PHRASE_WORDS].map(stem))
  stems.delete(stem('emother'))
  const seen = new Set<string>()
  const add = (text: string): void => {
    for (const [, name = ''] of text.matchAll(SLOT_NAME)) {
      if (seen.has(name)) continue
      seen.add(name)
      for (const filler of slots.get(name) ?? []) add(filler)
    }
    for (const word of fold(text.replace(SLOT_NAME, ' ')).split(/[^a-z0-9]+/)) {
      if (word) for (const plain of expansion(word) ?? [word]) stems.add(stem(plain))
    }
  }
  for (const { pattern, intent } of patterns) if (intent !== 'not_understood') add(pattern)
  for (const text of CARRIER_TEXTS) add(text)
  return [...stems].sort()
}
