/**
 * The documents of this room, as its schemas in models/ (inbox, outbox, lane, timer) keep them. They are spelt again
 * here because jobs/ knows the Store and not the models; a test holds the two together.
 */
import type { Doc } from '../core/store.js'
import type { Arrival, Departure } from './ports.js'

/** An arrival in the inbox. */
export interface InboxItem extends Doc, Arrival {
  /** 1, 2, 3 … within the conversation. */
  seq: number
  state: 'waiting' | 'done' | 'dead'
  receivedAt: Date
  settledAt: Date | null
  error: string | null
}

export interface OutboxEntry extends Doc, Omit<Departure, 'id'> {
  /** 1, 2, 3 … within the conversation. */
  seq: number
  state: 'waiting' | 'sending' | 'unsure' | 'sent' | 'dead'
  attempts: number
  lookups: number
  attemptAt: Date | null
  attemptRealAt: Date | null
  providerId: string | null
  error: string | null
  createdAt: Date
  settledAt: Date | null
}

/** Serial work of one conversation; `_id` from `laneId`. */
export interface Lane extends Doc {
  side: Side
  conversation: string
  seq: number
  dueAt: Date | null
  firstAt: Date | null
  attempts: number
  holder: string | null
  leaseUntil: Date | null
}

export type Side = 'in' | 'out'

/** `_id` is the timer's key. */
export interface Timer extends Doc {
  conversation: string
  dueAt: Date
  payload: unknown
  setting: string
}
