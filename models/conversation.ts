import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/** Who answers the person. Checked again when a reply is written. */
export type Owner = 'bot' | 'queue' | 'agent'

/** One address of one person on one channel: `whatsapp:+33…`. State of the dialogue between two turns. */
export interface ConversationDoc extends Doc {
  personId: string
  /** Goes up by one with each turn; a turn that read an older one is run again. */
  version: number
  owner: Owner
  /** Id of the agent who has it; null unless `owner` is 'agent'. */
  agentId: string | null
  /** What was said, apart from any dialog stack: it survives a redeploy (dialogs/facts.ts parses it). */
  facts: unknown
  /** Bot Framework's dialog stack, ids versioned. */
  dialog: unknown
  /** The reset case now open, if any. */
  caseId: string | null
  /** The way through the questions they are on (models/journey.ts), as last written; null between two. */
  journey: { id: string; caseId: string | null; stage: string; step: string | null } | null
  /** When the person last wrote: free text may be sent within 24 h of it. */
  lastInboundAt: Date | null
  updatedAt: Date
}

export const conversationSchema = new Schema<ConversationDoc>({
  _id: { type: String, required: true },
  personId: { type: String, required: true, index: true },
  version: { type: Number, required: true },
  owner: { type: String, enum: ['bot', 'queue', 'agent'], required: true },
  agentId: { type: String, default: null },
  facts: { type: Schema.Types.Mixed, default: null },
  dialog: { type: Schema.Types.Mixed, default: null },
  caseId: { type: String, default: null, index: true },
  journey: { type: Schema.Types.Mixed, default: null },
  lastInboundAt: { type: Date, default: null },
  updatedAt: { type: Date, required: true },
})
