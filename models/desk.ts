import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

/** A day on which the desk keeps other hours. `_id` is the ISO day, so that a day has one exception at most. */
export interface CalendarExceptionDoc extends Doc {
  kind: 'closed' | 'open'
  /** Wall-clock `HH:MM`; empty with `closed`: the whole day. */
  hours: { from: string; to: string }[]
  /** For colleagues: « inventaire ». */
  note: string | null
  by: string
  at: Date
}

export const calendarExceptionSchema = new Schema<CalendarExceptionDoc>({
  _id: { type: String, required: true, match: /^\d{4}-\d{2}-\d{2}$/ },
  kind: { type: String, enum: ['closed', 'open'], required: true },
  hours: { type: [{ _id: false, from: String, to: String }], default: [] },
  note: { type: String, default: null },
  by: { type: String, required: true },
  at: { type: Date, required: true },
})

/** A sentence agents say often. `_id` is its name, written `/merci` in the thread. */
export interface CannedReplyDoc extends Doc {
  /** With variables: `{{prenom}}`, `{{dossier}}`, `{{conseiller}}`, `{{promesse}}`. */
  fr: string
  en: string
  updatedAt: Date
  by: string
}

export const cannedReplySchema = new Schema<CannedReplyDoc>({
  _id: { type: String, required: true, match: /^[a-z0-9-]{1,32}$/ },
  fr: { type: String, required: true },
  en: { type: String, required: true },
  updatedAt: { type: Date, required: true },
  by: { type: String, required: true },
})

/** How the desk works; one document, `_id` is `desk`. What is missing has the default of hotline/settings.ts. */
export interface DeskSettingsDoc extends Doc {
  /** ISO weekday 1 … 7 → hours. Null: the hotline's own. */
  week: Record<string, { from: string; to: string }[]> | null
  alsaceMoselle: boolean
  firstMinutes: number
  nextMinutes: number
  resolutionMinutes: number
  /** Working minutes without a taker until the next ring. */
  ringMinutes: number
  /** Rings before the lead is called. */
  ringsBeforeLead: number
  /** Language of the cards. */
  locale: 'fr' | 'en'
  updatedAt: Date
}

export const deskSettingsSchema = new Schema<DeskSettingsDoc>({
  _id: { type: String, required: true },
  week: { type: Schema.Types.Mixed, default: null },
  alsaceMoselle: { type: Boolean, required: true },
  firstMinutes: { type: Number, required: true, min: 1 },
  nextMinutes: { type: Number, required: true, min: 1 },
  resolutionMinutes: { type: Number, required: true, min: 1 },
  ringMinutes: { type: Number, required: true, min: 1 },
  ringsBeforeLead: { type: Number, required: true, min: 1 },
  locale: { type: String, enum: ['fr', 'en'], required: true },
  updatedAt: { type: Date, required: true },
})

/** Somebody who works at the desk. `_id` is the Entra object id. */
export interface DeskAgentDoc extends Doc {
  name: string
  /** Teams' own id (`29:…`), which addresses the person. */
  teamsId: string
  role: 'agent' | 'lead'
  /** `away` when he paused, or when he did not react to what was his. */
  presence: 'available' | 'away'
  awaySince: Date | null
  lastSeenAt: Date
}

export const deskAgentSchema = new Schema<DeskAgentDoc>({
  _id: { type: String, required: true },
  name: { type: String, required: true },
  teamsId: { type: String, required: true },
  role: { type: String, enum: ['agent', 'lead'], required: true },
  presence: { type: String, enum: ['available', 'away'], required: true },
  awaySince: { type: Date, default: null },
  lastSeenAt: { type: Date, required: true },
})

/**
 * Where something of ours can be reached in Teams. `_id`: `desk` (the channel cards are posted to), `ticket:<id>` (a
 * ticket's thread), `agent:<id>` (a personal chat). The service address changes over time: the last one seen counts.
 */
export interface TeamsReferenceDoc extends Doc {
  serviceUrl: string
  tenantId: string
  /** Conversation id to write to; of a thread it ends in `;messageid=…`. */
  conversation: string
  teamId: string | null
  channelId: string | null
  /** The card's activity, to update in place. */
  activityId: string | null
  /** Set when Teams said 403: the bot was removed there. */
  blockedAt: Date | null
  updatedAt: Date
}

export const teamsReferenceSchema = new Schema<TeamsReferenceDoc>({
  _id: { type: String, required: true },
  serviceUrl: { type: String, required: true },
  tenantId: { type: String, required: true },
  conversation: { type: String, required: true, index: true },
  teamId: { type: String, default: null },
  channelId: { type: String, default: null },
  activityId: { type: String, default: null },
  blockedAt: { type: Date, default: null },
  updatedAt: { type: Date, required: true },
})
