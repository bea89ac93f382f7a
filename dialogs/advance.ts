import { settle } from './company-claim.js'
import { decideNow } from './decision.js'
import { ensureCase } from './ensure-case.js'
import type { Session } from './session.js'

/**
 * What follows from the facts without a question: a complete company is written, a case is opened for a person who is
 * known, and new evidence is decided on. Called before each look for the next question; does nothing twice.
 */
export async function advance(session: Session): Promise<void> {
  const { facts, person } = session
  const { emailVerified, emailSkipped } = facts.company
  if (person.providerType && (emailVerified || emailSkipped)) await settle(session)
  if (!person.providerType || !session.company || facts.idle) return
  await ensureCase(session)
  if (session.case?.state === 'collecting' && facts.undecided) await decideNow(session)
}
