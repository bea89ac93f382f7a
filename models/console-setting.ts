import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/** One value that was changed in the console; without a document the shipped value holds. `_id`: `limit.<name>`, `retention.<name>`, `feature.<name>`. */
export interface ConsoleSettingDoc extends Doc {
  value: number
  by: string
  at: Date
}

export const consoleSettingSchema = new Schema<ConsoleSettingDoc>({
  _id: { type: String, required: true },
  value: { type: Number, required: true },
  by: { type: String, required: true },
  at: { type: Date, required: true },
})

/** A sentence of locales/ said otherwise. `_id`: `fr:<key>`. */
export interface TextOverrideDoc extends Doc {
  text: string
  by: string
  at: Date
}

export const textOverrideSchema = new Schema<TextOverrideDoc>({
  _id: { type: String, required: true },
  text: { type: String, required: true },
  by: { type: String, required: true },
  at: { type: Date, required: true },
})

/** A list of cases somebody wants to find again. */
export interface SavedFilterDoc extends Doc {
  userId: string
  name: string
  query: string
  createdAt: Date
}

export const savedFilterSchema = new Schema<SavedFilterDoc>({
  _id: { type: String, required: true },
  userId: { type: String, required: true, index: true },
  name: { type: String, required: true },
  query: { type: String, default: '' },
  createdAt: { type: Date, required: true },
})
