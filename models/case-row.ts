import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'
import { CASE_OUTCOMES, CASE_STATES, type CaseOutcome, type CaseState } from './case.js'

export const PROMISE_STATES = ['kept', 'missed', 'open', 'none'] as const
export type PromiseState = (typeof PROMISE_STATES)[number]

/**
 * One line of the console's list: what stands in a case, its tickets, its company and its person, brought together so
 * that it can be filtered and sorted by an index. Made by console/cases, never the truth itself. `_id` is the case's;
 * that of the ticket, when somebody asked for a human without a case.
 */
export interface CaseRowDoc extends Doc {
  kind: 'case' | 'request'
  number: string
  conversation: string
  personId: string
  person: string | null
  channel: string
  language: 'fr' | 'en'
  companyId: string | null
  company: string | null
  /** Lower case, accents folded: what is typed is compared with its beginning. */
  companyFolded: string | null
  vat: string | null
  state: CaseState
  outcome: CaseOutcome | null
  reason: string | null
  /** Of everybody who had it, in order; empty when no human did. */
  agentIds: string[]
  agentNames: string[]
  agentCount: number
  serials: string[]
  models: string[]
  /** The first of them, upper case: what is typed is compared with its beginning. */
  model: string | null
  promise: PromiseState
  /** When the first open promise is missed if nobody answers. */
  promiseDueAt: Date | null
  /** 1 to 5; null when the person did not answer. */
  csat: number | null
  tries: number
  tickets: number
  openedAt: Date
  updatedAt: Date
  closedAt: Date | null
  /** When the first code was issued. */
  codeAt: Date | null
  /** Seconds from the opening to it. */
  codeAfter: number | null
  /** What it was made from: the same again is not written again. */
  made: string
}

export const caseRowSchema = new Schema<CaseRowDoc>({
  _id: { type: String, required: true },
  kind: { type: String, enum: ['case', 'request'], required: true },
  number: { type: String, required: true, index: true },
  conversation: { type: String, required: true },
  personId: { type: String, required: true, index: true },
  person: { type: String, default: null },
  channel: { type: String, required: true },
  language: { type: String, enum: ['fr', 'en'], required: true },
  companyId: { type: String, default: null },
  company: { type: String, default: null },
  companyFolded: { type: String, default: null },
  vat: { type: String, default: null },
  state: { type: String, enum: CASE_STATES, required: true },
  outcome: { type: String, enum: [...CASE_OUTCOMES, null], default: null },
  reason: { type: String, default: null },
  agentIds: { type: [String], default: [] },
  agentNames: { type: [String], default: [] },
  agentCount: { type: Number, default: 0 },
  serials: { type: [String], default: [] },
  models: { type: [String], default: [] },
  model: { type: String, default: null },
  promise: { type: String, enum: PROMISE_STATES, required: true },
  promiseDueAt: { type: Date, default: null },
  csat: { type: Number, default: null },
  tries: { type: Number, default: 0 },
  tickets: { type: Number, default: 0 },
  openedAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
  closedAt: { type: Date, default: null },
  codeAt: { type: Date, default: null },
  codeAfter: { type: Number, default: null },
  made: { type: String, required: true },
})
caseRowSchema.index({ openedAt: -1, _id: -1 })
caseRowSchema.index({ updatedAt: -1, _id: -1 })
caseRowSchema.index({ companyId: 1, openedAt: -1 })
caseRowSchema.index({ state: 1, openedAt: -1 })
caseRowSchema.index({ promise: 1, promiseDueAt: 1 })
caseRowSchema.index({ outcome: 1, openedAt: -1 })
caseRowSchema.index({ model: 1 })
caseRowSchema.index({ conversation: 1, openedAt: 1 })

/** How far a roll-up has read. `_id` is its name. */
export interface WatermarkDoc extends Doc {
  at: Date
}

export const watermarkSchema = new Schema<WatermarkDoc>({
  _id: { type: String, required: true },
  at: { type: Date, required: true },
})
