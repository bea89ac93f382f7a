import { fold } from './recogniser/index.js'
import type { Choice, Session } from './session.js'

/**
 * The choice whose button was touched. The words on it must be the same too: « Oui » under an older question has the id
 * of every yes, and says nothing about this one.
 */
export function touched(choices: readonly Choice[], { input }: Session): Choice | null {
  const words = plain(input.text)
  const same = (title: string) => words === '' || title.startsWith(words) || words.startsWith(title)
  return choices.find(({ id, title }) => id === input.choiceId && same(plain(title))) ?? null
}

/** Titles are cut on the way, differently by buttons and lists. */
const plain = (title: string): string => fold(title).replace(/(?:…|\.{3})$/, '')
