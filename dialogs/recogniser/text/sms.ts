import { readFileSync } from 'node:fs'

/** Phone-style words and what they stand for; the lines stand in sms.txt. */
const DICTIONARY = new Map<string, readonly string[]>()
for (const line of readFileSync(new URL('./sms.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')) {
  if (line.startsWith('#')) continue
  const [from = '', to = ''] = line.split(' = ')
  const key = from.normalize('NFD').replace(/\p{M}/gu, '')
  DICTIONARY.set(key, to.split(/[ '-]+/))
}

/** The plain words behind one phone-style word, or null when it is no such word. */
export const expansion = (word: string): readonly string[] | null => DICTIONARY.get(word) ?? null

/** The phone-style spellings of a phrase, for the maker of training sentences. */
export function shortForms(): { plain: string; short: string }[] {
  return [...DICTIONARY]
    .map(([short, plain]) => ({ plain: plain.join(' '), short }))
    .filter(({ plain, short }) => plain !== short)
}
