import { HEAD_COUNTS } from '../models/company.js'
import type { CompanyReason, CompanyState, HeadCount, RegistryCheck } from './company.js'
import { checkEmail, companyEmailRule } from './email.js'
import { nameSimilarity } from './name-similarity.js'
import type { Policy } from './policy.js'
import { checkVat } from './vat.js'

/** Everything that speaks for or against a company. Values only. */
export interface CompanyEvidence {
  name: string
  vat: string
  headCount: HeadCount | null
  email: string | null
  emailVerifiedAt: Date | null
  vies: RegistryCheck | null
  sirene: RegistryCheck | null
  /** What an agent decided, which stands until the data change; null when none did. */
  agent: { state: 'verified' | 'suspended'; at: Date } | null
}

export interface Assessment {
  state: CompanyState
  /** In order of weight; never empty. */
  reasons: CompanyReason[]
  /** Best likeness between the name given and the names the registries have, 0 to 1; null when they have none. */
  nameScore: number | null
  /** When it is to be looked at again. */
  recheckAt: Date | null
}

/**
 * - unverified: something only the person can give or mend is missing.
 * - pending: a registry or the desk has to speak.
 * - verified: checksum, a registry that says active, and the name agree (and the address is confirmed where the
 *   policy wants that); or an agent said so.
 * - suspended: an agent said so; nothing else does, and nothing but an agent undoes it.
 */
export function assessCompany(given: CompanyEvidence, policy: Policy['company'], now: Date): Assessment {
  const nameScore = bestNameScore(given)
  const result = (state: CompanyState, reasons: CompanyReason[], since: Date = now): Assessment => ({
    state,
    reasons,
    nameScore,
    recheckAt: state === 'verified' ? addMonths(since, policy.recheckMonths) : null,
  })
  if (given.agent?.state === 'suspended') return result('suspended', ['suspended_by_agent'])
  const overdue = given.agent?.state === 'verified' && addMonths(given.agent.at, policy.recheckMonths) <= now
  if (given.agent?.state === 'verified' && !overdue) {
    return result('verified', ['verified_by_agent'], given.agent.at)
  }
  const due: CompanyReason[] = overdue ? ['recheck_due'] : []
  const missing = missingFromPerson(given, policy)
  if (missing.length > 0) return result('unverified', [...due, ...missing])
  const doubts = doubtsOfRegistries(given, nameScore, policy)
  if (doubts.length > 0) return result('pending', [...due, ...doubts])
  return result('verified', ['verified_by_registry'])
}

function missingFromPerson(given: CompanyEvidence, policy: Policy['company']): CompanyReason[] {
  const reasons: CompanyReason[] = []
  if (given.vat === '') reasons.push('vat_missing')
  else if (!checkVat(given.vat).ok) reasons.push('vat_invalid')
  if (given.name.trim() === '') reasons.push('name_missing')
  if (given.email === null || !checkEmail(given.email).ok) reasons.push('email_missing')
  else {
    // The larger of what was said and what the register knows: the rule is not avoided by a small word.
    const bands = [given.headCount, given.sirene?.headCount ?? null]
    const headCount = HEAD_COUNTS.findLast((band) => bands.includes(band)) ?? null
    const rule = companyEmailRule({ headCount, email: given.email })
    if (!rule.ok) reasons.push('email_not_professional')
    else if (policy.emailOwnership && given.emailVerifiedAt === null) reasons.push('email_not_confirmed')
  }
  return reasons
}

/** A French company needs its register; another one VIES. One of them says no: the desk, whatever the other says. */
function doubtsOfRegistries(
  given: CompanyEvidence,
  nameScore: number | null,
  policy: Policy['company'],
): CompanyReason[] {
  const answers = [given.vies, given.sirene].filter((answer) => answer !== null)
  const reasons: CompanyReason[] = []
  if (answers.some((answer) => answer.status === 'closed')) reasons.push('company_closed')
  if (answers.some((answer) => answer.status === 'not_found')) reasons.push('vat_not_registered')
  const decisive = given.vat.startsWith('FR') ? given.sirene : given.vies
  if (decisive?.status !== 'active' && reasons.length === 0) reasons.push('registry_unreachable')
  if (reasons.length > 0) return reasons
  if (nameScore === null) return ['registry_has_no_name']
  return nameScore >= policy.sameName ? [] : ['name_differs']
}

function bestNameScore(given: CompanyEvidence): number | null {
  const names = [given.sirene, given.vies]
    .filter((answer) => answer?.status === 'active')
    .flatMap((answer) => (answer ? [answer.name, ...answer.otherNames] : []))
    .filter((name) => name !== null && name !== '')
  if (names.length === 0) return null
  return Math.max(...names.map((name) => nameSimilarity(given.name, name ?? '')))
}

/** The same day months later, in UTC; the last of the month where that day does not exist. */
function addMonths(from: Date, months: number): Date {
  const to = new Date(from)
  to.setUTCMonth(to.getUTCMonth() + months)
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0)
  return to
}
