import { takesBack } from './plain-yes.js'
import { fold } from './recogniser/index.js'
import type { Choice } from './session.js'

/**
 * Which of the offered things was chosen: by the id of a touched button, by its number, by its title, a clear
 * beginning of it, or more words than it. Null when none, or when two fit.
 */
export function answerChoice(
  choices: readonly Choice[],
  text: string,
  choiceId: string | null,
): Choice | null {
  if (choiceId !== null) {
    const touched = choices.find((choice) => choice.id === choiceId)
    if (touched) return touched
  }
  const said = fold(text).trim()
  if (said === '') return null
  const number = /^(?:(?:le|la|numero|no|n°|choix|option|reponse)\s*)?(\d{1,2})\s*[.)]?$/.exec(said)?.[1]
  if (number !== undefined) return choices[Number(number) - 1] ?? null
  const titled = choices.filter((choice) => fold(choice.title).trim() === said)
  if (titled.length === 1) return titled[0] ?? null
  if (said.length < 4) return null
  const begun = choices.filter((choice) => {
    const title = fold(choice.title)
    if (title.startsWith(said)) return true
    // « J'accepte pas », « j'accepterai »: what follows may take the choice back.
    const rest = said.startsWith(title) ? said.slice(title.length) : null
    return rest !== null && said.length > 6 && !/^[a-z0-9]/.test(rest) && !takesBack(rest)
  })
  return begun.length === 1 ? (begun[0] ?? null) : null
}

/** A number and nothing else: the answer to a list, and to no question that was put in words. */
const BARE_NUMBER = /^\s*\d{1,2}\s*[.)]?\s*$/

export const isBareNumber = (text: string): boolean => BARE_NUMBER.test(text)
