import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'
import type { Locale } from './person.js'

/** waiting: in the queue · claimed: an agent has it · closed: over, by an agent or handed back to the bot. */
export const TICKET_STATES = ['waiting', 'claimed', 'closed'] as const
export type TicketState = (typeof TICKET_STATES)[number]

/** Why a human is needed (locales `desk.cause.*`). With `decision` the reason is that of the last decision. */
export const TICKET_CAUSES = [
  'asked',
  'not_understood',
  'decision',
  'code_failed',
  'delivery_failed',
  'company_check',
  'trouble',
] as const
export type TicketCause = (typeof TICKET_CAUSES)[number]

/** How a ticket ended (locales `desk.closed.*`). */
export const TICKET_ENDS = ['solved', 'refused', 'unreachable', 'duplicate', 'other', 'handed_back'] as const
export type TicketEnd = (typeof TICKET_ENDS)[number]

/** What was done and by whom: the history on the card. Texts of the chat are in the transcript, not here. */
export interface TicketEvent {
  at: Date
  kind: string
  agentId: string | null
  agentName: string | null
  /** A note's text, the reason of a refusal, the agent it went to. */
  detail: string | null
}

/** One person's request for a human, from the escalation to its end. */
export interface DeskTicketDoc extends Doc {
  /** What people call it: the case's number, or `D-2026-000012` without a case. */
  number: string
  conversation: string
  personId: string
  caseId: string | null
  locale: Locale
  state: TicketState
  /** True until closed: a conversation has one open ticket at most. */
  open: boolean
  cause: TicketCause
  /** Closed-list word that goes with the cause (a decision's reason, a provider's error); null when there is none. */
  reason: string | null
  agentId: string | null
  agentName: string | null
  claimedAt: Date | null
  /** Whom it is meant for before anybody claims it (a transfer). */
  meantForId: string | null
  openedAt: Date
  /** What the person was told. */
  promiseKind: 'before' | 'next_opening'
  promiseAt: Date
  /** When the first answer is due, in working time; the person was promised it. */
  firstDueAt: Date
  firstAnsweredAt: Date | null
  /** When the person's last unanswered message must be answered; null when nothing waits. */
  nextDueAt: Date | null
  /** When the whole must be over. */
  resolutionDueAt: Date
  /** The person's last message, and the agent's: who waits for whom. */
  lastInstallerAt: Date | null
  lastAgentAt: Date | null
  /** What became of the last message an agent sent: a delivery status. */
  lastDelivery: string | null
  /** How often the queue was rung for it. */
  rings: number
  /** Alarms that have sounded, so that none sounds twice. */
  alarms: string[]
  /** A release that overrides a mismatch, waiting for a second agent; the sealed code with it. */
  pending: PendingRelease | null
  closedAt: Date | null
  end: TicketEnd | null
  events: TicketEvent[]
  /** The last clicks by their keys, and what was answered: Teams repeats some under a new id. */
  recent: { key: string; said: string }[]
  /** Counted up at each change; a card carries the one it shows. */
  version: number
  updatedAt: Date
}

/** The queue of what goes to the ticket's thread: one that cannot be written to must not hold up what goes to the person. */
export function deskLane(ticketId: string): string {
  return `desk:${ticketId}`
}

export interface PendingRelease {
  via: 'platform' | 'typed' | 'xml'
  shortSerial: string
  sealedCode: string | null
  caseVersion: number
  agentId: string
  agentName: string
  at: Date
  /** Came by a link that others can open too: whoever has the case says by a click of their own that it is theirs. */
  unconfirmed: boolean
}

const text = { type: String, default: null }
const moment = { type: Date, default: null }
const wantedText = { type: String, required: true }
const wantedMoment = { type: Date, required: true }

const pendingSchema = new Schema<PendingRelease>(
  {
    via: { type: String, enum: ['platform', 'typed', 'xml'], required: true },
    shortSerial: wantedText,
    sealedCode: text,
    caseVersion: { type: Number, required: true },
    agentId: wantedText,
    agentName: wantedText,
    at: wantedMoment,
    unconfirmed: { type: Boolean, default: false },
  },
  { _id: false },
)

const eventSchema = new Schema<TicketEvent>(
  { at: wantedMoment, kind: wantedText, agentId: text, agentName: text, detail: text },
  { _id: false },
)

export const deskTicketSchema = new Schema<DeskTicketDoc>({
  _id: wantedText,
  number: { type: String, required: true, index: true },
  conversation: wantedText,
  personId: { type: String, required: true, index: true },
  caseId: { type: String, default: null, index: true },
  locale: { type: String, enum: ['fr', 'en'], required: true },
  state: { type: String, enum: TICKET_STATES, required: true },
  open: { type: Boolean, required: true },
  cause: { type: String, enum: TICKET_CAUSES, required: true },
  reason: text,
  agentId: { type: String, default: null, index: true },
  agentName: text,
  claimedAt: moment,
  meantForId: text,
  openedAt: wantedMoment,
  promiseKind: { type: String, enum: ['before', 'next_opening'], required: true },
  promiseAt: wantedMoment,
  firstDueAt: wantedMoment,
  firstAnsweredAt: moment,
  nextDueAt: moment,
  resolutionDueAt: wantedMoment,
  lastInstallerAt: moment,
  lastAgentAt: moment,
  lastDelivery: text,
  rings: { type: Number, default: 0 },
  alarms: { type: [String], default: [] },
  pending: { type: pendingSchema, default: null },
  closedAt: moment,
  end: { type: String, enum: [...TICKET_ENDS, null], default: null },
  events: { type: [eventSchema], default: [] },
  recent: { type: [{ _id: false, key: String, said: String }], default: [] },
  version: { type: Number, required: true },
  updatedAt: wantedMoment,
})
deskTicketSchema.index({ conversation: 1 }, { unique: true, partialFilterExpression: { open: true } })
deskTicketSchema.index({ state: 1, openedAt: 1 })
deskTicketSchema.index({ updatedAt: 1 })
deskTicketSchema.index({ conversation: 1, openedAt: 1 })
