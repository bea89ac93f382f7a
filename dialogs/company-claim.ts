import { isContact } from '../cases/companies.js'
import type { RegistryCheck } from '../cases/company.js'
import { type Session, say } from './session.js'

/** The questions about the company are over once one is attached to the person. */
export const unsettled = (session: Session): boolean => session.company === null

/** What a register says of the number given, the French one first because it is the fuller. */
export function registered(session: Session): RegistryCheck | null {
  const { checks } = session.facts.company
  const found = [checks?.sirene, checks?.vies].find((check) => check?.status === 'active' && check.name)
  return found ?? null
}

/** Everything was given: the company is written, assessed and attached to the person; they are told how it stands. */
export async function settle(session: Session): Promise<void> {
  const { vat, name, headCount, email, emailVerified, checks } = session.facts.company
  if (!unsettled(session) || !vat || !name || !headCount || !email) return
  const company = await session.services.companies.claim({
    personId: session.person._id,
    userType: session.person.providerType,
    vat,
    name,
    headCount,
    email,
    emailVerified: emailVerified ?? false,
    checks: checks ?? { vies: null, sirene: null },
  })
  session.company = company
  session.person.companyId = company._id
  session.facts.emailCode = null
  const believed = company.state === 'verified' && isContact(company, session.person._id)
  say(session, believed ? 'company.verified' : 'company.pending', { name: company.name })
}

/** An answer about the company is taken back: it is claimed anew when it was given again. */
export function reopen(session: Session): void {
  session.company = null
  session.person.companyId = null
}

/** Back to the VAT number: everything that hung on it is asked again. */
export function forgetCompany(session: Session): true {
  reopen(session)
  session.facts.company = {}
  session.facts.emailCode = null
  return true
}
