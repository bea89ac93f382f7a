import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

export type Author = 'installer' | 'bot' | 'agent' | 'system'

export type DeliveryStatus = 'waiting' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed'

/** One line of the transcript. Secrets are masked before a text comes here. */
export interface MessageDoc extends Doc {
  conversation: string
  personId: string
  caseId: string | null
  author: Author
  /** The agent who wrote it, when one did. */
  agentId: string | null
  text: string
  /** Titles of what was offered to choose from. */
  choices: string[]
  files: { hash: string; contentType: string; name: string | null }[]
  /** The channel's own id: incoming from the start, outgoing once accepted. */
  providerId: string | null
  /** The outbox item that carries it; null for what came in. */
  outboxId: string | null
  status: DeliveryStatus | null
  errorCode: string | null
  at: Date
}

export const messageSchema = new Schema<MessageDoc>({
  _id: { type: String, required: true },
  conversation: { type: String, required: true },
  personId: { type: String, required: true },
  caseId: { type: String, default: null },
  author: { type: String, enum: ['installer', 'bot', 'agent', 'system'], required: true },
  agentId: { type: String, default: null },
  text: { type: String, default: '' },
  choices: { type: [String], default: [] },
  files: {
    type: [{ _id: false, hash: String, contentType: String, name: { type: String, default: null } }],
    default: [],
  },
  providerId: { type: String, default: null },
  outboxId: { type: String, default: null },
  status: {
    type: String,
    enum: ['waiting', 'queued', 'sent', 'delivered', 'read', 'failed', null],
    default: null,
  },
  errorCode: { type: String, default: null },
  at: { type: Date, required: true },
})
messageSchema.index({ conversation: 1, at: 1 })
messageSchema.index({ caseId: 1, at: 1 })
messageSchema.index({ providerId: 1 })
messageSchema.index({ at: 1 })
messageSchema.index({ outboxId: 1 })
