/** What goes on now. */
import { z } from 'zod/v4'
import type { Moment } from './common.js'

/**
 * GET /live: this once. GET /live/events: text/event-stream (EventSource, same origin, cookie):
 * - `event: live`, data LiveView: at once, then whenever something changed;
 * - `event: case`, data {caseId, stamp}: with `?watch=<caseId>`, when that case or its transcript changed: fetch again;
 * - `event: over`, data {}: the session ended: sign in again.
 * A comment comes every 20 s. The browser reconnects by itself.
 */
export const liveQuery = z.strictObject({ watch: z.string().max(64).optional() })

export interface LiveView {
  at: Moment
  /** Is the desk open, and until or from when. */
  desk: { open: boolean; text: string }
  tickets: LiveTicket[]
  /** Cases the bot leads now, newest first, at most 50. */
  cases: LiveCase[]
  agents: LiveAgent[]
}

export interface LiveTicket {
  id: string
  /** What /cases/:caseId takes: the case's id, or the ticket's own without a case. */
  caseId: string
  number: string
  state: 'waiting' | 'claimed'
  cause: string
  causeText: string
  agent: { id: string; name: string } | null
  openedAt: Moment
  /** What was promised; `late` once it is past and nobody has answered. */
  dueAt: Moment
  late: boolean
  /** Does somebody wait for the other one? */
  waitsFor: 'agent' | 'installer'
  lastText: string | null
}

export interface LiveCase {
  id: string
  number: string
  state: string
  stateText: string
  company: string | null
  updatedAt: Moment
}

export interface LiveAgent {
  id: string
  name: string
  presence: 'available' | 'away'
  tickets: number
}

/** POST /live/tickets/:ticketId/whisper: lead, manager, admin. A note for the agent; the installer never sees it. */
export const whisperInput = z.strictObject({
  ticketId: z.string().min(1).max(64),
  text: z.string().trim().min(1).max(1000),
})
