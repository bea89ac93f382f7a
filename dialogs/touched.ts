import { fold } from './recogniser/index.js'
import type { Choice, Session } from './session.js'

/**
 * The choice whose button was touched. The words on it must be the same too: « Oui » under an older question has the id
 * of every yes, and says nothing about « Oui, c'est fait ».
 */
export function touched(
  choices: readonly Choice[],
  { input }: { input: Pick<Session['input'], 'text' | 'choiceId'> },
): Choice | null {
  return choices.find(({ id, title }) => id === input.choiceId && isTitle(input.text, title)) ?? null
}

/** In a list a long title is cut, and all carry their number then. */
function isTitle(shown: string, title: string): boolean {
  const words = fold(shown).replace(/^\d{1,2}\. /, '')
  const whole = fold(title)
  return words === '' || words === whole || (words.endsWith('...') && whole.startsWith(words.slice(0, -3)))
}
