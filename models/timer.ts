import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/** Something to happen to a conversation later. `_id` is its key: setting the same key again moves it. */
export interface TimerDoc extends Doc {
  conversation: string
  dueAt: Date
  payload: unknown
  /** New at each setting: names the arrival it becomes, so that each setting rings once. */
  setting: string
}

export const timerSchema = new Schema<TimerDoc>({
  _id: { type: String, required: true },
  conversation: { type: String, required: true, index: true },
  dueAt: { type: Date, required: true, index: true },
  payload: { type: Schema.Types.Mixed, default: null },
  setting: { type: String, required: true },
})
