import { correctionChoices } from './navigation.js'
import { type Session, SUMMARY_CHOICE, say } from './session.js'
import { touched } from './touched.js'
import { yesNo } from './yes-no.js'

/** A button was touched that answers nothing which is open now: it is said so, and nothing follows from it. */
export function hearOldChoice(session: Session): boolean {
  const { input, facts } = session
  if (input.choiceId === null || input.choiceId === SUMMARY_CHOICE) return false
  const open = [
    ...(facts.confirm ? yesNo(session) : []),
    ...(facts.correcting ? correctionChoices(session) : []),
    ...(facts.asking?.choices ?? []),
  ]
  if (touched(open, session)) return false
  say(session, 'conversation.old_button', { title: input.text.trim() || '…' })
  return true
}
