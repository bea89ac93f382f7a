/**
 * Keeps the figures up to date: reads what changed since the last time, works out what each case, ticket, journey and
 * hour adds, and sums the days and months concerned anew. Running it twice changes nothing; a crash in between
 * loses nothing, because facts, sums and how far was read are written in one transaction.
 */
import type { CaseDoc } from '../../cases/case.js'
import type { Doc, Store } from '../../core/store.js'
import type { Calendar } from '../../hotline/calendar.js'
import type { DecisionRecordDoc } from '../../models/decision-record.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { FigureCursorDoc, FigureFactDoc } from '../../models/figures.js'
import type { JourneyDoc } from '../../models/journey.js'
import type { MessageDoc } from '../../models/message.js'
import { caseFact, journeyFact, ticketFact } from './facts.js'
import { hoursOf, messagesOfMoved } from './hours.js'
import { sumSlices, touch } from './slices.js'

export interface FiguresDone {
  /** Facts that were new or different. */
  facts: number
  /** Sums of days and months that were written. */
  slices: number
}

export interface FiguresParts {
  store: Store
  now: Date
  calendar: Calendar
  /** Work everything out again, whatever was done before. What no longer exists keeps what it added. */
  rebuild?: boolean
  /** What the last run read, kept by the caller between two: while nothing changes, nothing is worked out or written. */
  seen?: Set<string>
}

const BATCH = 200
/** A document is dated when its transaction begins, and seen when it is over. */
const OVERLAP_MS = 120_000
/** A page of figures says when they were counted last: to the minute. */
const SAID_EVERY_MS = 60_000

/** The cursor that says when the figures were brought up to date last; the others are named after their source. */
export const LAST_RUN = 'run'

type Source = 'journeys' | 'deskTickets' | 'cases' | 'messages'
const SOURCES: readonly Source[] = ['journeys', 'deskTickets', 'cases', 'messages']

export async function updateFigures(parts: FiguresParts): Promise<FiguresDone> {
  const done = { facts: 0, slices: 0 }
  const read = new Set<string>()
  for (const source of SOURCES) {
    const from = parts.rebuild ? new Date(0) : await cursorOf(parts, source)
    let after: string | undefined
    for (;;) {
      const page = await parts.store.page<Changed>(
        source,
        { [dateOf(source)]: { $gte: from } },
        {
          sort: { [dateOf(source)]: 1 },
          limit: source === 'messages' ? 5 * BATCH : BATCH,
          ...(after ? { after } : {}),
        },
      )
      const fresh = page.items.filter((item) => !parts.seen?.has(stateOf(source, item)))
      const last = page.items.at(-1)
      if (last && fresh.length > 0) {
        const until = (source === 'messages' ? last.at : last.updatedAt) ?? parts.now
        add(done, await take(parts, source, fresh, until))
      }
      for (const item of page.items) read.add(stateOf(source, item))
      if (!page.cursor) break
      after = page.cursor
    }
  }
  add(done, await overdue(parts))
  parts.seen?.clear()
  for (const state of read) parts.seen?.add(state)
  await noteRun(parts, done)
  return done
}

/** Written once a minute while nothing changes. */
async function noteRun({ store, now }: FiguresParts, { facts }: FiguresDone): Promise<void> {
  const last = await store.get<FigureCursorDoc>('figureCursors', LAST_RUN)
  const since = last ? Math.abs(now.getTime() - last.until.getTime()) : Number.POSITIVE_INFINITY
  if (facts === 0 && since < SAID_EVERY_MS) return
  await store.update('figureCursors', { _id: LAST_RUN }, { $set: { until: now } }, { upsert: true })
}

type Changed = Doc & { updatedAt?: Date; at?: Date; version?: number; step?: string | null }

/** The same text for as long as a document stays as it is, on a clock that stands still too. */
function stateOf(source: Source, { _id, updatedAt, version, step }: Changed): string {
  return [source, _id, updatedAt?.getTime(), version, step].join('|')
}

function dateOf(source: Source): string {
  return source === 'messages' ? 'at' : 'updatedAt'
}

/** A clock that was set back (the playground's) has dated what is new before what was read. */
async function cursorOf({ store, now }: FiguresParts, source: Source): Promise<Date> {
  const cursor = await store.get<FigureCursorDoc>('figureCursors', source)
  if (!cursor) return new Date(0)
  return new Date(Math.min(cursor.until.getTime(), now.getTime()) - OVERLAP_MS)
}

async function take(
  parts: FiguresParts,
  source: Source,
  items: readonly Changed[],
  until: Date,
): Promise<FiguresDone> {
  return parts.store.transaction(async (tx) => {
    const inside = { ...parts, store: tx }
    const facts = await factsOf(inside, source, items)
    // In a rebuild all messages are read again anyway.
    const moved = parts.rebuild ? [] : await messagesOfMoved(tx, facts)
    const done = await keep(inside, facts)
    if (moved.length > 0) add(done, await keep(inside, await hoursOf(tx, moved)))
    await tx.update('figureCursors', { _id: source }, { $set: { until } }, { upsert: true })
    return done
  })
}

async function factsOf(
  parts: FiguresParts,
  source: Source,
  items: readonly Changed[],
): Promise<FigureFactDoc[]> {
  switch (source) {
    case 'messages':
      return hoursOf(parts.store, items as unknown as MessageDoc[])
    case 'cases':
      return each(items as unknown as CaseDoc[], (reset) => ofCase(parts, reset))
    case 'deskTickets':
      return each(items as unknown as DeskTicketDoc[], (ticket) => ofTicket(parts, ticket))
    case 'journeys':
      return each(items as unknown as JourneyDoc[], (journey) => ofJourney(parts, journey))
  }
}

async function each<T>(
  items: readonly T[],
  work: (item: T) => Promise<FigureFactDoc[]>,
): Promise<FigureFactDoc[]> {
  const facts: FigureFactDoc[] = []
  for (const item of items) facts.push(...(await work(item)))
  return facts
}

async function ofCase({ store, now, calendar }: FiguresParts, reset: CaseDoc): Promise<FigureFactDoc[]> {
  const [tickets, decisions, journeys, previous] = await Promise.all([
    store.find<DeskTicketDoc>('deskTickets', { caseId: reset._id }, { sort: { openedAt: 1 } }),
    store.find<DecisionRecordDoc>('decisions', { subject: reset._id }),
    store.find<JourneyDoc>('journeys', { caseId: reset._id }, { limit: 1 }),
    store.get<FigureFactDoc>('figureFacts', `case:${reset._id}`),
  ])
  const fact = caseFact({ reset, tickets, decisions, journey: journeys[0] ?? null, previous }, now)
  return [fact, ...tickets.map((ticket) => ticketFact(ticket, reset.companyId, calendar, now))]
}

async function ofTicket(parts: FiguresParts, ticket: DeskTicketDoc): Promise<FigureFactDoc[]> {
  const reset = ticket.caseId ? await parts.store.get<CaseDoc>('cases', ticket.caseId) : null
  return reset ? ofCase(parts, reset) : [ticketFact(ticket, null, parts.calendar, parts.now)]
}

async function ofJourney(parts: FiguresParts, journey: JourneyDoc): Promise<FigureFactDoc[]> {
  const reset = journey.caseId ? await parts.store.get<CaseDoc>('cases', journey.caseId) : null
  return [journeyFact(journey), ...(reset ? await ofCase(parts, reset) : [])]
}

/** Writes what is different, and sums up the days it belongs to, now and before. */
async function keep({ store }: FiguresParts, facts: readonly FigureFactDoc[]): Promise<FiguresDone> {
  const touched = new Set<string>()
  let written = 0
  for (const fact of facts) {
    const known = await store.get<FigureFactDoc>('figureFacts', fact._id)
    if (known && sameFact(known, fact)) continue
    if (known) touch(touched, known)
    touch(touched, fact)
    const { _id, ...fields } = fact
    await store.update('figureFacts', { _id }, { $set: fields }, { upsert: true })
    written++
  }
  return { facts: written, slices: await sumSlices(store, touched) }
}

function sameFact(one: FigureFactDoc, other: FigureFactDoc): boolean {
  const text = ({ day, agentId, companyId, source, tally, stage, promise, csat }: FigureFactDoc) =>
    JSON.stringify([day, agentId, companyId, source, tally, stage, promise, csat])
  return text(one) === text(other)
}

/** Promises that were broken by the mere passing of time. */
async function overdue(parts: FiguresParts): Promise<FiguresDone> {
  const { store, now } = parts
  const due = await store.find<DeskTicketDoc>('deskTickets', {
    open: true,
    firstAnsweredAt: null,
    firstDueAt: { $lt: now },
  })
  const facts = due.map(({ _id }) => `ticket:${_id}`)
  const counted = await store.find<FigureFactDoc>('figureFacts', { _id: { $in: facts }, promise: 'broken' })
  const known = new Set(counted.map(({ _id }) => _id))
  const late = due.filter(({ _id }) => !known.has(`ticket:${_id}`))
  if (late.length === 0) return { facts: 0, slices: 0 }
  return store.transaction(async (tx) => {
    const inside = { ...parts, store: tx }
    return keep(inside, await each(late, (ticket) => ofTicket(inside, ticket)))
  })
}

function add(into: FiguresDone, more: FiguresDone): void {
  into.facts += more.facts
  into.slices += more.slices
}
