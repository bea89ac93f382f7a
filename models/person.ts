import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/** The five kinds of service provider, in the guide's order; end users are not helped with passwords. */
export const PROVIDER_TYPES = ['installer', 'integrator', 'distributor', 'reseller', 'alarm_centre'] as const
export type ProviderType = (typeof PROVIDER_TYPES)[number]

export type Locale = 'fr' | 'en'

/** A human being who writes to us. The identity is ours; addresses are conversations that point here. */
export interface PersonDoc extends Doc {
  /** The name the channel shows; may be anything. */
  profileName: string | null
  locale: Locale
  providerType: ProviderType | null
  companyId: string | null
  /** STOP was written: nothing more is sent until START. */
  optedOutAt: Date | null
  createdAt: Date
  updatedAt: Date
}

export const personSchema = new Schema<PersonDoc>({
  _id: { type: String, required: true },
  profileName: { type: String, default: null },
  locale: { type: String, enum: ['fr', 'en'], required: true },
  providerType: { type: String, enum: [...PROVIDER_TYPES, null], default: null },
  companyId: { type: String, default: null, index: true },
  optedOutAt: { type: Date, default: null },
  createdAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
})
personSchema.index({ updatedAt: 1 })
