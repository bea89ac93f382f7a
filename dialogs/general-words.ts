import { isOpen, nextOpening } from '../hotline/calendar.js'
import type { SentenceKey } from '../locales/index.js'
import { translator } from '../locales/index.js'
import { clockTime, dayName } from '../locales/time.js'
import { decideNow } from './decision.js'
import { escalate } from './escalation.js'
import { closeCase, forgetCase, liveRelease, sadpErrorKey } from './follow-up.js'
import { correct, goBack } from './navigation.js'
import { plainQuestion } from './plain-questions.js'
import type { Intent } from './recogniser/index.js'
import { type Session, say } from './session.js'
import type { Step } from './step.js'
import { yesNo } from './yes-no.js'

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

/** Answers that are only a sentence. */
const ANSWERS: Partial<Record<Intent, SentenceKey>> = {
  photo_help: 'photo.help',
  sadp_help: 'device.help_sadp',
  account_help: 'help.account',
  company_auth_help: 'help.company',
  self_service: 'help.self_service',
  code_received_question: 'help.code_received',
  code_expired: 'help.code_expired',
  code_failed: 'help.code_failed',
  thanks: 'conversation.thanks',
  end_user: 'identity.end_user_answer',
}

export async function generalWords(session: Session, step: Step | null): Promise<General> {
  if (session.input.choiceId !== null || session.input.text.trim() === '') return 'none'
  const asked = plainQuestion(session.input.text)
  if (asked) {
    say(session, asked)
    return 'answered'
  }
  const { intent, confidence } = session.understanding
  if (step?.takes?.includes(intent)) return 'none'
  if (confidence < (step?.freeText ? VERY_SURE : SURE)) return 'none'
  const sentence = ANSWERS[intent]
  if (sentence) {
    say(session, sentence)
    return 'answered'
  }
  switch (intent) {
    case 'help':
      say(session, step?.help ?? 'help.general')
      if (step) say(session, 'help.general')
      return 'answered'
    case 'hours':
      sayHours(session)
      return 'answered'
    case 'case_status':
      sayStatus(session)
      return 'answered'
    case 'sadp_error':
      saySadpError(session)
      return 'answered'
    case 'change_language':
      return changeLanguage(session)
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
    case 'greeting':
      if (!step) return 'none'
      say(session, 'conversation.greeting')
      return 'answered'
    case 'reset_password':
      // "j'ai perdu le mot de passe" while we are at it: the open question is the answer.
      return step ? 'answered' : 'none'
    default:
      return 'none'
  }
}

/** The yes-or-no over the open question; null when the answer was neither. */
export async function answerConfirm(session: Session): Promise<General | null> {
  const what = session.facts.confirm
  if (!what) return null
  const { intent } = session.understanding
  const said = session.input.choiceId ?? (/^\s*1\s*$/.test(session.input.text) ? 'yes' : intent)
  const no = said === 'no' || /^\s*2\s*$/.test(session.input.text)
  session.facts.confirm = null
  if (said === 'yes' || (what === 'cancel' && said === 'cancel')) return confirmed(session, what)
  if (!no) return null
  if (what === 'cancel') say(session, 'conversation.cancel_kept')
  return 'answered'
}

async function confirmed(session: Session, what: 'cancel' | 'restart' | 'human'): Promise<General> {
  if (what === 'human') {
    await escalate(session, 'asked', 'asked')
    return 'done'
  }
  if (what === 'cancel') {
    await closeCase(session, 'cancelled', 'conversation.cancel_done')
    session.facts.company = session.company ? session.facts.company : {}
    return 'done'
  }
  if (session.case) await session.services.cases.close(session.case._id, 'cancelled')
  forgetCase(session)
  session.facts.idle = false
  if (!session.company || session.company.state === 'unverified') {
    session.facts.company = {}
    session.facts.emailCode = null
    session.person.providerType = null
  }
  say(session, 'conversation.restart_done')
  return 'moved'
}

function askConfirm(session: Session, what: 'cancel' | 'restart'): General {
  if (what === 'cancel' && !session.case && !session.facts.asking) {
    say(session, 'conversation.cancel_nothing')
    return 'done'
  }
  session.facts.confirm = what
  session.replies.push({ text: session.t(`conversation.${what}_confirm`), choices: yesNo(session) })
  return 'done'
}

export function sayHours(session: Session): void {
  const calendar = session.services.calendar()
  if (isOpen(session.now, calendar)) return say(session, 'help.hours_open')
  const at = nextOpening(session.now, calendar)
  const opening = `${dayName(at, session.locale)}, ${clockTime(at, session.locale)}`
  say(session, 'help.hours_closed', { opening })
}

export function sayStatus(session: Session): void {
  if (!session.case) return say(session, 'reset.case_status_none')
  const { number, state } = session.case
  say(session, 'reset.case_status', { number, state: session.t(`reset.state.${state}`) })
}

function saySadpError(session: Session): void {
  const [number] = session.understanding.entities.sadpErrors
  if (number === undefined) return say(session, 'help.sadp_error_which')
  say(session, sadpErrorKey(number), { number })
}

function changeLanguage(session: Session): General {
  const text = session.input.text.toLowerCase()
  const english = /engl|angl/.test(text)
  const french = /fran[cç]|french/.test(text)
  const locale = english === french ? (session.locale === 'fr' ? 'en' : 'fr') : english ? 'en' : 'fr'
  session.locale = locale
  session.person.locale = locale
  session.t = translator(locale)
  say(session, 'conversation.language_now')
  return 'answered'
}

/** Something rang: a code that nobody used, a platform that may answer now. */
export async function hearEvent(session: Session): Promise<void> {
  const { event } = session.input
  const reset = session.case
  if (!event || !reset || event.kind === 'handed_back') return
  if (event.kind === 'try_again') {
    if (reset.state === 'waiting_company' || reset.state === 'waiting_platform') await decideNow(session)
    return
  }
  const release = liveRelease(session)
  if (!release) return
  if (event.kind === 'code_expiring') return say(session, 'reset.code_expiring', { number: reset.number })
  await session.services.cases.expireCodes()
  session.facts.failing = false
  say(session, 'reset.code_expired', { number: reset.number })
}
