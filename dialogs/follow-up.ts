import type { CaseOutcome, Release } from '../cases/case.js'
import type { SentenceKey } from '../locales/index.js'
import { clockTime, dayName } from '../locales/time.js'
import { answerChoice } from './answer-choice.js'
import { escalate } from './escalation.js'
import { type Choice, type Session, say } from './session.js'
import type { Heard, Step } from './step.js'

/** "Le mot de passe est-il réinitialisé ?" */
const workedStep: Step = {
  id: 'follow-up.worked',
  stage: null,
  open: ({ case: reset, facts }) => reset?.state === 'code_delivered' && !facts.failing,
  ask: (session) => ({ text: session.t('reset.ask_worked'), choices: workedChoices(session) }),
  async hear(session): Promise<Heard> {
    const chosen =
      answerChoice(workedChoices(session), session.input.text, session.input.choiceId)?.id ??
      byIntent(session)
    const release = liveRelease(session)
    switch (chosen) {
      case 'yes':
        if (session.case && release)
          session.case = await session.services.cases.confirm(session.case._id, release.id)
        await closeCase(session, 'solved', 'reset.solved')
        return 'used'
      case 'no':
        session.facts.failing = true
        return 'used'
      case 'later':
        say(session, 'reset.worked_wait', expiryValues(session, release))
        return 'told'
      default:
        return 'not_understood'
    }
  },
  takes: ['yes', 'no', 'code_worked', 'code_failed', 'code_expired', 'thanks'],
  help: 'reset.help_worked',
}

/** The code did not work: the error number says why, when there is one; then a new export, or a person. */
const failedStep: Step = {
  id: 'follow-up.failed',
  stage: null,
  open: ({ case: reset, facts }) => reset?.state === 'code_delivered' && facts.failing,
  ask: (session) => ({ text: session.t('reset.ask_failed'), choices: failedChoices(session) }),
  async hear(session): Promise<Heard> {
    const chosen = answerChoice(failedChoices(session), session.input.text, session.input.choiceId)?.id
    if (chosen === 'human') {
      await escalate(session, 'asked', 'asked')
      return 'used'
    }
    const error = session.understanding.entities.sadpErrors[0] ?? null
    if (error !== null) say(session, sadpErrorKey(error), { number: error })
    const release = liveRelease(session)
    if (session.case && release) {
      session.case = await session.services.cases.reportFailed(session.case._id, release.id, error)
    }
    session.facts.failing = false
    session.facts.undecided = true
    say(session, 'reset.failed_new_export')
    return 'used'
  },
  takes: ['yes', 'no', 'sadp_error', 'code_failed', 'code_expired', 'not_understood'],
  freeText: true,
  help: 'reset.help_worked',
}

export const followUpSteps: readonly Step[] = [workedStep, failedStep]

export async function closeCase(
  session: Session,
  outcome: CaseOutcome,
  sentence: SentenceKey,
): Promise<void> {
  const number = session.case?.number ?? ''
  if (session.case) await session.services.cases.close(session.case._id, outcome)
  forgetCase(session)
  say(session, sentence, { number })
  if (outcome === 'solved') say(session, 'reset.solved_after')
}

/** What was said about a device goes with its case; who the person is stays. */
export function forgetCase(session: Session): void {
  const { welcomed, company, emailCode } = session.facts
  session.case = null
  Object.assign(session.facts, {
    welcomed,
    company,
    emailCode,
    asking: null,
    trail: session.facts.trail.filter((id) => !id.startsWith('evidence.') && !id.startsWith('reset.')),
    confirm: null,
    warned: false,
    undecided: false,
    need: null,
    pickByLabel: false,
    declarationRefused: false,
    failing: false,
    idle: true,
    retries: 0,
  })
}

/** The code the person has in hand. */
export function liveRelease(session: Session): Release | null {
  const live = session.case?.releases.filter(({ state }) => ['issued', 'delivered', 'opened'].includes(state))
  return live?.at(-1) ?? null
}

export function expiryValues(session: Session, release: Release | null): { date: string; time: string } {
  const at = release?.expiresAt ?? session.now
  return { date: dayName(at, session.locale), time: clockTime(at, session.locale) }
}

const ERRORS = [
  2003, 2006, 2009, 2011, 2014, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2026, 2027, 2033, 2036, 2038, 2039,
  2040,
] as const

export function sadpErrorKey(error: number): SentenceKey {
  const known = ERRORS.find((number) => number === error)
  return known ? `help.sadp_error.${known}` : 'help.sadp_error_unknown'
}

function byIntent(session: Session): string | null {
  switch (session.understanding.intent) {
    case 'yes':
    case 'code_worked':
      return 'yes'
    case 'no':
    case 'code_failed':
    case 'code_expired':
      return 'no'
    case 'thanks':
      return 'later'
    default:
      return null
  }
}

function workedChoices(session: Session): Choice[] {
  return [
    { id: 'yes', title: session.t('reset.worked_yes') },
    { id: 'no', title: session.t('reset.worked_no') },
    { id: 'later', title: session.t('reset.worked_later') },
  ]
}

function failedChoices(session: Session): Choice[] {
  return [
    { id: 'retry', title: session.t('reset.failed_retry') },
    { id: 'human', title: session.t('reset.failed_human') },
  ]
}
