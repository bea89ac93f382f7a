/** A lead's word to the agent who has a case: in the thread, by name, and in the ticket's history. */
import type { Store } from '../core/store.js'
import type { DeskAgentDoc } from '../models/desk.js'
import type { DeskTicketDoc } from '../models/desk-ticket.js'
import { cardDeparture, noticeDeparture } from './departures.js'
import type { DeskWork } from './desk.js'
import type { Agent } from './desk-action.js'
import { change, committed } from './desk-writes.js'

export interface WhisperParts {
  store: Store
  work: Pick<DeskWork, 'send' | 'wake'>
  teams: boolean
}

/** Answers the ticket; null when it does not exist or is closed. The installer never sees any of it. */
export async function whisper(
  { store, work, teams }: WhisperParts,
  given: { ticketId: string; from: Agent; text: string },
  now: Date,
): Promise<DeskTicketDoc | null> {
  const { from, text } = given
  const changed = await committed(store, async (tx) => {
    const ticket = await tx.get<DeskTicketDoc>('deskTickets', given.ticketId)
    if (!ticket?.open) return null
    const event = { at: now, kind: 'noted', agentId: from.id, agentName: from.name, detail: text }
    const after = await change(tx, ticket, {}, event, now)
    if (teams) {
      const owner = ticket.agentId ? await tx.get<DeskAgentDoc>('deskAgents', ticket.agentId) : null
      const mention = owner ? [{ teamsId: owner.teamsId, name: owner.name }] : []
      await work.send(
        tx,
        noticeDeparture(
          ticket,
          'desk.notice.whispered',
          { number: ticket.number, from: from.name, text },
          mention,
        ),
      )
      await work.send(tx, cardDeparture(ticket))
    }
    return after
  })
  if (changed) work.wake()
  return changed
}
