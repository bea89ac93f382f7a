import type { SentenceKey } from '../locales/index.js'
import { putQuestion } from './put-question.js'
import { type Session, say } from './session.js'
import type { Heard, Step } from './step.js'
import { yesNo } from './yes-no.js'

/** Every so many answers that did not do, a human is offered. */
const PATIENCE = 3

/** Lets a step hear the person's answer. True: it was used, and the next question may be put. */
export async function hearStep(session: Session, step: Step): Promise<boolean> {
  const heard = await step.hear(session)
  if (heard === 'used') {
    session.facts.asking = null
    // Only what was really answered is gone back to: a "no" to a suggested number leaves its question open.
    if (step.forget && !step.open(session))
      session.facts.trail = [...session.facts.trail.filter((id) => id !== step.id), step.id]
    return true
  }
  // "Voilà" below a photo that was of use: the photo was the message.
  if (heard === 'not_understood' && session.filesUsed) await putQuestion(session, step)
  else await missed(session, step, heard)
  return false
}

/** First the choices again, as numbers; then with an apology; then a person is offered. No answer is lost by it. */
async function missed(session: Session, step: Step, heard: Exclude<Heard, 'used'>): Promise<void> {
  const { asking } = session.facts
  const misses = (asking?.misses ?? 0) + 1
  if (asking) asking.misses = misses
  if (misses % PATIENCE === 0) {
    session.facts.confirm = session.filesUsed === false ? 'files_human' : 'human'
    session.replies.push({ text: session.t(offerOf(session, heard)), choices: yesNo(session) })
    return
  }
  if (heard === 'told') {
    // The same words twice help nobody.
    if (session.filesUsed === null && misses % PATIENCE === PATIENCE - 1) say(session, step.help)
    return
  }
  say(session, misses === 1 ? 'conversation.not_understood' : 'conversation.not_understood_again')
  await putQuestion(session, step, { misses })
}

/** Files that do not do, answers that were understood and are wrong, and words that were not understood. */
function offerOf(session: Session, heard: Exclude<Heard, 'used'>): SentenceKey {
  if (session.filesUsed === false) return 'conversation.not_understood_files_human'
  return heard === 'told' ? 'conversation.stuck_human' : 'conversation.not_understood_human'
}
