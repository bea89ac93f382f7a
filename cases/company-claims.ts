import { newId } from '../core/ids.js'
import type { ProviderType } from '../models/person.js'
import type { CompanyDoc, HeadCount } from './company.js'
import { checkEmail, isFreeMailProvider } from './email.js'
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

/** The part of the form that no verification rests on. */
export type CompanyDetails = Partial<
  Pick<
    CompanyDoc,
    'address' | 'region' | 'city' | 'postalCode' | 'website' | 'createdOn' | 'products' | 'userType'
  >
>

/** A later person speaks for a company by an address of its own domain, proven by them and by the company. */
export function speaksFor(known: CompanyDoc, claim: CompanyClaim): boolean {
  if (known.contacts.includes(claim.personId)) return true
  const given = checkEmail(claim.email)
  const ours = known.email === null ? null : checkEmail(known.email)
  if (!claim.emailVerified || !given.ok || !ours?.ok || known.emailVerifiedAt === null) return false
  return given.domain === ours.domain && !isFreeMailProvider(given.domain)
}

/** What the registers know fills the form; the person has confirmed it. */
export function newCompany(claim: CompanyClaim, now: Date): CompanyDoc {
  const vat = checkVat(claim.vat)
  const email = checkEmail(claim.email)
  const register = claim.checks.sirene?.status === 'active' ? claim.checks.sirene : claim.checks.vies
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
    email: email.ok ? email.email : claim.email,
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
    version: 0,
  }
}

/** A company as it is known, with what one of its contacts says now. */
export function withClaim(known: CompanyDoc, claim: CompanyClaim, now: Date): CompanyDoc {
  const { name, userType, headCount, checks, email, emailVerifiedAt } = newCompany(claim, now)
  const proven = known.email === email ? known.emailVerifiedAt : null
  return { ...known, name, userType, headCount, checks, email, emailVerifiedAt: emailVerifiedAt ?? proven }
}
