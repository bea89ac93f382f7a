/** What is sent to Teams through the outbox. Small: the sender reads the present state when it draws a card. */
import { z } from 'zod/v4'
import { type DeskTicketDoc, deskLane } from '../models/desk-ticket.js'

const file = z.object({ hash: z.string(), contentType: z.string(), name: z.string().nullable() })

export const teamsPayload = z.discriminatedUnion('kind', [
  /** Post the ticket's card, or bring the posted one up to date. */
  z.object({ kind: z.literal('card'), ticketId: z.string() }),
  /** What the installer wrote (or the bot said to him), into the ticket's thread. */
  z.object({
    kind: z.literal('relay'),
    ticketId: z.string(),
    author: z.enum(['installer', 'bot']),
    name: z.string(),
    text: z.string(),
    files: z.array(file),
  }),
  /** A sentence of locales `desk.notice.*` in the thread; `mention`: agents to be called by name. */
  z.object({
    kind: z.literal('notice'),
    ticketId: z.string(),
    key: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    mention: z.array(z.object({ teamsId: z.string(), name: z.string() })),
  }),
  /** The same, in an agent's personal chat: the second route when the thread cannot be written to. */
  z.object({
    kind: z.literal('personal'),
    ticketId: z.string(),
    agentId: z.string(),
    key: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
])
export type TeamsPayload = z.infer<typeof teamsPayload>

export interface TeamsDeparture {
  channel: 'teams'
  conversation: string
  payload: TeamsPayload
}

export function departure(payload: TeamsPayload): TeamsDeparture {
  return { channel: 'teams', conversation: deskLane(payload.ticketId), payload }
}

export function cardDeparture(ticket: Pick<DeskTicketDoc, '_id'>): TeamsDeparture {
  return departure({ kind: 'card', ticketId: ticket._id })
}

export function noticeDeparture(
  ticket: Pick<DeskTicketDoc, '_id'>,
  key: string,
  values: Record<string, string | number> = {},
  mention: { teamsId: string; name: string }[] = [],
): TeamsDeparture {
  return departure({ kind: 'notice', ticketId: ticket._id, key, values, mention })
}
