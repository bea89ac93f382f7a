import { assessCompany } from './assess-company.js'
import type { CompanyDoc } from './company.js'
import type { Policy } from './policy.js'

/** A company with the state that its data, the registers and the desk add up to. */
export function assessed(
  company: CompanyDoc,
  policy: Policy['company'],
  now: Date,
  by?: 'policy',
): CompanyDoc {
  const { name, vat, headCount, email, emailVerifiedAt, checks } = company
  const verdict = assessCompany(
    { name, vat, headCount, email, emailVerifiedAt, ...checks, agent: agentOf(company) },
    policy,
    now,
  )
  const verified = verdict.state === 'verified'
  return {
    ...company,
    state: verdict.state,
    reasons: verdict.reasons,
    recheckAt: verdict.recheckAt,
    verifiedAt: verified ? (company.state === 'verified' ? (company.verifiedAt ?? now) : now) : null,
    decidedBy: agentOf(company) ? company.decidedBy : (by ?? company.decidedBy),
  }
}

/** What an agent decided, and has not taken back. */
function agentOf(company: CompanyDoc): { state: 'verified' | 'suspended'; at: Date } | null {
  if (company.decidedBy === null || company.decidedBy === 'policy') return null
  if (company.state === 'suspended') return { state: 'suspended', at: company.updatedAt }
  return company.state === 'verified'
    ? { state: 'verified', at: company.verifiedAt ?? company.updatedAt }
    : null
}
