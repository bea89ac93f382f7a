import type { CaseDecision } from '../cases/cases.js'
import { hasSentence } from '../locales/index.js'
import { showCode } from './code.js'
import { escalate } from './escalation.js'
import { type Session, say } from './session.js'

/** Tries before a person takes over; cases/policy.ts counts them, here they are only said. */
const MAX_TRIES = 3

/** Minutes between two tries while somebody else does not answer; the last goes on for ever. */
const RETRY_MINUTES = [1, 2, 5, 10, 30]

/** Decides on the case as it stands now, and tells the person what follows from it. */
export async function decideNow(session: Session): Promise<void> {
  if (!session.case) return
  session.facts.undecided = false
  const decided = await session.services.cases.decide(session.case._id)
  session.case = decided.case
  const { outcome, reason } = decided.decision
  session.facts.need = null
  switch (outcome) {
    case 'ask':
      session.facts.need = reason
      if (reason === 'declaration_needed' || reason === 'token_needed') tellAgreement(session, decided)
      return
    case 'retry':
      session.facts.need = reason
      tellRetry(session, decided)
      return
    case 'release':
      if (decided.release) await showCode(session, decided.release)
      return
    case 'human':
      return escalate(session, reason)
    case 'wait_company':
      // The desk verifies the company and then lets the code go, both from the same card.
      return escalate(session, reason, 'company_check')
    case 'wait_platform':
      return wait(session)
  }
}

function tellAgreement(session: Session, { decision }: CaseDecision): void {
  const serial = decision.match?.serial
  if (serial) say(session, decision.match?.device ? 'photo.matches' : 'photo.matches_request', { serial })
}

/** What was read and what to do next, in one sentence, and how many tries are left. */
function tellRetry(session: Session, { case: reset, decision }: CaseDecision): void {
  const { reason, match } = decision
  const label = reset.photos.at(-1)?.reading ?? null
  const serialLine = match?.lines.find((line) => line.outcome === 'differs')
  const values = { label: serialLine?.label ?? label?.serial?.value ?? '', other: serialLine?.other ?? '' }
  const keys = [
    reason === 'label_unreadable' && label?.reason ? `photo.reason.${label.reason}` : null,
    `photo.match.${reason}`,
    `device.${reason}`,
    'photo.match.label_unreadable',
  ]
  const key = keys.find((candidate) => candidate !== null && hasSentence(candidate))
  if (key && hasSentence(key)) say(session, key, values)
  const left = MAX_TRIES - reset.tries
  if (left > 0 && left < MAX_TRIES) say(session, 'photo.tries_left', { count: left })
}

function wait(session: Session): void {
  const number = session.case?.number ?? ''
  // Told once; the tries that follow are silent until one succeeds.
  if (session.facts.retries === 0) say(session, 'reset.wait_platform', { number })
  const minutes = RETRY_MINUTES[Math.min(session.facts.retries, RETRY_MINUTES.length - 1)] ?? 30
  session.facts.retries += 1
  session.facts.asking = null
  session.timers.push({
    key: `retry:${session.case?._id}`,
    dueAt: new Date(session.now.getTime() + minutes * 60_000),
    event: { kind: 'try_again' },
  })
}
