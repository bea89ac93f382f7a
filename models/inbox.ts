import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/** Something that came in, kept until a turn has dealt with it and a while longer, to know it again. */
export interface InboxDoc extends Doc {
  channel: string
  /** Unique within the channel. */
  messageId: string
  conversation: string
  /** 1, 2, 3 … within the conversation: the order of acceptance, whatever any clock says. */
  seq: number
  payload: unknown
  /** When it happened, by the product's clock (which may be a simulated one). */
  at: Date
  state: 'waiting' | 'done' | 'dead'
  /** Real time of acceptance. */
  receivedAt: Date
  settledAt: Date | null
  /** Why it is dead. */
  error: string | null
}

export const inboxSchema = new Schema<InboxDoc>({
  _id: { type: String, required: true },
  channel: { type: String, required: true },
  messageId: { type: String, required: true },
  conversation: { type: String, required: true },
  seq: { type: Number, required: true },
  payload: { type: Schema.Types.Mixed, default: null },
  at: { type: Date, required: true },
  state: { type: String, enum: ['waiting', 'done', 'dead'], required: true },
  receivedAt: { type: Date, required: true },
  settledAt: { type: Date, default: null },
  error: { type: String, default: null },
})
inboxSchema.index({ channel: 1, messageId: 1 }, { unique: true })
inboxSchema.index({ conversation: 1, state: 1, seq: 1 })
inboxSchema.index({ state: 1, settledAt: 1 })
