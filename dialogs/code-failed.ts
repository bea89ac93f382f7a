import type { Release } from '../cases/case.js'
import { answerChoice } from './answer-choice.js'
import { escalate } from './escalation.js'
import { unsettledReleases } from './releases.js'
import { bareError, needsNewExport, sadpErrorIn, sadpErrorKey } from './sadp-errors.js'
import { type Choice, type Session, say } from './session.js'
import type { Heard, Step } from './step.js'

/** A code does not work: for which device, then the error number, then a new request or a person. */
export const failedStep: Step = {
  id: 'follow-up.failed',
  stage: null,
  open: ({ case: reset, facts }) => facts.failing && unsettledReleases(reset).length > 0,
  ask(session) {
    if (!failing(session))
      return { text: session.t('reset.ask_which_failed'), choices: deviceChoices(session) }
    return { text: session.t('reset.ask_failed'), choices: failedChoices(session) }
  },
  async hear(session): Promise<Heard> {
    if (!failing(session)) return hearWhich(session)
    const { id } = answerChoice(failedChoices(session), session.input.text, session.input.choiceId) ?? {}
    if (id === 'human') {
      session.facts.failing = false
      await escalate(session, 'asked', 'code_failed')
      return 'used'
    }
    // The number alone answers the question: elsewhere « 2018 » is a year.
    const error = sadpErrorIn(session) ?? bareError(session)
    if (error !== null) await hearError(session, error)
    else await giveUp(session, null)
    return 'used'
  },
  takes: ['yes', 'no', 'sadp_error', 'code_failed', 'code_expired', 'not_understood'],
  freeText: true,
  help: 'reset.help_failed',
}

/** "Ça bloque": the only code, or which of them. With an error number nothing more is asked. */
export async function startFailing(session: Session, error: number | null): Promise<'used'> {
  const codes = unsettledReleases(session.case)
  session.facts.failing = true
  session.facts.failingError = error
  session.facts.failingRelease = codes.length === 1 ? (codes[0]?.id ?? null) : null
  if (failing(session)) await settleKnown(session)
  return 'used'
}

/** What needs no further question: an error that says it all, and a code that ended unused. */
async function settleKnown(session: Session): Promise<void> {
  const { failingError } = session.facts
  if (failingError !== null) await hearError(session, failingError)
  else if (failing(session)?.state === 'expired') await giveUp(session, null)
}

async function hearError(session: Session, error: number): Promise<void> {
  say(session, sadpErrorKey(error), { number: error })
  // The code is still good: the error says what stands in its way.
  if (!needsNewExport(error)) session.facts.failing = false
  else await giveUp(session, error)
}

/** The code is given up, and what it was made from; the same case goes on with a new request. */
async function giveUp(session: Session, error: number | null): Promise<void> {
  const release = failing(session)
  session.facts.failing = false
  session.facts.failingRelease = null
  session.facts.failingError = null
  if (!session.case || !release) return
  session.case = await session.services.cases.reportFailed(session.case._id, release.id, error)
  session.facts.undecided = true
  if (release.state !== 'expired') say(session, 'reset.failed_restart')
}

/** The code in question; the only one there is, when it was not said. */
function failing({ case: reset, facts }: Session): Release | null {
  const codes = unsettledReleases(reset)
  if (codes.length === 1) return codes[0] ?? null
  return codes.find(({ id }) => id === facts.failingRelease) ?? null
}

async function hearWhich(session: Session): Promise<Heard> {
  const chosen = answerChoice(deviceChoices(session), session.input.text, session.input.choiceId)
  if (!chosen) return 'not_understood'
  session.facts.failingRelease = chosen.id
  await settleKnown(session)
  return 'used'
}

function deviceChoices(session: Session): Choice[] {
  return unsettledReleases(session.case).map(({ id, shortSerial }) => ({ id, title: shortSerial }))
}

function failedChoices(session: Session): Choice[] {
  return [
    { id: 'retry', title: session.t('reset.failed_retry') },
    { id: 'human', title: session.t('reset.failed_human') },
  ]
}
