import type { CaseDoc } from '../cases/case.js'
import { isContact } from '../cases/companies.js'
import { type Session, say } from './session.js'

/**
 * The open case of this conversation, opened now if there is none. Somebody we know is told in one line as whom, unless
 * they were `introduced` in this very turn.
 */
export async function ensureCase(session: Session, { introduced = false } = {}): Promise<CaseDoc> {
  const { cases } = session.services
  const { company, person } = session
  if (session.case === null && company && !introduced) {
    const believed = company.state === 'verified' && isContact(company, person._id)
    say(session, believed ? 'company.known' : 'company.known_pending', { name: company.name })
  }
  // The last case ends with the turn, and a conversation has one open case: the next one waits for nothing else.
  if (session.case === null) await closeNow(session)
  session.case ??= await cases.open({
    personId: person._id,
    companyId: company?._id ?? null,
    conversation: session.conversation,
  })
  if (company && session.case.companyId !== company._id) {
    session.case = await cases.setCompany(session.case._id, company._id)
  }
  session.facts.idle = false
  return session.case
}

/** Closes at once what this very turn has ended. Asking for a score is lost should the process die before the commit; nothing else is. */
async function closeNow({ effects, services }: Session): Promise<void> {
  for (const effect of effects) {
    if (effect.kind === 'close') await services.cases.close(effect.caseId, effect.outcome, effect.actor)
  }
}
