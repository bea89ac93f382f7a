import { closeCase } from './close-case.js'
import { settle } from './company-claim.js'
import { decideNow } from './decision.js'
import { ensureCase } from './ensure-case.js'
import { doneReleases, progress, unsettledReleases } from './releases.js'
import type { Session } from './session.js'

/**
 * What follows from the facts without a question: a complete company is written, a case is opened for a person who is
 * known, and new evidence is decided on. Called before each look for the next question; does nothing twice.
 */
export async function advance(session: Session): Promise<void> {
  const { facts, person } = session
  const { emailVerified, emailSkipped } = facts.company
  const introduced = session.company === null
  if (person.providerType && (emailVerified || emailSkipped)) await settle(session)
  if (!person.providerType || !session.company || facts.idle || session.owner !== 'bot') return
  await ensureCase(session, { introduced })
  if (mayDecide(session)) await decideNow(session)
  if (isOver(session)) await closeCase(session, 'solved')
}

/** Every code was used, as a turn wrote before the process died: what it did not come to say is said now. */
function isOver({ case: reset, facts }: Session): boolean {
  const { served, total } = progress(reset)
  const settled = unsettledReleases(reset).length === 0 && doneReleases(reset).length > 0
  return reset?.state === 'code_delivered' && settled && (!facts.batch || served >= total)
}

/** New evidence, or a case of which nobody remembers what it lacks (after a redeploy). */
function mayDecide({ case: reset, facts }: Session): boolean {
  if (reset?.state === 'code_delivered') return facts.undecided
  if (reset?.state !== 'collecting') return false
  return facts.undecided || (facts.need === null && unsettledReleases(reset).length === 0)
}
