import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/** One line for each file of each case: by it the same file, or the same device, is found again with somebody else. */
export interface EvidenceEntryDoc extends Doc {
  caseId: string
  personId: string
  companyId: string | null
  kind: 'photo' | 'sadp' | 'opaque' | 'receipt'
  fileHash: string
  /** Fingerprint of a photo, 80 hexadecimal digits, and four parts of its coarse half to look near ones up by. */
  fingerprint: string | null
  quarter1: string | null
  quarter2: string | null
  quarter3: string | null
  quarter4: string | null
  /** The short serial read from a photo. */
  shortSerial: string | null
  at: Date
}

export const evidenceEntrySchema = new Schema<EvidenceEntryDoc>({
  _id: { type: String, required: true },
  caseId: { type: String, required: true, index: true },
  personId: { type: String, required: true, index: true },
  companyId: { type: String, default: null },
  kind: { type: String, enum: ['photo', 'sadp', 'opaque', 'receipt'], required: true },
  fileHash: { type: String, required: true, index: true },
  fingerprint: { type: String, default: null },
  quarter1: { type: String, default: null, index: true },
  quarter2: { type: String, default: null, index: true },
  quarter3: { type: String, default: null, index: true },
  quarter4: { type: String, default: null, index: true },
  shortSerial: { type: String, default: null, index: true },
  at: { type: Date, required: true, index: true },
})
