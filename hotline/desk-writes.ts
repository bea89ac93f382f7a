/** What the desk writes, one ticket at a time. */
import { AppError, isAppError } from '../core/errors.js'
import type { Store } from '../core/store.js'
import type { Arrival } from '../jobs/ports.js'
import type { DeskAgentDoc } from '../models/desk.js'
import type { DeskTicketDoc, TicketEvent } from '../models/desk-ticket.js'
import { cardDeparture, noticeDeparture, type TeamsDeparture } from './departures.js'
import type { Agent, DeskAction, DeskArrival } from './desk-action.js'
import type { Said, TicketChanges } from './ticket.js'

/** Two agents in the same second are the usual case; more tries than agents at a desk are not needed. */
const TRIES = 10

/** What Teams must show after an agent's action: the card, and whoever else is concerned. */
export async function afterwards(
  tx: Store,
  before: DeskTicketDoc,
  ticket: DeskTicketDoc,
  said: Said,
  agent: Agent,
): Promise<TeamsDeparture[]> {
  const values = { number: ticket.number, agent: agent.name }
  if (said === 'approval_asked') {
    const others = (await agentsOf(tx)).filter(
      ({ _id, presence }) => _id !== agent.id && presence === 'available',
    )
    const mention = others.map(({ teamsId, name }) => ({ teamsId, name })).slice(0, 10)
    return [cardDeparture(ticket), noticeDeparture(ticket, 'desk.notice.approval_needed', values, mention)]
  }
  if (said === 'confirmation_asked') {
    const owner = await tx.get<DeskAgentDoc>('deskAgents', ticket.agentId ?? '')
    const mention = owner ? [{ teamsId: owner.teamsId, name: owner.name }] : []
    return [
      cardDeparture(ticket),
      noticeDeparture(ticket, 'desk.notice.confirmation_needed', values, mention),
    ]
  }
  if (said === 'transferred' && ticket.agentId !== before.agentId) {
    const to = await tx.get<DeskAgentDoc>('deskAgents', ticket.agentId ?? '')
    const mention = to ? [{ teamsId: to.teamsId, name: to.name }] : []
    return [cardDeparture(ticket), noticeDeparture(ticket, 'desk.notice.transferred', values, mention)]
  }
  return [cardDeparture(ticket)]
}

/** Clicks remembered for each ticket, so that a repeat is known as one. */
const REMEMBERED = 40

export function remember(ticket: DeskTicketDoc, key: string, said: string): DeskTicketDoc['recent'] {
  return [...ticket.recent, { key, said }].slice(-REMEMBERED)
}

/** Writes only over the state that was decided upon; anything else is decided again. */
export async function change(
  tx: Store,
  ticket: DeskTicketDoc,
  changes: TicketChanges,
  event: TicketEvent | null,
  now: Date,
): Promise<DeskTicketDoc> {
  const updated = await tx.update<DeskTicketDoc>(
    'deskTickets',
    { _id: ticket._id, version: ticket.version },
    {
      $set: { ...changes, updatedAt: now },
      $inc: { version: 1 },
      ...(event ? { $push: { events: event } } : {}),
    },
  )
  if (!updated) throw new AppError('STALE', 'the ticket changed at the same moment')
  return updated
}

export async function committed<R>(store: Store, work: (tx: Store) => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.transaction(work)
    } catch (error) {
      if (!isAppError(error, 'STALE') || attempt >= TRIES) throw error
    }
  }
}

export function arrival(
  ticket: DeskTicketDoc,
  agent: Agent,
  action: DeskAction,
  key: string,
  at: Date,
): Arrival {
  const payload: DeskArrival = { kind: 'desk', ticketId: ticket._id, caseId: ticket.caseId, agent, action }
  return {
    channel: 'desk',
    messageId: `${ticket._id}.${key}`,
    conversation: ticket.conversation,
    payload,
    at,
  }
}

export async function agentsOf(store: Store): Promise<DeskAgentDoc[]> {
  return store.find<DeskAgentDoc>('deskAgents', {}, { limit: 200 })
}

export async function setPresence(
  store: Store,
  agentId: string,
  presence: 'available' | 'away',
  now: Date,
): Promise<void> {
  await store.update(
    'deskAgents',
    { _id: agentId },
    { $set: { presence, awaySince: presence === 'away' ? now : null } },
  )
}
