import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'
import { RELEASE_STATES, type ReleaseState } from './case.js'

/**
 * One line for each code of each case, kept beside the case in the same transaction: what limits, live codes and
 * expiry are looked up by. `_id` is the release's id.
 */
export interface ReleaseEntryDoc extends Doc {
  caseId: string
  conversation: string
  personId: string
  companyId: string | null
  shortSerial: string
  state: ReleaseState
  requestedAt: Date
  /** Null: there never was a code, so it counts towards no limit once it is over. */
  issuedAt: Date | null
  expiresAt: Date | null
}

export const releaseEntrySchema = new Schema<ReleaseEntryDoc>({
  _id: { type: String, required: true },
  caseId: { type: String, required: true, index: true },
  conversation: { type: String, required: true },
  personId: { type: String, required: true },
  companyId: { type: String, default: null },
  shortSerial: { type: String, required: true },
  state: { type: String, enum: RELEASE_STATES, required: true },
  requestedAt: { type: Date, required: true },
  issuedAt: { type: Date, default: null },
  expiresAt: { type: Date, default: null },
})
releaseEntrySchema.index({ shortSerial: 1, requestedAt: 1 })
releaseEntrySchema.index({ personId: 1, requestedAt: 1 })
releaseEntrySchema.index({ companyId: 1, requestedAt: 1 })
releaseEntrySchema.index({ state: 1, expiresAt: 1 })
