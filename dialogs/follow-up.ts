import { answerChoice } from './answer-choice.js'
import { closeCase } from './close-case.js'
import { failedStep, startFailing } from './code-failed.js'
import { expiryValues } from './expiry.js'
import { saysFinished } from './finished.js'
import { takesBack } from './plain-yes.js'
import { doneReleases, liveReleases, progress, unsettledReleases } from './releases.js'
import { needsNewExport, sadpErrorIn, sadpErrorKey } from './sadp-errors.js'
import { type Choice, type Session, say } from './session.js'
import type { Heard, Step } from './step.js'

/** "Le mot de passe est-il réinitialisé ?" Asked of a code that ended unused as well: perhaps it was used in time. */
const workedStep: Step = {
  id: 'follow-up.worked',
  stage: null,
  open: (session) => awaitsVerdict(session) && !session.facts.failing,
  ask: (session) => ({ text: workedText(session), choices: workedChoices(session) }),
  again: (session) => ({ text: workedText(session), choices: workedChoices(session) }),
  async hear(session): Promise<Heard> {
    const { id } = answerChoice(workedChoices(session), session.input.text, session.input.choiceId) ?? {}
    switch (id ?? byIntent(session)) {
      case 'yes':
        await confirmAll(session)
        return 'used'
      case 'no':
        return startFailing(session, null)
      case 'error':
        return blockedByError(session)
      case 'next':
        session.facts.batch = true
        say(session, 'photo.next')
        return 'told'
      case 'later':
        say(
          session,
          'reset.worked_wait',
          expiryValues(session, unsettledReleases(session.case).at(-1) ?? null),
        )
        return 'told'
      default:
        return 'not_understood'
    }
  },
  takes: ['yes', 'no', 'code_worked', 'code_failed', 'code_expired', 'thanks', 'sadp_error'],
  help: 'reset.help_worked',
}

/** Of several devices some are done: the next one, or enough. */
const nextStep: Step = {
  id: 'follow-up.next',
  stage: null,
  open: ({ case: reset }) =>
    reset?.state === 'code_delivered' &&
    unsettledReleases(reset).length === 0 &&
    doneReleases(reset).length > 0,
  ask(session) {
    const { served, total } = progress(session.case)
    return {
      text: `${session.t('reset.progress', { count: served, total })} ${session.t('photo.next')}`,
      choices: [{ id: 'done', title: session.t('reset.finish') }],
    }
  },
  async hear(session): Promise<Heard> {
    const { text, choiceId } = session.input
    const chosen =
      choiceId === 'done' ||
      saysFinished(text) ||
      (['no', 'thanks', 'code_worked'].includes(session.understanding.intent) &&
        !takesBack(text.replace(/^\s*(?:non|no|nope)(?!\p{L})/iu, '')))
    if (!chosen) return 'not_understood'
    await closeCase(session, 'solved')
    return 'used'
  },
  takes: ['no', 'thanks', 'code_worked'],
  help: 'reset.help_next',
}

export const followUpSteps: readonly Step[] = [workedStep, failedStep, nextStep]

/** A code is in the person's hand and nothing else is asked of them. */
export function awaitsVerdict({ case: reset, facts }: Session): boolean {
  if (unsettledReleases(reset).length === 0) return false
  return (
    reset?.state === 'code_delivered' ||
    (reset?.state === 'collecting' && facts.need === null && (reset.sadp ?? reset.opaque) !== null)
  )
}

/** Every code in hand worked: the case is over, unless devices of the list were still to come. */
export async function confirmAll(session: Session): Promise<void> {
  for (const { id } of unsettledReleases(session.case)) {
    if (session.case) session.case = await session.services.cases.confirm(session.case._id, id)
  }
  const { served, total } = progress(session.case)
  if (!session.facts.batch || served >= total) await closeCase(session, 'solved')
}

/** An error that leaves the code good is answered and the code kept; after the others a new request is needed. */
async function blockedByError(session: Session): Promise<Heard> {
  const error = sadpErrorIn(session)
  if (error === null || needsNewExport(error)) return startFailing(session, error)
  say(session, sadpErrorKey(error), { number: error })
  return 'used'
}

/** « Merci, c'est bon cette fois »: the thanks say how it went. */
const WENT_WELL =
  /(?<!pas |plus |jamais )(?<!\p{L})(?:c['’ ]?(?:est|[ée]tait) (?:tout )?bon|(?:ça|ca|tout) (?:a )?(?:march|fonctionn)|d[ée]bloqu|r[ée]initialis|r[ée]ussi|impec|nickel|(?:it|that) work(?:s|ed)|all good)/iu

/** « La première c'est bon, la deuxième bloque »: what went wrong counts, the rest is asked. */
const WENT_WRONG =
  /(?<!\p{L})(?<!plus )(?:bloqu|coinc|refus|rejet|(?:march|fonctionn|pass|pren)\p{L}* (?:pas|plus)|(?:pas|sauf) (?:l['’ ]?autre|la (?:deuxi|secon|2)|le (?:deuxi|secon|2))|(?:is|still|it['’]?s) (?:stuck|locked)|does(?:n['’]t| not) work|not the (?:other|second))/iu

/** Nothing takes it back; of « c'était long, mais ça marche » the end counts. */
export function saysItWorked(text: string): boolean {
  const end = text.split(/\b(?:mais|but)\b/i).at(-1) ?? text
  return !takesBack(WENT_WELL.test(end) ? end : text) && !WENT_WRONG.test(text)
}

function byIntent(session: Session): string | null {
  const { text } = session.input
  if (WENT_WRONG.test(text) && ['code_worked', 'yes', 'thanks'].includes(session.understanding.intent))
    return 'no'
  // « Laquelle est la première ? » : a question closes no case.
  if (/\?\s*$/.test(text)) return null
  // A second « j'accepte » is for the declaration, which is over.
  if (/\b(?:accepte|accept|agree)\b/i.test(text)) return null
  if (session.understanding.intent === 'thanks' && WENT_WELL.test(text) && !takesBack(text)) return 'yes'
  switch (session.understanding.intent) {
    case 'yes':
      // To have the code is not yet to have used it.
      return saysItWorked(text) && !/re[çc]u|\bgot\b/i.test(text) ? 'yes' : null
    case 'code_worked':
      return saysItWorked(text) ? 'yes' : null
    case 'no':
    case 'code_failed':
    case 'code_expired':
      return 'no'
    case 'sadp_error':
      return 'error'
    case 'thanks':
      return 'later'
    default:
      return null
  }
}

function workedText(session: Session): string {
  const reset = session.case
  const codes = unsettledReleases(reset)
  const { served, total } = progress(reset)
  const question = session.t(codes.length > 1 ? 'reset.ask_worked_several' : 'reset.ask_worked')
  if (!session.facts.batch || total < 2) return question
  const line = session.t('reset.progress', { count: served, total })
  return served < total ? `${line} ${session.t('photo.next')}\n\n${question}` : `${line}\n\n${question}`
}

function workedChoices(session: Session): Choice[] {
  const { t, case: reset } = session
  const expired = liveReleases(reset).length === 0
  const { served, total } = progress(reset)
  const more = served < total && !expired
  return [
    { id: 'yes', title: t('reset.worked_yes') },
    { id: 'no', title: t(expired ? 'reset.worked_new_code' : 'reset.worked_no') },
    more ? { id: 'next', title: t('reset.worked_next') } : { id: 'later', title: t('reset.worked_later') },
  ]
}

export { forgetCase } from './close-case.js'
