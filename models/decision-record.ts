import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/** What a record is about. */
export type DecisionKind = 'case' | 'release' | 'company' | 'access' | 'anchor'

/**
 * One link of the chain of decisions: appended, never changed. What could name a person or a device stands in
 * `sealed`, under a key that can be destroyed (models/shred-key.ts): the chain verifies all the same.
 */
export interface DecisionRecordDoc extends Doc {
  /** 1, 2, 3 … over everything. Unique. */
  seq: number
  /** What it is about: case id, company id. */
  subject: string
  /** 1, 2, 3 … within the subject. */
  subjectSeq: number
  kind: DecisionKind
  at: Date
  outcome: string
  reason: string
  /** Versions of everything that had a say: policy, match rules, reader. */
  rules: Record<string, string>
  /** `policy`, `person`, `platform`, or `agent:<id>`. */
  actor: string
  /** SHA-256 of the canonical JSON of the inputs. */
  inputsHash: string
  /** The inputs (readings, answers, file hashes) and the full decision, sealed; null when there are none. */
  sealed: string | null
  /** Hash of the record before, of all: 64 zeros for the first. */
  previous: string
  /** Hash of the record before of the same subject. */
  subjectPrevious: string
  /** SHA-256 of the canonical JSON of everything above. */
  hash: string
}

/** Where the chain ends, of everything (`head`) and of each subject. Changed in the transaction that appends. */
export interface ChainHeadDoc extends Doc {
  seq: number
  hash: string
}

/** A key that opens the sealed part of one subject's records. Deleting it is how they are forgotten. */
export interface ShredKeyDoc extends Doc {
  /** The 32-byte key, base64, sealed under `_id`. */
  sealed: string
  personId: string | null
  createdAt: Date
}

export const decisionRecordSchema = new Schema<DecisionRecordDoc>({
  _id: { type: String, required: true },
  seq: { type: Number, required: true, unique: true },
  subject: { type: String, required: true },
  subjectSeq: { type: Number, required: true },
  kind: { type: String, enum: ['case', 'release', 'company', 'access', 'anchor'], required: true },
  at: { type: Date, required: true },
  outcome: { type: String, required: true },
  reason: { type: String, required: true },
  rules: { type: Schema.Types.Mixed, required: true },
  actor: { type: String, required: true },
  inputsHash: { type: String, required: true },
  sealed: { type: String, default: null },
  previous: { type: String, required: true },
  subjectPrevious: { type: String, required: true },
  hash: { type: String, required: true },
})
decisionRecordSchema.index({ subject: 1, subjectSeq: 1 }, { unique: true })
decisionRecordSchema.index({ kind: 1, at: 1 })

export const chainHeadSchema = new Schema<ChainHeadDoc>({
  _id: { type: String, required: true },
  seq: { type: Number, required: true },
  hash: { type: String, required: true },
})

export const shredKeySchema = new Schema<ShredKeyDoc>({
  _id: { type: String, required: true },
  sealed: { type: String, required: true },
  personId: { type: String, default: null, index: true },
  createdAt: { type: Date, required: true },
})
