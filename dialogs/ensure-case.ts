import type { CaseDoc } from '../cases/case.js'
import type { Session } from './session.js'

/** The open case of this conversation, opened now if there is none. */
export async function ensureCase(session: Session): Promise<CaseDoc> {
  const { cases } = session.services
  session.case ??= await cases.open({
    personId: session.person._id,
    companyId: session.company?._id ?? null,
    conversation: session.conversation,
  })
  if (session.company && session.case.companyId !== session.company._id) {
    session.case = await cases.setCompany(session.case._id, session.company._id)
  }
  session.facts.idle = false
  return session.case
}
