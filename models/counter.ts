import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/** Counts up, one document for each thing counted: `case-2026`. */
export interface CounterDoc extends Doc {
  value: number
}

export const counterSchema = new Schema<CounterDoc>({
  _id: { type: String, required: true },
  value: { type: Number, required: true },
})
