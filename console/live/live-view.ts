/** What goes on now, as one value. */
import { formatInTimeZone, fromZonedTime } from 'date-fns-tz'
import type { Store } from '../../core/store.js'
import { type Calendar, dayAfter, dayOf, hoursOfDay, isOpen, nextOpening } from '../../hotline/calendar.js'
import { deskSettings } from '../../hotline/settings.js'
import { type Locale, translator } from '../../locales/index.js'
import { clockTime, dayName } from '../../locales/time.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { DeskAgentDoc } from '../../models/desk.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { MessageDoc } from '../../models/message.js'
import type { LiveAgent, LiveCase, LiveTicket, LiveView } from '../contract/live.js'

const MOST_CASES = 50
const MOST_TICKETS = 200
const SHOWN_TEXT = 140

export async function liveView(store: Store, locale: Locale, now: Date): Promise<LiveView> {
  const tickets = await store.find<DeskTicketDoc>(
    'deskTickets',
    { state: { $in: ['waiting', 'claimed'] } },
    { sort: { openedAt: 1 }, limit: MOST_TICKETS },
  )
  const agents = await store.find<DeskAgentDoc>('deskAgents', {}, { sort: { name: 1 }, limit: 200 })
  const rows = await store.find<CaseRowDoc>(
    'caseRows',
    { state: { $in: ['collecting', 'waiting_company', 'waiting_platform', 'code_delivered'] } },
    { sort: { openedAt: -1 }, limit: MOST_CASES },
  )
  return {
    at: now.toISOString(),
    desk: await deskHours(store, locale, now),
    tickets: await Promise.all(tickets.map((ticket) => ticketView(store, ticket, locale, now))),
    cases: rows.map((row) => rowOf(row, locale)),
    agents: agents.map((agent) => agentOf(agent, tickets)),
  }
}

async function deskHours(store: Store, locale: Locale, now: Date): Promise<LiveView['desk']> {
  const t = translator(locale)
  const { calendar } = await deskSettings(store)
  if (isOpen(now, calendar)) {
    const end = closing(now, calendar)
    return {
      open: true,
      text: t('console.live.open_until', { time: clockTime(end, locale, calendar.timeZone) }),
    }
  }
  const opening = nextOpening(now, calendar)
  const { timeZone } = calendar
  const values = { day: dayName(opening, locale, timeZone), time: clockTime(opening, locale, timeZone) }
  return { open: false, text: t('console.live.closed_until', values) }
}

/** The end of the hours that run now; `24:00` is the midnight that follows. */
function closing(now: Date, calendar: Calendar): Date {
  const { timeZone } = calendar
  const day = dayOf(now, calendar)
  const clock = formatInTimeZone(now, timeZone, 'HH:mm')
  const to = hoursOfDay(day, calendar).find((hours) => hours.from <= clock && clock < hours.to)?.to ?? '24:00'
  return to === '24:00'
    ? fromZonedTime(`${dayAfter(day)}T00:00:00`, timeZone)
    : fromZonedTime(`${day}T${to}:00`, timeZone)
}

async function ticketView(
  store: Store,
  ticket: DeskTicketDoc,
  locale: Locale,
  now: Date,
): Promise<LiveTicket> {
  const [last] = await store.find<MessageDoc>(
    'messages',
    { conversation: ticket.conversation, author: 'installer' },
    { sort: { at: -1, _id: -1 }, limit: 1 },
  )
  const dueAt = ticket.firstAnsweredAt ? (ticket.nextDueAt ?? ticket.resolutionDueAt) : ticket.firstDueAt
  return {
    id: ticket._id,
    caseId: ticket.caseId ?? ticket._id,
    number: ticket.number,
    state: ticket.state === 'claimed' ? 'claimed' : 'waiting',
    cause: ticket.cause,
    causeText: translator(locale)(`desk.cause.${ticket.cause}`),
    agent: ticket.agentId ? { id: ticket.agentId, name: ticket.agentName ?? ticket.agentId } : null,
    openedAt: ticket.openedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    late: dueAt < now,
    waitsFor: ticket.firstAnsweredAt && !ticket.nextDueAt ? 'installer' : 'agent',
    lastText: last ? last.text.slice(0, SHOWN_TEXT) : null,
  }
}

function rowOf(row: CaseRowDoc, locale: Locale): LiveCase {
  return {
    id: row._id,
    number: row.number,
    state: row.state,
    stateText: translator(locale)(`console.state.${row.state}`),
    company: row.company,
    updatedAt: row.updatedAt.toISOString(),
  }
}

function agentOf(agent: DeskAgentDoc, tickets: readonly DeskTicketDoc[]): LiveAgent {
  const { _id: id, name, presence } = agent
  return { id, name, presence, tickets: tickets.filter(({ agentId }) => agentId === id).length }
}
