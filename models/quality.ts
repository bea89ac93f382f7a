import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/** The criteria in force and those that were. `_id` is `card:<version>`. */
export interface ScoreCardDoc extends Doc {
  version: number
  criteria: { id: string; label: string; help: string; weight: number; vital: boolean }[]
  by: string
  at: Date
}

/** What somebody thought of how an agent handled a case. */
export interface QualityReviewDoc extends Doc {
  caseId: string
  number: string
  agentId: string
  agentName: string
  byId: string
  byName: string
  at: Date
  cardVersion: number
  /** By criterion: 0 to 4, null where it does not apply. */
  scores: unknown
  total: number | null
  comment: string
  dispute: {
    text: string
    at: Date
    answer: string | null
    accepted: boolean | null
    answeredById: string | null
    answeredByName: string | null
    answeredAt: Date | null
  } | null
}

/** A word from a lead to an agent. */
export interface CoachingNoteDoc extends Doc {
  agentId: string
  agentName: string
  byId: string
  byName: string
  caseId: string | null
  number: string | null
  text: string
  at: Date
  seenAt: Date | null
}

const text = { type: String, required: true }
const maybe = { type: String, default: null }
const at = { type: Date, required: true }
const moment = { type: Date, default: null }

export const scoreCardSchema = new Schema<ScoreCardDoc>({
  _id: text,
  version: { type: Number, required: true, unique: true },
  criteria: {
    type: [{ _id: false, id: String, label: String, help: String, weight: Number, vital: Boolean }],
    required: true,
  },
  by: text,
  at,
})

const disputeSchema = new Schema(
  {
    text,
    at,
    answer: maybe,
    accepted: { type: Boolean, default: null },
    answeredById: maybe,
    answeredByName: maybe,
    answeredAt: moment,
  },
  { _id: false },
)

export const qualityReviewSchema = new Schema<QualityReviewDoc>({
  _id: text,
  caseId: { type: String, required: true, index: true },
  number: text,
  agentId: text,
  agentName: text,
  byId: text,
  byName: text,
  at,
  cardVersion: { type: Number, required: true },
  scores: { type: Schema.Types.Mixed, required: true },
  total: { type: Number, default: null },
  comment: { type: String, default: '' },
  dispute: { type: disputeSchema, default: null },
})
qualityReviewSchema.index({ agentId: 1, at: 1 })
// One review of an agent's part in a case.
qualityReviewSchema.index({ caseId: 1, agentId: 1 }, { unique: true })

export const coachingNoteSchema = new Schema<CoachingNoteDoc>({
  _id: text,
  agentId: text,
  agentName: text,
  byId: text,
  byName: text,
  caseId: maybe,
  number: maybe,
  text,
  at,
  seenAt: moment,
})
coachingNoteSchema.index({ agentId: 1, at: 1 })
