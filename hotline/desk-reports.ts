/**
 * What is reported to the desk while somebody else's transaction runs: the installer's words, the fate of messages,
 * news of the case. Each is written within that transaction and answers what it is to put into the outbox.
 */
import type { Clock } from '../core/clock.js'
import type { Store } from '../core/store.js'
import type { DeskAgentDoc } from '../models/desk.js'
import type { DeskTicketDoc } from '../models/desk-ticket.js'
import type { DeliveryStatus } from '../models/message.js'
import { type DeskTimer, nextResponse } from './alarms.js'
import {
  cardDeparture,
  departure,
  noticeDeparture,
  type TeamsDeparture,
  type TeamsPayload,
} from './departures.js'
import type { FileRef } from './desk-action.js'
import { agentsOf, change, remember } from './desk-writes.js'
import { openTicketOf } from './open-ticket.js'
import { deskSettings } from './settings.js'

export interface Delivery {
  conversation: string
  /** Ours, of the transcript. */
  messageId: string
  status: DeliveryStatus
  /** The provider's error number. */
  error: string | null
}

/** Something the desk waited for has come: a sentence of `desk.notice.*` that calls the owner by name. */
export interface DeskNews {
  key: string
  values: Record<string, string>
}

export interface DeskReports {
  /**
   * For the turn, within its transaction: the installer wrote while the desk has the conversation. The text and files
   * go into the thread; the agent's next answer gets its time. Answers what the turn puts into outbox and timers.
   */
  installerWrote(
    tx: Store,
    input: { conversation: string; name: string; text: string; files: FileRef[]; news?: DeskNews | null },
  ): Promise<{ departures: TeamsDeparture[]; timers: DeskTimer[] }>
  /**
   * A message moved on its way to the installer while the desk has the conversation: the card shows it, a failure is
   * said in the thread, once for each message. Within the caller's transaction; answers what is put into the outbox.
   */
  delivered(tx: Store, input: Delivery): Promise<TeamsDeparture[]>
  /** The case changed (new evidence, a code opened): draws the card again. */
  caseChanged(tx: Store, conversation: string): Promise<TeamsDeparture[]>
  /**
   * Something could not be posted in Teams for good (the bot was removed from the channel). The second route: those
   * concerned are told in their personal chats. For the outbox's own transaction.
   */
  undelivered(tx: Store, payload: TeamsPayload): Promise<TeamsDeparture[]>
}

export function createDeskReports({ clock, teams }: { clock: Clock; teams: boolean }): DeskReports {
  return {
    async installerWrote(tx, { conversation, name, text, files, news: told }) {
      const ticket = await openTicketOf(tx, conversation)
      if (!ticket) return { departures: [], timers: [] }
      const now = clock.now()
      const settings = await deskSettings(tx)
      const { changes, timers } = nextResponse(ticket, settings, now)
      await change(tx, ticket, changes, null, now)
      const relay = departure({ kind: 'relay', ticketId: ticket._id, author: 'installer', name, text, files })
      // The thread shows the words; the card is left alone while an agent may be filling in one of its forms. A file
      // may be new evidence, and that must be seen.
      const news = ticket.state === 'waiting' || files.length > 0
      const card = news ? [cardDeparture(ticket)] : []
      const owner = told && ticket.agentId ? await tx.get<DeskAgentDoc>('deskAgents', ticket.agentId) : null
      const mention = owner ? [{ teamsId: owner.teamsId, name: owner.name }] : []
      const notice = told ? [noticeDeparture(ticket, told.key, told.values, mention)] : []
      return { departures: teams ? [relay, ...notice, ...card] : [], timers }
    },

    async delivered(tx, { conversation, messageId, status, error }) {
      // The steps before are a matter of seconds, and each would draw the card anew.
      if (status !== 'delivered' && status !== 'read' && status !== 'failed') return []
      const ticket = await openTicketOf(tx, conversation)
      const key = `delivery:${messageId}:${status}`
      if (!ticket || ticket.recent.some((done) => done.key === key)) return []
      const recent = remember(ticket, key, status)
      await change(tx, ticket, { lastDelivery: status, recent }, null, clock.now())
      if (!teams) return []
      const failed = noticeDeparture(ticket, 'desk.notice.delivery_failed', { error: error ?? '?' })
      return [...(status === 'failed' ? [failed] : []), cardDeparture(ticket)]
    },

    async caseChanged(tx, conversation) {
      const ticket = await openTicketOf(tx, conversation)
      return ticket && teams ? [cardDeparture(ticket)] : []
    },

    async undelivered(tx, payload) {
      // A personal chat that is closed too leaves only the dead letter, which the console shows.
      if (payload.kind === 'personal') return []
      const ticket = await tx.get<DeskTicketDoc>('deskTickets', payload.ticketId)
      if (!ticket?.open) return []
      const agents = await agentsOf(tx)
      const owner = agents.filter(({ _id }) => _id === ticket.agentId)
      const told = owner.length > 0 ? owner : agents.filter(({ presence }) => presence === 'available')
      return told.slice(0, 10).map(({ _id }) =>
        departure({
          kind: 'personal',
          ticketId: ticket._id,
          agentId: _id,
          key: payload.kind === 'notice' ? payload.key : 'desk.notice.thread_blocked',
          values: { number: ticket.number, ...(payload.kind === 'notice' ? payload.values : {}) },
        }),
      )
    },
  }
}
