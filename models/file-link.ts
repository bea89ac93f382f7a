import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/**
 * A link to the page /files/<token>. `_id` is the SHA-256 of the token: who reads the database cannot use the link.
 * One link serves one purpose of one conversation.
 */
export interface FileLinkDoc extends Doc {
  purpose: 'upload' | 'download'
  conversation: string
  /** The case's number as people know it; null when there is none yet. */
  caseNumber: string | null
  locale: 'fr' | 'en'
  /** Download: what is behind the link, in the words of whoever gives it out (`release:…`); null for an upload. */
  subject: string | null
  /** Download: the name the file will have. */
  fileName: string | null
  /** How many files may still be sent or fetched. */
  usesLeft: number
  createdAt: Date
  expiresAt: Date
}

export const fileLinkSchema = new Schema<FileLinkDoc>({
  _id: { type: String, required: true },
  purpose: { type: String, enum: ['upload', 'download'], required: true },
  conversation: { type: String, required: true },
  caseNumber: { type: String, default: null },
  locale: { type: String, enum: ['fr', 'en'], required: true },
  subject: { type: String, default: null },
  fileName: { type: String, default: null },
  usesLeft: { type: Number, required: true, min: 0 },
  createdAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true, index: true },
})
