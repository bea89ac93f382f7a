import type { CompanyDoc, HeadCount } from '../cases/company.js'

export type ProviderType = 'installer' | 'integrator' | 'distributor' | 'reseller' | 'alarm_centre'

/** The person, as far as the dialogs change it. */
export interface Person {
  _id: string
  profileName: string | null
  locale: 'fr' | 'en'
  providerType: ProviderType | null
  companyId: string | null
}

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

/** The companies we know. */
export interface Companies {
  get(id: string): Promise<CompanyDoc | null>
  /** Writes what is claimed and assesses it; the state says how far it is believed. Idempotent. */
  claim(claim: CompanyClaim): Promise<CompanyDoc>
}
