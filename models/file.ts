import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/** What is known of stored bytes. `_id` is their SHA-256, under which the FileStore has them. */
export interface FileDoc extends Doc {
  contentType: string
  /** Bytes. */
  size: number
  createdAt: Date
  /** When it is to be forgotten; null while something needs it. */
  expiresAt: Date | null
}

export const fileSchema = new Schema<FileDoc>({
  _id: { type: String, required: true },
  contentType: { type: String, required: true },
  size: { type: Number, required: true, min: 0 },
  createdAt: { type: Date, required: true },
  expiresAt: { type: Date, default: null, index: true },
})
