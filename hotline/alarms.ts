/**
 * Promises that watch over themselves: what is set when, and what is done when it rings. Pure. Every alarm looks at the
 * ticket as it is when it rings; one that no longer matters does nothing.
 */
import { z } from 'zod/v4'
import { clockTime } from '../locales/time.js'
import type { DeskAgentDoc } from '../models/desk.js'
import { type DeskTicketDoc, deskLane, type TicketEvent } from '../models/desk-ticket.js'
import { addWorkingTime, isOpen } from './calendar.js'
import { cardDeparture, noticeDeparture, type TeamsDeparture } from './departures.js'
import type { DeskAction } from './desk-action.js'
import type { DeskSettings } from './settings.js'
import type { TicketChanges } from './ticket.js'

export const ALARMS = [
  /** Nobody has taken it. */
  'ring',
  'first_warning',
  'first_breach',
  'next_warning',
  'next_breach',
  'resolution_warning',
  'resolution_breach',
] as const
export type Alarm = (typeof ALARMS)[number]

export const alarmPayload = z.object({
  kind: z.literal('desk_alarm'),
  ticketId: z.string(),
  alarm: z.enum(ALARMS),
})

/** For jobs' timers. The key is stable: setting it again moves the timer. */
export interface DeskTimer {
  key: string
  conversation: string
  dueAt: Date
  payload: z.infer<typeof alarmPayload>
}

/** A warning sounds when two thirds of the time are gone. */
const WARNING = 2 / 3
/** After these many rings the promise's own alarm is what speaks. */
const MAX_RINGS = 8

/** All that is set when a ticket opens. */
export function alarmTimers(ticket: DeskTicketDoc, settings: DeskSettings, now: Date): DeskTimer[] {
  const after = (minutes: number) => addWorkingTime(now, minutes, settings.calendar)
  return [
    timer(ticket, 'ring', after(settings.ringMinutes)),
    timer(ticket, 'first_warning', after(settings.firstMinutes * WARNING)),
    timer(ticket, 'first_breach', ticket.firstDueAt),
    timer(ticket, 'resolution_warning', after(settings.resolutionMinutes * WARNING)),
    timer(ticket, 'resolution_breach', ticket.resolutionDueAt),
  ]
}

/** The installer wrote while an agent has the case: the agent's next answer has its own time. */
export function nextResponse(
  ticket: DeskTicketDoc,
  settings: DeskSettings,
  now: Date,
): { changes: TicketChanges; timers: DeskTimer[] } {
  // Someone who writes three times has waited since the first.
  if (ticket.state !== 'claimed' || ticket.nextDueAt) return { changes: { lastInstallerAt: now }, timers: [] }
  const nextDueAt = addWorkingTime(now, settings.nextMinutes, settings.calendar)
  return {
    changes: { lastInstallerAt: now, nextDueAt },
    timers: [
      timer(ticket, 'next_warning', addWorkingTime(now, settings.nextMinutes * WARNING, settings.calendar)),
      timer(ticket, 'next_breach', nextDueAt),
    ],
  }
}

export interface Alarmed {
  changes: TicketChanges
  event: TicketEvent | null
  departures: TeamsDeparture[]
  timers: DeskTimer[]
  /** For the conversation's next turn: the case goes back into the queue. */
  action: DeskAction | null
  /** The agent who is to be marked away. */
  away: string | null
}

export function soundAlarm(
  ticket: DeskTicketDoc,
  alarm: Alarm,
  agents: readonly DeskAgentDoc[],
  settings: DeskSettings,
  now: Date,
): Alarmed | null {
  if (!ticket.open) return null
  // The day was closed by exception after the timer was set: nobody is there to hear it.
  if (!isOpen(now, settings.calendar) && alarm === 'ring') {
    return quiet([timer(ticket, alarm, addWorkingTime(now, settings.ringMinutes, settings.calendar))])
  }
  switch (alarm) {
    case 'ring':
      return ring(ticket, agents, settings, now)
    case 'first_warning':
    case 'first_breach':
      return ticket.firstAnsweredAt ? null : call(ticket, alarm, agents, ticket.firstDueAt, settings, now)
    case 'next_warning':
      return ticket.nextDueAt ? call(ticket, alarm, agents, ticket.nextDueAt, settings, now) : null
    case 'next_breach':
      return ticket.nextDueAt && ticket.nextDueAt <= now ? reassign(ticket, agents, settings, now) : null
    case 'resolution_warning':
    case 'resolution_breach':
      return call(ticket, alarm, agents, ticket.resolutionDueAt, settings, now)
  }
}

function ring(
  ticket: DeskTicketDoc,
  agents: readonly DeskAgentDoc[],
  settings: DeskSettings,
  now: Date,
): Alarmed | null {
  if (ticket.state !== 'waiting') return null
  const rings = ticket.rings + 1
  const toLead = rings >= settings.ringsBeforeLead
  const called = toLead ? leadsOr(agents) : available(agents)
  const again = addWorkingTime(now, settings.ringMinutes, settings.calendar)
  return {
    changes: { rings },
    event: event(toLead ? 'lead_called' : 'rung', now, String(rings)),
    departures: [
      noticeDeparture(
        ticket,
        toLead ? 'desk.notice.ring_lead' : 'desk.notice.ring',
        { number: ticket.number, due: clockTime(ticket.firstDueAt, settings.locale) },
        mentions(called),
      ),
    ],
    timers: rings < MAX_RINGS ? [timer(ticket, 'ring', again)] : [],
    action: null,
    away: null,
  }
}

function call(
  ticket: DeskTicketDoc,
  alarm: Exclude<Alarm, 'ring' | 'next_breach'>,
  agents: readonly DeskAgentDoc[],
  due: Date,
  settings: DeskSettings,
  now: Date,
): Alarmed | null {
  if (ticket.alarms.includes(alarm) && !alarm.startsWith('next')) return null
  const owner = agents.filter(({ _id }) => _id === ticket.agentId)
  const breach = alarm.endsWith('breach')
  const called = breach ? [...owner, ...leadsOr(agents)] : owner.length > 0 ? owner : available(agents)
  return {
    changes: { alarms: [...ticket.alarms.filter((sounded) => sounded !== alarm), alarm] },
    event: event(alarm, now, null),
    departures: [
      noticeDeparture(
        ticket,
        `desk.notice.${alarm}`,
        { number: ticket.number, due: clockTime(due, settings.locale) },
        mentions(called),
      ),
      cardDeparture(ticket),
    ],
    timers: [],
    action: null,
    away: null,
  }
}

/** The owner let the promise go by: he is away, and somebody else takes over. */
function reassign(
  ticket: DeskTicketDoc,
  agents: readonly DeskAgentDoc[],
  settings: DeskSettings,
  now: Date,
): Alarmed {
  return {
    ...backToQueue(ticket, settings, now),
    departures: [
      noticeDeparture(
        ticket,
        'desk.notice.reassigned',
        { number: ticket.number, agent: ticket.agentName ?? '' },
        mentions([...available(agents).filter(({ _id }) => _id !== ticket.agentId), ...leadsOr(agents)]),
      ),
      cardDeparture(ticket),
    ],
    away: ticket.agentId,
  }
}

/** Out of the hands of its owner and into the queue, at its old place: `openedAt` stays. */
export function backToQueue(ticket: DeskTicketDoc, settings: DeskSettings, now: Date): Alarmed {
  return {
    changes: {
      state: 'waiting',
      agentId: null,
      agentName: null,
      claimedAt: null,
      nextDueAt: null,
      pending: null,
      rings: 0,
    },
    event: event('requeued', now, ticket.agentName),
    departures: [cardDeparture(ticket)],
    timers: [timer(ticket, 'ring', addWorkingTime(now, settings.ringMinutes, settings.calendar))],
    action: { kind: 'requeue' },
    away: null,
  }
}

function quiet(timers: DeskTimer[]): Alarmed {
  return { changes: {}, event: null, departures: [], timers, action: null, away: null }
}

function timer(ticket: Pick<DeskTicketDoc, '_id'>, alarm: Alarm, dueAt: Date): DeskTimer {
  return {
    key: `desk:${ticket._id}:${alarm}`,
    conversation: deskLane(ticket._id),
    dueAt,
    payload: { kind: 'desk_alarm', ticketId: ticket._id, alarm },
  }
}

function available(agents: readonly DeskAgentDoc[]): DeskAgentDoc[] {
  return agents.filter(({ presence }) => presence === 'available')
}

/** The leads; where none is named, everybody who is there, and at the very last everybody. */
function leadsOr(agents: readonly DeskAgentDoc[]): DeskAgentDoc[] {
  const leads = agents.filter(({ role }) => role === 'lead')
  if (leads.length > 0) return leads
  const there = available(agents)
  return there.length > 0 ? there : [...agents]
}

function mentions(agents: readonly DeskAgentDoc[]): { teamsId: string; name: string }[] {
  const named = new Map(agents.map(({ teamsId, name }) => [teamsId, { teamsId, name }]))
  // A message that names the whole company is read by nobody, and Teams cuts it.
  return [...named.values()].slice(0, 10)
}

function event(kind: string, at: Date, detail: string | null): TicketEvent {
  return { at, kind, agentId: null, agentName: null, detail }
}
