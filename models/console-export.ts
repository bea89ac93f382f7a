import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/** Something somebody wanted to take along, and how far it is. */
export interface ConsoleExportDoc extends Doc {
  kind: 'cases' | 'figures' | 'transcripts'
  format: 'csv' | 'xlsx' | 'zip'
  /** What was asked for, as it was asked (console/contract/exports.ts). */
  ask: unknown
  byId: string
  byName: string
  locale: 'fr' | 'en'
  state: 'waiting' | 'running' | 'done' | 'failed'
  done: number
  total: number | null
  name: string
  /** The file, under its hash; null before it is there. */
  fileHash: string | null
  /** Bytes. */
  size: number | null
  error: string | null
  /** What is to be known about a file that is there. */
  note: 'search_limited' | null
  /** Runs begun: one that kills the process is not begun for ever. */
  attempts: number
  /** Until when whoever works at it may; real time. */
  leaseUntil: Date | null
  createdAt: Date
  expiresAt: Date | null
}

const text = { type: String, required: true }
const maybe = { type: String, default: null }
const number = { type: Number, default: null }
const moment = { type: Date, default: null }

export const consoleExportSchema = new Schema<ConsoleExportDoc>({
  _id: text,
  kind: { type: String, enum: ['cases', 'figures', 'transcripts'], required: true },
  format: { type: String, enum: ['csv', 'xlsx', 'zip'], required: true },
  ask: { type: Schema.Types.Mixed, required: true },
  byId: { type: String, required: true, index: true },
  byName: text,
  locale: { type: String, enum: ['fr', 'en'], required: true },
  state: { type: String, enum: ['waiting', 'running', 'done', 'failed'], required: true, index: true },
  done: { type: Number, default: 0 },
  total: number,
  name: text,
  fileHash: maybe,
  size: number,
  error: maybe,
  note: { type: String, enum: ['search_limited', null], default: null },
  attempts: { type: Number, default: 0 },
  leaseUntil: moment,
  createdAt: { type: Date, required: true, index: true },
  expiresAt: moment,
})
