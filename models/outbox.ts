import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/**
 * waiting: to be sent · sending: handed to the provider, no answer yet (after a crash: maybe sent) · unsure: no
 * answer came, to be looked up · sent: the provider has it · dead: given up, for people to see.
 */
export type OutboxState = 'waiting' | 'sending' | 'unsure' | 'sent' | 'dead'

export interface OutboxDoc extends Doc {
  channel: string
  conversation: string
  /** 1, 2, 3 … within the conversation: the order of sending. */
  seq: number
  payload: unknown
  state: OutboxState
  /** Sends begun. */
  attempts: number
  /** Questions to the provider that it did not answer, since the last send. */
  lookups: number
  /** When the last send began, by the product's clock. */
  attemptAt: Date | null
  /** Real time of the same, which says when a lookup can be believed. */
  attemptRealAt: Date | null
  providerId: string | null
  error: string | null
  createdAt: Date
  settledAt: Date | null
}

export const outboxSchema = new Schema<OutboxDoc>({
  _id: { type: String, required: true },
  channel: { type: String, required: true },
  conversation: { type: String, required: true },
  seq: { type: Number, required: true },
  payload: { type: Schema.Types.Mixed, default: null },
  state: { type: String, enum: ['waiting', 'sending', 'unsure', 'sent', 'dead'], required: true },
  attempts: { type: Number, required: true },
  lookups: { type: Number, required: true },
  attemptAt: { type: Date, default: null },
  attemptRealAt: { type: Date, default: null },
  providerId: { type: String, default: null },
  error: { type: String, default: null },
  createdAt: { type: Date, required: true },
  settledAt: { type: Date, default: null },
})
outboxSchema.index({ conversation: 1, seq: 1 }, { unique: true })
outboxSchema.index({ conversation: 1, state: 1, seq: 1 })
outboxSchema.index({ state: 1, settledAt: 1 })
outboxSchema.index({ providerId: 1 })
