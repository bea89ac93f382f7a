import { Schema } from 'mongoose'
import type { Doc, FileStore, Filter, Store } from '../../../core/store.js'
import type { CollectionDef } from '../../../models/store/shape.js'

export interface Thing extends Doc {
  name?: string
  rank?: number
  when?: Date | null
  open?: boolean
  email?: string | null
  tags?: string[]
  moments?: Date[]
  parts?: { label: string; at?: Date; extra?: unknown; note?: string | null }[]
  one?: { label: string; at?: Date } | null
  nest?: { a?: string; at?: Date; deep?: { n?: number } }
  payload?: unknown
  group?: string
  state?: string
}

const part = new Schema(
  {
    label: { type: String, required: true },
    at: Date,
    extra: Schema.Types.Mixed,
    note: { type: String, default: null },
  },
  { _id: false },
)

const thing = new Schema({
  _id: { type: String, required: true },
  name: { type: String, default: 'nameless' },
  rank: { type: Number, min: 0 },
  when: Date,
  open: Boolean,
  email: { type: String, lowercase: true, unique: true, sparse: true },
  tags: { type: [String], index: true },
  moments: [Date],
  parts: [part],
  one: { type: part, default: null },
  nest: { a: { type: String, enum: ['x', 'y'] }, at: Date, deep: { n: Number } },
  payload: { type: Schema.Types.Mixed, default: null },
  group: String,
  state: String,
})
thing.index({ group: 1, rank: 1 })
thing.index({ group: 1 }, { unique: true, partialFilterExpression: { state: 'open' } })

const pair = new Schema({
  _id: { type: String, required: true },
  left: { type: String, required: true },
  right: { type: String, required: true },
  n: { type: Number, default: 0 },
})
pair.index({ left: 1, right: 1 }, { unique: true })

const note = new Schema({
  _id: { type: String, required: true },
  title: String,
  words: [String],
  kind: String,
})

const line = new Schema({ _id: { type: String, required: true }, text: String, status: String })

export const CONTRACT_SCHEMAS: readonly CollectionDef[] = [
  { name: 'things', schema: thing },
  { name: 'pairs', schema: pair },
  { name: 'notes', schema: note, searchFields: ['title', 'words'] },
  { name: 'lines', schema: line, searchFields: ['text'], searchBy: 'stems' },
]

export const day = (n: number) => new Date(Date.UTC(2026, 10, n, 9))

/** What each part of the contract works with: the store under test, and two short cuts. */
export interface At {
  store: Store
  files: FileStore
  /** Empties `things` and puts these in. */
  fresh(...docs: Thing[]): Promise<void>
  ids(filter: Filter, sort?: Record<string, 1 | -1>): Promise<string[]>
}
