import type { SentenceKey } from '../locales/index.js'
import { lasting } from '../locales/time.js'
import { askConfirm } from './confirm.js'
import { escalate } from './escalation.js'
import { expiryValues } from './expiry.js'
import { awaitsVerdict, confirmAll, saysItWorked } from './follow-up.js'
import { sayHours } from './hours.js'
import { KNOWLEDGE } from './knowledge.js'
import { changeLanguage } from './language.js'
import { correct, goBack, showSummary } from './navigation.js'
import { plainQuestion } from './plain-questions.js'
import { unsettledReleases } from './releases.js'
import { sadpErrorIn, saySadpError } from './sadp-errors.js'
import { type Session, say } from './session.js'
import { sayStatus } from './status.js'
import type { Step } from './step.js'

/**
 * What became of words that may come at any step.
 * - none: they were nothing general; the step hears them.
 * - answered: the open question is put again after the answer.
 * - done: everything was said; nothing is put again.
 * - moved: the facts changed; the first open question is put.
 */
export type General = 'none' | 'answered' | 'done' | 'moved'

/** How sure the recogniser must be; more where any words may be the answer (a name). */
const SURE = 0.6
const VERY_SURE = 0.85

const SUMMARY =
  /^\s*(?:le |un |the )?(?:r[ée]cap(?:itulatif)?|r[ée]sum[ée]|summary|recap)\s*(?:svp|stp|please)?\s*[?.!]*\s*$/i

/** « Pourquoi ma TVA ? », « c'est obligatoire ? », « je ne donne pas mon mail »: what the answer is for, where it is about them. */
const WHY =
  /\bpourquoi\b|\bwhy\b|à quoi (?:ça|cela) sert|\b(?:obligatoire|obligée?s?|mandatory|compulsory)(?!\p{L})|\b(?:veux|souhaite|préfère) pas (?:\p{L}+ )?(?:donner|dire|communiquer)|\bje (?:ne )?(?:donne|communique|dis) pas\b|\bi (?:won|don)['’]t (?:want to )?(?:give|say|tell)\b/iu
const ABOUT_THEM: ReadonlySet<Step['stage']> = new Set([1, 2])

export async function generalWords(session: Session, step: Step | null): Promise<General> {
  const { text, choiceId } = session.input
  if (choiceId !== null || text.trim() === '') return 'none'
  if (SUMMARY.test(text)) return showSummary(session)
  const asked = plainQuestion(text)
  if (asked) {
    say(session, asked, asked === 'help.privacy' ? keptFor(session) : undefined)
    return 'answered'
  }
  if (step && ABOUT_THEM.has(step.stage) && WHY.test(text)) {
    say(session, step.help)
    return 'answered'
  }
  const { intent, confidence } = session.understanding
  if (step?.takes?.includes(intent)) return 'none'
  if (intent === 'not_understood' && sadpErrorIn(session) !== null && !step?.freeText)
    return answered(session, saySadpError)
  // The name of a company is easily taken for a greeting.
  if (confidence < (step?.freeText || intent === 'greeting' ? VERY_SURE : SURE)) return 'none'
  if (intent === 'code_received_question' && awaitsVerdict(session)) {
    say(session, 'reset.help_worked')
    say(session, 'reset.code_expiry', expiryValues(session, unsettledReleases(session.case).at(-1) ?? null))
    return 'answered'
  }
  const known = KNOWLEDGE[intent]
  if (known) {
    say(session, known.sentence)
    return 'answered'
  }
  return byIntent(session, step)
}

function keptFor({ services, locale }: Session): Record<string, string> {
  const { photos, transcripts, decisions } = services.keeps()
  return {
    photos: lasting(photos, locale),
    talk: lasting(transcripts, locale),
    decisions: lasting(decisions, locale),
  }
}

async function byIntent(session: Session, step: Step | null): Promise<General> {
  switch (session.understanding.intent) {
    case 'help':
      say(session, helpOf(session, step))
      if (step) say(session, 'help.words')
      return 'answered'
    case 'thanks':
      return answered(session, () => say(session, 'conversation.thanks'))
    case 'hours':
      return answered(session, sayHours)
    case 'case_status':
      return answered(session, sayStatus)
    case 'sadp_error':
      return answered(session, saySadpError)
    case 'change_language':
      return answered(session, changeLanguage)
    case 'talk_to_human':
      await escalate(session, 'asked', 'asked')
      return 'done'
    case 'cancel':
      return askConfirm(session, 'cancel')
    case 'restart':
      return askConfirm(session, 'restart')
    case 'back':
      return goBack(session)
    case 'correct_answer':
      return correct(session)
    case 'code_worked':
      return itWorks(session, step)
    case 'greeting':
      if (!step) return 'none'
      return answered(session, () => say(session, 'conversation.greeting'))
    case 'reset_password':
      // "j'ai perdu le mot de passe" while we are at it: the open question is the answer.
      return step ? 'answered' : 'none'
    default:
      return 'none'
  }
}

/** Who was told that this is for professionals is not helped by being asked for a trade. */
function helpOf({ facts }: Session, step: Step | null): SentenceKey {
  if (facts.endUser && step?.stage === 1) return 'identity.end_user_again'
  return step?.help ?? 'help.general'
}

async function answered(
  session: Session,
  tell: (session: Session) => Promise<void> | void,
): Promise<General> {
  await tell(session)
  return 'answered'
}

/** "C'est bon, ça marche" at another question: with a code in hand, or by another way than ours. */
async function itWorks(session: Session, step: Step | null): Promise<General> {
  if (!saysItWorked(session.input.text)) return 'none'
  if (
    awaitsVerdict(session) ||
    session.case?.releases.some(({ state }) => state === 'delivered' || state === 'opened')
  ) {
    await confirmAll(session)
    return session.case ? 'moved' : 'done'
  }
  if (!step || session.case?.state !== 'collecting') return 'none'
  return askConfirm(session, 'self_service')
}
