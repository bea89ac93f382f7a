import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/**
 * What one thing adds to the figures, worked out anew whenever it changes. `_id`: `case:<id>`, `ticket:<id>`,
 * `journey:<id>`, `hour:2026-11-22T13` (messages in that UTC hour; `…|<agent>|<company>` of those about a case that is
 * somebody's). It names nobody and outlives what it was made from.
 */
export interface FigureFactDoc extends Doc {
  kind: 'case' | 'ticket' | 'journey' | 'hour'
  /** Paris day it counts on. */
  day: string
  agentId: string | null
  companyId: string | null
  /** Version or moment of the source it was made from: the same one is not worked out twice. */
  source: string
  /** JSON: console/figures/tally.ts. */
  tally: unknown
  /** Of a case: how far it got (index of the journey's stages), never less than before. */
  stage: number
  /** Of a case: for lists. */
  promise: 'kept' | 'broken' | 'pending' | null
  csat: number | null
  alone: boolean
  family: string | null
}

/** The sum of a day's or a month's facts. `_id`: `<start>|<slice>`; slice is `all`, `agent:<id>` or `company:<id>`. */
export interface FigureSliceDoc extends Doc {
  period: 'day' | 'month'
  /** `2026-11-22` or `2026-11`. */
  start: string
  kind: 'all' | 'agent' | 'company'
  slice: string
  tally: unknown
}

/** How far a source was read. `_id` is its collection; of `run`: when figures were brought up to date last. */
export interface FigureCursorDoc extends Doc {
  until: Date
}

const text = { type: String, required: true }
const maybe = { type: String, default: null }
const anything = { type: Schema.Types.Mixed, required: true }

export const figureFactSchema = new Schema<FigureFactDoc>({
  _id: text,
  kind: { type: String, enum: ['case', 'ticket', 'journey', 'hour'], required: true },
  day: text,
  agentId: maybe,
  companyId: maybe,
  source: text,
  tally: anything,
  stage: { type: Number, default: 0 },
  promise: { type: String, enum: ['kept', 'broken', 'pending', null], default: null },
  csat: { type: Number, default: null },
  alone: { type: Boolean, default: false },
  family: maybe,
})
figureFactSchema.index({ day: 1, companyId: 1 })
figureFactSchema.index({ day: 1, agentId: 1 })
figureFactSchema.index({ kind: 1, promise: 1, day: 1 })
figureFactSchema.index({ kind: 1, csat: 1, day: 1 })

export const figureSliceSchema = new Schema<FigureSliceDoc>({
  _id: text,
  period: { type: String, enum: ['day', 'month'], required: true },
  start: text,
  kind: { type: String, enum: ['all', 'agent', 'company'], required: true },
  slice: text,
  tally: anything,
})
figureSliceSchema.index({ slice: 1, period: 1, start: 1 })
figureSliceSchema.index({ kind: 1, period: 1, start: 1 })

export const figureCursorSchema = new Schema<FigureCursorDoc>({
  _id: text,
  until: { type: Date, required: true },
})
