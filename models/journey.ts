import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/**
 * One way through the questions, from the first word to the code or to where it was left: what the funnel is drawn
 * from. Written with the turn, only when it got on.
 */
export interface JourneyDoc extends Doc {
  conversation: string
  personId: string
  /** The case it led to; null before there is one. */
  caseId: string | null
  /** Furthest point before there was a case: wrote, said what they are, has a company. */
  stage: 'contact' | 'identity' | 'company'
  /** The question that is open (`company.vat`); null when none is. */
  step: string | null
  startedAt: Date
  updatedAt: Date
}

export const journeySchema = new Schema<JourneyDoc>({
  _id: { type: String, required: true },
  conversation: { type: String, required: true, index: true },
  personId: { type: String, required: true, index: true },
  caseId: { type: String, default: null, index: true },
  stage: { type: String, enum: ['contact', 'identity', 'company'], required: true },
  step: { type: String, default: null },
  startedAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true, index: true },
})
