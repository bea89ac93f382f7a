import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'
import { PROVIDER_TYPES, type ProviderType } from './person.js'

export const COMPANY_STATES = ['unverified', 'pending', 'verified', 'suspended'] as const
export type CompanyState = (typeof COMPANY_STATES)[number]

/** Bands as a person can answer them; above 50 a professional address is required. */
export const HEAD_COUNTS = ['1', '2-9', '10-50', '51-249', '250+'] as const
export type HeadCount = (typeof HEAD_COUNTS)[number]

/** Why a company is in its state. Closed list (locales `desk.company.reason.*`). */
export const COMPANY_REASONS = [
  'verified_by_registry',
  'verified_by_agent',
  'vat_missing',
  'vat_invalid',
  'vat_not_registered',
  'registry_unreachable',
  'registry_has_no_name',
  'company_closed',
  'name_missing',
  'name_differs',
  'email_missing',
  'email_not_professional',
  'email_not_confirmed',
  'recheck_due',
  'suspended_by_agent',
] as const
export type CompanyReason = (typeof COMPANY_REASONS)[number]

/** What one registry said, kept as it was said. */
export interface RegistryCheck {
  at: Date
  status: 'active' | 'closed' | 'not_found' | 'unreachable'
  name: string | null
  /** Sign, trade name, initials: names the company goes by as well. */
  otherNames: string[]
  address: string | null
  postalCode: string | null
  city: string | null
  /** ISO date. */
  createdOn: string | null
  /** Activity code, `43.21A`. */
  activity: string | null
  headCount: HeadCount | null
}

/** A company whose people ask for codes. Found again by its VAT number: one company, several contacts. */
export interface CompanyDoc extends Doc {
  name: string
  /** Compact, with the country's letters: `FR69999100019`. Unique. */
  vat: string
  /** Nine digits for a French company, else null. */
  siren: string | null
  /** ISO 3166 alpha-2; Greece is GR although its VAT numbers begin with EL. */
  country: string
  userType: ProviderType | null
  address: string | null
  region: string | null
  city: string | null
  postalCode: string | null
  website: string | null
  /** ISO date, 2012-05-01. */
  createdOn: string | null
  products: string | null
  headCount: HeadCount | null
  email: string | null
  emailVerifiedAt: Date | null
  state: CompanyState
  /** In order of weight. */
  reasons: CompanyReason[]
  checks: { vies: RegistryCheck | null; sirene: RegistryCheck | null }
  verifiedAt: Date | null
  /** When it is to be looked at again: twelve months after verification. */
  recheckAt: Date | null
  /** Who decided last: `policy`, or the id of an agent. */
  decidedBy: string | null
  /** Person ids. */
  contacts: string[]
  createdAt: Date
  updatedAt: Date
  /** Goes up by one with each change. */
  version: number
}

const text = { type: String, default: null }
const moment = { type: Date, default: null }

const checkSchema = new Schema<RegistryCheck>(
  {
    at: { type: Date, required: true },
    status: { type: String, enum: ['active', 'closed', 'not_found', 'unreachable'], required: true },
    name: text,
    otherNames: { type: [String], default: [] },
    address: text,
    postalCode: text,
    city: text,
    createdOn: text,
    activity: text,
    headCount: text,
  },
  { _id: false },
)

export const companySchema = new Schema<CompanyDoc>({
  _id: { type: String, required: true },
  name: { type: String, default: '' },
  vat: { type: String, required: true, unique: true },
  siren: text,
  country: { type: String, required: true },
  userType: { type: String, enum: [...PROVIDER_TYPES, null], default: null },
  address: text,
  region: text,
  city: text,
  postalCode: text,
  website: text,
  createdOn: text,
  products: text,
  headCount: { type: String, enum: [...HEAD_COUNTS, null], default: null },
  email: text,
  emailVerifiedAt: moment,
  state: { type: String, enum: COMPANY_STATES, required: true, index: true },
  reasons: { type: [String], default: [] },
  checks: {
    vies: { type: checkSchema, default: null },
    sirene: { type: checkSchema, default: null },
  },
  verifiedAt: moment,
  recheckAt: { type: Date, default: null, index: true },
  decidedBy: text,
  contacts: { type: [String], default: [] },
  createdAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
  version: { type: Number, required: true },
})
companySchema.index({ updatedAt: 1 })
