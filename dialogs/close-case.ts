import type { CaseOutcome } from '../cases/case.js'
import { askRating } from './rating.js'
import { doneReleases, progress } from './releases.js'
import { type Session, say } from './session.js'

/** Closes the case as what it came to: one device reset is a success, whatever became of the others. */
export async function closeCase(session: Session, wanted: CaseOutcome): Promise<void> {
  const reset = session.case
  const { served, total } = progress(reset)
  const outcome = wanted === 'cancelled' && doneReleases(reset).length > 0 ? 'solved' : wanted
  if (reset) session.effects.push({ kind: 'close', caseId: reset._id, outcome, actor: 'person' })
  cancelTimers(session)
  const several = session.facts.batch && total > 1
  forgetCase(session)
  const number = reset?.number ?? ''
  if (outcome === 'cancelled') return say(session, 'conversation.cancel_done')
  if (several) say(session, 'reset.solved_several', { number, count: served, total })
  else say(session, 'reset.solved', { number })
  say(session, 'reset.solved_after')
  if (reset && outcome === 'solved') await askRating(session, reset._id)
}

/** A closed case calls nobody any more. */
function cancelTimers(session: Session): void {
  const reset = session.case
  if (!reset) return
  const keys = reset.releases.flatMap(({ id }) => [`remind:${id}`, `expire:${id}`])
  // What expires is expired by housekeeping as well; here only the messages are called off.
  for (const key of [`retry:${reset._id}`, ...keys]) {
    session.timers.push({ key, dueAt: null, event: { kind: 'try_again' } })
  }
}

/** What was said about a device goes with its case; who the person is stays. */
export function forgetCase(session: Session): void {
  session.case = null
  Object.assign(session.facts, {
    asking: null,
    trail: session.facts.trail.filter((id) => !id.startsWith('evidence.') && !id.startsWith('reset.')),
    confirm: null,
    correcting: false,
    warned: false,
    undecided: false,
    need: null,
    toJudge: [],
    batch: false,
    pickByLabel: false,
    declarationRefused: false,
    failing: false,
    failingRelease: null,
    failingError: null,
    reminded: [],
    idle: true,
    retries: 0,
  })
}
