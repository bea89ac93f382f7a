import { type Session, say } from '../dialogs/session.js'
import type { PersonDoc } from '../models/person.js'

/** STOP and its kin must be plain words: a sentence that merely contains them is heard by the dialogs. */
const STOP = /^\s*(stop|arr[êe]t|arr[êe]ter|unsubscribe|d[ée]sabonner|d[ée]sinscription)\s*[.!]*\s*$/i
const START = /^\s*(start|reprendre|unstop|resume)\s*[.!]*\s*$/i

/**
 * - pass: nothing about opting out.
 * - told: they want no messages, and were told so, once.
 * - silent: the person has opted out, and this is not the way back.
 */
export function hearOptOut(session: Session, person: PersonDoc): 'pass' | 'told' | 'silent' {
  const { text } = session.input
  if (person.optedOutAt !== null) {
    if (!START.test(text)) return 'silent'
    person.optedOutAt = null
    say(session, 'conversation.resumed')
    // The word itself answers no question: what was open is put again.
    session.input = { ...session.input, text: '' }
    session.understanding = session.services.recogniser.understand('')
    return 'pass'
  }
  if (!STOP.test(text)) return 'pass'
  say(session, 'conversation.stopped')
  return 'told'
}

export function isStop(text: string): boolean {
  return STOP.test(text)
}
