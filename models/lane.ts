import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/**
 * Serial work of one conversation, incoming or outgoing: who works on it now and when there is something to do.
 * `_id` is `in:<conversation>` or `out:<conversation>`. All its times are real ones: a simulated clock that jumps
 * must not end a lease.
 */
export interface LaneDoc extends Doc {
  side: 'in' | 'out'
  conversation: string
  /** The last number given within the conversation. */
  seq: number
  /** When work may start; null when nothing waits. */
  dueAt: Date | null
  /** When the oldest waiting item came: bounds how long a burst is gathered. */
  firstAt: Date | null
  /** Tries begun since the last success, counted when a try begins so that one that kills the process counts. */
  attempts: number
  /** Token of who has the lease. A new one each time: it is also the fence that a late commit does not pass. */
  holder: string | null
  leaseUntil: Date | null
}

export const laneSchema = new Schema<LaneDoc>({
  _id: { type: String, required: true },
  side: { type: String, enum: ['in', 'out'], required: true },
  conversation: { type: String, required: true },
  seq: { type: Number, required: true },
  dueAt: { type: Date, default: null },
  firstAt: { type: Date, default: null },
  attempts: { type: Number, default: 0 },
  holder: { type: String, default: null },
  leaseUntil: { type: Date, default: null },
})
laneSchema.index({ side: 1, dueAt: 1 })
