/** A desk over a real store in a folder of its own, with the work it hands over kept for looking at. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SettableClock, settableClock } from '../../core/clock.js'
import { newId } from '../../core/ids.js'
import type { Store } from '../../core/store.js'
import type { DeskTimer } from '../../hotline/alarms.js'
import type { TeamsDeparture } from '../../hotline/departures.js'
import { createDesk, type Desk } from '../../hotline/desk.js'
import type { DeskArrival, DeskClick } from '../../hotline/desk-action.js'
import { type OpenTicket, openTicket } from '../../hotline/open-ticket.js'
import { DEFAULT_SETTINGS } from '../../hotline/settings.js'
import type { Arrival } from '../../jobs/ports.js'
import type { DeskAgentDoc } from '../../models/desk.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'

export const JULIE = { id: 'julie', name: 'Julie Martin' }
export const PAUL = { id: 'paul', name: 'Paul Durand' }
export const CONVERSATION = 'whatsapp:+33600000001'
/** A Tuesday, ten o'clock in Paris. */
export const TUESDAY = new Date('2026-11-24T10:12:00+01:00')

export interface DeskFixture {
  store: Store
  desk: Desk
  clock: SettableClock
  arrivals: (Arrival & { payload: DeskArrival })[]
  departures: TeamsDeparture[]
  timers: DeskTimer[]
  open(overrides?: Partial<OpenTicket>): Promise<DeskTicketDoc>
  click(ticketId: string, agent: typeof JULIE, click: DeskClick, key?: string): ReturnType<Desk['act']>
  ticket(id: string): Promise<DeskTicketDoc>
  close(): Promise<void>
}

export async function deskFixture(now: Date = TUESDAY): Promise<DeskFixture> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sesame-desk-'))
  const { store } = await openStore({ dataDir, schemas: SCHEMAS })
  const clock = settableClock({ now: () => now })
  const arrivals: DeskFixture['arrivals'] = []
  const departures: TeamsDeparture[] = []
  const timers: DeskTimer[] = []
  const desk = createDesk({
    store,
    clock,
    teams: true,
    work: {
      accept: async (_, arrival) => void arrivals.push(arrival as DeskFixture['arrivals'][number]),
      send: async (_, departure) => void departures.push(departure),
      setTimer: async (_, timer) => void timers.push(timer),
      wake: () => undefined,
    },
  })
  for (const { id, name } of [JULIE, PAUL]) {
    await store.insert<DeskAgentDoc>('deskAgents', {
      _id: id,
      name,
      teamsId: `29:${id}`,
      role: 'agent',
      presence: 'available',
      awaySince: null,
      lastSeenAt: now,
    })
  }
  return {
    store,
    desk,
    clock,
    arrivals,
    departures,
    timers,
    async open(overrides = {}) {
      const wanted: OpenTicket = {
        conversation: CONVERSATION,
        personId: 'person',
        caseId: null,
        caseNumber: null,
        locale: 'fr',
        cause: 'asked',
        reason: null,
        ...overrides,
      }
      const opened = await store.transaction((tx) => openTicket(tx, wanted, DEFAULT_SETTINGS, clock.now()))
      departures.push(...opened.departures)
      timers.push(...opened.timers)
      return opened.ticket
    },
    click: (ticketId, agent, click, key = newId(new Date())) => desk.act({ ticketId, agent, click, key }),
    async ticket(id) {
      const found = await store.get<DeskTicketDoc>('deskTickets', id)
      if (!found) throw new Error('no such ticket')
      return found
    },
    async close() {
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
