import { newId } from '../core/ids.js'
import type { Store } from '../core/store.js'
import { isoDay } from '../locales/time.js'
import type { CounterDoc } from '../models/counter.js'
import type { DeskTicketDoc, TicketCause } from '../models/desk-ticket.js'
import type { Locale } from '../models/person.js'
import { alarmTimers, type DeskTimer } from './alarms.js'
import { addWorkingTime } from './calendar.js'
import type { TeamsDeparture } from './departures.js'
import { cardDeparture } from './departures.js'
import { type AnswerPromise, promiseAnswer } from './promise.js'
import type { DeskSettings } from './settings.js'

export interface OpenTicket {
  conversation: string
  personId: string
  caseId: string | null
  /** The case's number; null without one: the ticket gets a number of its own. */
  caseNumber: string | null
  locale: Locale
  cause: TicketCause
  /** The decision's reason, the provider's error: a word of a closed list. */
  reason: string | null
}

export interface OpenedTicket {
  ticket: DeskTicketDoc
  /** To be told to the person: what the ticket keeps. */
  promise: AnswerPromise
  /** 1 = next to be served. */
  position: number
  /** False: there was an open one already, and it is this one. */
  isNew: boolean
  /** For the outbox, when Teams is configured. */
  departures: TeamsDeparture[]
  timers: DeskTimer[]
}

/**
 * Puts a conversation into the queue of the desk, within the caller's transaction. Asked again while a ticket is open
 * it answers that one and its promise: nobody gets a second place by asking twice.
 */
export async function openTicket(
  tx: Store,
  wanted: OpenTicket,
  settings: DeskSettings,
  now: Date,
): Promise<OpenedTicket> {
  const open = await openTicketOf(tx, wanted.conversation)
  if (open) {
    return {
      ticket: open,
      promise: { kind: open.promiseKind, at: open.promiseAt },
      position: await queuePosition(tx, open),
      isNew: false,
      departures: [cardDeparture(open)],
      timers: [],
    }
  }
  const promise = promiseAnswer(now, settings.calendar, settings.firstMinutes)
  const ticket = await tx.insert<DeskTicketDoc>('deskTickets', {
    ...newTicket(wanted, settings, promise, now),
    number: wanted.caseNumber ?? (await ticketNumber(tx, now)),
  })
  return {
    ticket,
    promise,
    position: await queuePosition(tx, ticket),
    isNew: true,
    departures: [cardDeparture(ticket)],
    timers: alarmTimers(ticket, settings, now),
  }
}

/** Pure: the ticket as it begins, number apart. */
export function newTicket(
  wanted: OpenTicket,
  settings: DeskSettings,
  promise: AnswerPromise,
  now: Date,
): DeskTicketDoc {
  const { conversation, personId, caseId, locale, cause, reason } = wanted
  // Out of hours the person is promised the opening; the desk then has its usual time from there.
  const firstDueAt =
    promise.kind === 'before'
      ? promise.at
      : addWorkingTime(promise.at, settings.firstMinutes, settings.calendar)
  return {
    _id: newId(now),
    number: '',
    conversation,
    personId,
    caseId,
    locale,
    state: 'waiting',
    open: true,
    cause,
    reason,
    agentId: null,
    agentName: null,
    claimedAt: null,
    meantForId: null,
    openedAt: now,
    promiseKind: promise.kind,
    promiseAt: promise.at,
    firstDueAt,
    firstAnsweredAt: null,
    nextDueAt: null,
    resolutionDueAt: addWorkingTime(now, settings.resolutionMinutes, settings.calendar),
    lastInstallerAt: now,
    lastAgentAt: null,
    lastDelivery: null,
    rings: 0,
    alarms: [],
    pending: null,
    closedAt: null,
    end: null,
    events: [{ at: now, kind: 'opened', agentId: null, agentName: null, detail: reason ?? cause }],
    recent: [],
    version: 1,
    updatedAt: now,
  }
}

export async function openTicketOf(store: Store, conversation: string): Promise<DeskTicketDoc | null> {
  const [ticket] = await store.find<DeskTicketDoc>('deskTickets', { conversation, open: true }, { limit: 1 })
  return ticket ?? null
}

/** What a conversation was promised; null once somebody has answered, or when nothing was asked. */
export async function promiseOf(store: Store, conversation: string): Promise<AnswerPromise | null> {
  const ticket = await openTicketOf(store, conversation)
  return ticket && ticket.firstAnsweredAt === null ? { kind: ticket.promiseKind, at: ticket.promiseAt } : null
}

/** How many wait and came no later, this one included; 0 once an agent has it. */
export async function queuePosition(
  store: Store,
  ticket: Pick<DeskTicketDoc, 'state' | 'openedAt'>,
): Promise<number> {
  if (ticket.state !== 'waiting') return 0
  return store.count('deskTickets', { state: 'waiting', openedAt: { $lte: ticket.openedAt } })
}

/** A conversation's place in the queue, 1 = next; null when it does not wait in it. */
export async function placeOf(store: Store, conversation: string): Promise<number | null> {
  const ticket = await openTicketOf(store, conversation)
  return ticket?.state === 'waiting' ? queuePosition(store, ticket) : null
}

async function ticketNumber(tx: Store, now: Date): Promise<string> {
  const year = isoDay(now).slice(0, 4)
  const counter = await tx.update<CounterDoc>(
    'counters',
    { _id: `desk-${year}` },
    { $inc: { value: 1 } },
    { upsert: true },
  )
  return `D-${year}-${String(counter?.value ?? 1).padStart(6, '0')}`
}
