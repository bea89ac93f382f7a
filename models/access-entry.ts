import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'
import { CONSOLE_ROLES, type ConsoleRole } from './console-account.js'

/** One line of the access log: appended, never changed. No secret stands in it. */
export interface AccessEntryDoc extends Doc {
  at: Date
  actorId: string
  actorName: string
  actorRole: ConsoleRole | null
  action: string
  subjectKind: string
  subjectId: string
  /** What people call it: a case's number. */
  subjectLabel: string
  detail: string | null
  address: string
}

export const accessEntrySchema = new Schema<AccessEntryDoc>({
  _id: { type: String, required: true },
  at: { type: Date, required: true },
  actorId: { type: String, required: true },
  actorName: { type: String, required: true },
  actorRole: { type: String, enum: [...CONSOLE_ROLES, null], default: null },
  action: { type: String, required: true },
  subjectKind: { type: String, required: true },
  subjectId: { type: String, required: true },
  subjectLabel: { type: String, default: '' },
  detail: { type: String, default: null },
  address: { type: String, default: '' },
})
accessEntrySchema.index({ at: 1 })
accessEntrySchema.index({ actorId: 1, at: 1 })
accessEntrySchema.index({ subjectId: 1, at: 1 })
accessEntrySchema.index({ subjectLabel: 1, at: 1 })
accessEntrySchema.index({ action: 1, at: 1 })
