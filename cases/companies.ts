import type { Clock } from '../core/clock.js'
import { newId } from '../core/ids.js'
import type { Store } from '../core/store.js'
import type { ProviderType } from '../models/person.js'
import { assessCompany } from './assess-company.js'
import type { CompanyDoc, HeadCount } from './company.js'
import { checkEmail, isFreeMailProvider } from './email.js'
import type { Policy } from './policy.js'
import { checkVat } from './vat.js'

/** What a person has said and proven of their company. */
export interface CompanyClaim {
  personId: string
  userType: ProviderType | null
  vat: string
  name: string
  headCount: HeadCount | null
  email: string
  emailVerified: boolean
  checks: CompanyDoc['checks']
}

/** The companies we know, and who may speak for them. */
export interface Companies {
  get(id: string): Promise<CompanyDoc | null>
  /** Writes what is claimed and assesses it. The same claim twice is one. Rejects with DOCUMENT_INVALID for a bad VAT. */
  claim(claim: CompanyClaim): Promise<CompanyDoc>
}

export interface CompaniesParts {
  store: Store
  clock: Clock
  policy: Policy['company']
}

/**
 * A VAT number is printed on every invoice: knowing one proves nothing. The first person of a company is believed as far
 * as registers and mailbox go; whoever comes later speaks for it only with a proven address of the same professional
 * domain, and until then the company is "pending" for them (isContact).
 */
export function createCompanies({ store, clock, policy }: CompaniesParts): Companies {
  return {
    get: (id) => store.get<CompanyDoc>('companies', id),
    claim: (claim) =>
      store.transaction(async (tx) => {
        const now = clock.now()
        const [known] = await tx.find<CompanyDoc>('companies', { vat: claim.vat }, { limit: 1 })
        if (!known) return tx.insert<CompanyDoc>('companies', assessed(newCompany(claim, now), policy, now))
        if (known.contacts.includes(claim.personId) && known.state !== 'verified') {
          return write(tx, assessed(amended(known, claim, now), policy, now))
        }
        return speaksFor(known, claim) ? write(tx, withContact(known, claim.personId, now)) : known
      }),
  }
}

/** May this person act for the company? The state of the company counts for its contacts only. */
export function isContact(company: Pick<CompanyDoc, 'contacts'>, personId: string): boolean {
  return company.contacts.includes(personId)
}

function speaksFor(known: CompanyDoc, claim: CompanyClaim): boolean {
  if (known.contacts.includes(claim.personId)) return true
  const given = checkEmail(claim.email)
  const ours = known.email === null ? null : checkEmail(known.email)
  if (!claim.emailVerified || !given.ok || !ours?.ok || known.emailVerifiedAt === null) return false
  return given.domain === ours.domain && !isFreeMailProvider(given.domain)
}

function newCompany(claim: CompanyClaim, now: Date): CompanyDoc {
  const vat = checkVat(claim.vat)
  const register = claim.checks.sirene ?? claim.checks.vies
  return {
    _id: newId(now),
    name: claim.name,
    vat: claim.vat,
    siren: vat.ok ? vat.siren : null,
    country: vat.ok ? vat.country : 'FR',
    userType: claim.userType,
    address: register?.address ?? null,
    region: null,
    city: register?.city ?? null,
    postalCode: register?.postalCode ?? null,
    website: null,
    createdOn: register?.createdOn ?? null,
    products: null,
    headCount: claim.headCount,
    email: claim.email,
    emailVerifiedAt: claim.emailVerified ? now : null,
    state: 'unverified',
    reasons: [],
    checks: claim.checks,
    verifiedAt: null,
    recheckAt: null,
    decidedBy: null,
    contacts: [claim.personId],
    createdAt: now,
    updatedAt: now,
    version: 1,
  }
}

function amended(known: CompanyDoc, claim: CompanyClaim, now: Date): CompanyDoc {
  const fresh = newCompany(claim, now)
  const { _id, contacts, createdAt, version, decidedBy } = known
  return { ...fresh, _id, contacts, createdAt, decidedBy, version: version + 1 }
}

function assessed(company: CompanyDoc, policy: Policy['company'], now: Date): CompanyDoc {
  const { name, vat, headCount, email, emailVerifiedAt, checks } = company
  const agent = null
  const verdict = assessCompany(
    { name, vat, headCount, email, emailVerifiedAt, ...checks, agent },
    policy,
    now,
  )
  return {
    ...company,
    state: verdict.state,
    reasons: verdict.reasons,
    recheckAt: verdict.recheckAt,
    verifiedAt: verdict.state === 'verified' ? now : null,
    decidedBy: 'policy',
  }
}

function withContact(known: CompanyDoc, personId: string, now: Date): CompanyDoc {
  if (known.contacts.includes(personId)) return known
  return { ...known, contacts: [...known.contacts, personId], updatedAt: now, version: known.version + 1 }
}

async function write(tx: Store, company: CompanyDoc): Promise<CompanyDoc> {
  const { _id, ...fields } = company
  await tx.update<CompanyDoc>('companies', { _id }, { $set: fields })
  return company
}
