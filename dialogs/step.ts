import type { SentenceKey } from '../locales/index.js'
import type { Intent } from './recogniser/index.js'
import type { Choice, Session } from './session.js'

/** A question as it is put. */
export interface Question {
  text: string
  choices?: Choice[]
}

/**
 * What became of an answer: used; not understood (the question is put again, more clearly); or told, when the step has
 * said itself what is wrong with it and what to do.
 */
export type Heard = 'used' | 'not_understood' | 'told'

/** The journey's five stages, as the person counts them. */
export const STAGES = 5
export type Stage = 1 | 2 | 3 | 4 | 5

/**
 * One question of the journey. A step holds no state: whether it is open follows from the facts, so that a correction,
 * a file that came early or a person who comes back need no special path.
 */
export interface Step {
  /** Stored with the conversation: never renamed without a new version of its dialog. */
  id: string
  /** Null: not counted ("le mot de passe est-il réinitialisé ?"). */
  stage: Stage | null
  open(session: Session): boolean
  ask(session: Session): Question | Promise<Question>
  /** The question in short, when the person has just read it in full. Absent: it is short already. */
  again?(session: Session): Question
  /** Uses the person's answer. */
  hear(session: Session): Promise<Heard> | Heard
  /** The words hold the very thing that is asked for (an address, a number): they are no words of general use then. */
  answeredBy?(session: Session): boolean
  /** Intents that are answers here, and not words of general use. */
  takes?: readonly Intent[]
  /** Any text may be the answer (a name): general words must be very clear here. */
  freeText?: boolean
  help: SentenceKey
  /** Makes the step open again: for "retour" and corrections. Absent: it cannot be taken back. */
  /** False: it can no longer be taken back by words (a new file replaces it). */
  forget?(session: Session): boolean | Promise<boolean>
  /** What was answered, for the summary; null when nothing was. */
  summary?(session: Session): string | null
}
