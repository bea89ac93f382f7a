import { fold } from '../text/fold.js'
import { dateMentions } from './dates-fr.js'
import { emailMentions } from './emails.js'
import { modelMentions } from './models.js'
import { numbersIn } from './numbers-fr.js'
import { sadpErrorsIn } from './sadp-errors.js'
import { type SerialMention, serialMentions } from './serials.js'
import { type Mention, sirenMentions, vatMentions } from './vat.js'

/** What a message names. Nothing here is checked or evidence: it saves questions, it proves nothing. */
export interface Entities {
  serials: SerialMention[]
  /** Upper case: DS-2CD2142FWD-I. */
  models: string[]
  /** Upper case, no separators, unchecked: FR69999100019. */
  vat: string[]
  /** 9 digits (SIREN) or 14 (SIRET) that were called so. */
  sirens: string[]
  /** Lower case. */
  emails: string[]
  /** ISO 8601, as precise as was said: 2024-03-12 or 2024-03. */
  dates: string[]
  /** Those that are no part of any of the above. */
  numbers: number[]
  /** SADP error numbers, 2000 to 2049. */
  sadpErrors: number[]
}

const values = (mentions: readonly Mention[]): string[] => [...new Set(mentions.map(({ value }) => value))]

/** Blanks what was read, lengths kept, so that no sign is read twice. */
function without(folded: string, mentions: readonly { at: number; length: number }[]): string {
  let left = folded
  for (const { at, length } of mentions)
    left = left.slice(0, at) + ' '.repeat(length) + left.slice(at + length)
  return left.slice(0, folded.length)
}

/** All that a text names, most telling kinds first, each sign read once. `now` is for "hier" and "lundi". */
export function entitiesIn(text: string, now: Date | null = null): Entities {
  let left = fold(text)
  const take = <M extends { at: number; length: number }>(find: (folded: string) => M[]): M[] => {
    const mentions = find(left)
    left = without(left, mentions)
    return mentions
  }
  const emails = values(take(emailMentions))
  const vat = values(take(vatMentions))
  const sirens = values(take(sirenMentions))
  const serials = take(serialMentions)
  const models = values(take(modelMentions))
  const sadpErrors = sadpErrorsIn(left)
  const dates = [...new Set(take((folded) => dateMentions(folded, now)).map(({ date }) => date))]
  return {
    serials: [...new Map(serials.map(({ serial }) => [serial.text, serial])).values()],
    models,
    vat,
    sirens,
    emails,
    dates,
    numbers: numbersIn(left).filter((number) => !sadpErrors.includes(number)),
    sadpErrors,
  }
}
