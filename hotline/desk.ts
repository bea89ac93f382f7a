/**
 * The desk at work: clicks, messages in both directions, alarms. Each call is one transaction in which the ticket
 * changes, the conversation's next turn is told, and what Teams must show is put into the outbox: all or nothing.
 */
import type { CaseDoc } from '../cases/case.js'
import type { Clock } from '../core/clock.js'
import { newId } from '../core/ids.js'
import type { Store } from '../core/store.js'
import type { Arrival } from '../jobs/ports.js'
import type { CompanyDoc } from '../models/company.js'
import type { DeskTicketDoc } from '../models/desk-ticket.js'
import { type Alarm, type Alarmed, backToQueue, type DeskTimer, soundAlarm } from './alarms.js'
import { cardDeparture, type TeamsDeparture } from './departures.js'
import type { Agent, DeskClick } from './desk-action.js'
import { createDeskReports, type DeskReports } from './desk-reports.js'
import { companyOf } from './desk-view.js'
import { afterwards, agentsOf, arrival, change, committed, remember, setPresence } from './desk-writes.js'
import { isRiskyRelease } from './risk.js'
import { type DeskSettings, deskSettings } from './settings.js'
import { decideClick, type Refusal, type Said } from './ticket.js'

/** How jobs are reached: each call writes within `tx`. bot/app.ts gives the real ones. */
export interface DeskWork {
  accept(tx: Store, arrival: Arrival): Promise<void>
  send(tx: Store, departure: TeamsDeparture): Promise<void>
  setTimer(tx: Store, timer: DeskTimer): Promise<void>
  /** After a commit: there may be something to do. */
  wake(): void
}

export interface DeskAnswer {
  outcome: 'done' | 'refused' | 'not_found'
  said: Said | null
  refusal: Refusal | null
  by: string | null
  at: Date | null
  /** As it is now; null with `not_found`. */
  ticket: DeskTicketDoc | null
}

export interface Desk extends DeskReports {
  /**
   * An agent's click or line. `key` names it: the same key again changes nothing and is answered as the first was.
   */
  act(input: { ticketId: string; click: DeskClick; agent: Agent; key: string }): Promise<DeskAnswer>
  /** A timer of a ticket rang. Safe to run again. */
  alarm(ticketId: string, alarm: Alarm): Promise<void>
  /** The app has come into a team: cards of what is open are posted there. */
  postOpen(): Promise<void>
  /** He goes: what waits for his answer goes back to the queue. Answers how many cases that were. */
  pause(agentId: string): Promise<number>
}

export function createDesk(deps: { store: Store; work: DeskWork; clock: Clock; teams: boolean }): Desk {
  const { store, work, clock } = deps

  async function inOneGo<R>(body: (tx: Store) => Promise<R>): Promise<R> {
    const result = await committed(store, body)
    work.wake()
    return result
  }

  async function act(input: Parameters<Desk['act']>[0]): Promise<DeskAnswer> {
    const now = clock.now()
    return inOneGo(async (tx) => {
      const ticket = await tx.get<DeskTicketDoc>('deskTickets', input.ticketId)
      if (!ticket) return answer('not_found', null)
      const before = ticket.recent.find(({ key }) => key === input.key)
      if (before) return { ...answer('done', ticket), said: before.said as Said }
      const doc = ticket.caseId ? await tx.get<CaseDoc>('cases', ticket.caseId) : null
      const { click, agent } = input
      const shortSerial =
        click.kind === 'release'
          ? click.shortSerial
          : click.kind === 'approve'
            ? (ticket.pending?.shortSerial ?? null)
            : null
      const aboutCompany = click.kind === 'company' || shortSerial !== null
      const company = aboutCompany ? await companyOf(tx, ticket, doc) : null
      const verdict = decideClick({
        ticket,
        click,
        agent,
        now,
        caseVersion: doc?.version ?? null,
        company: idAndVersion(company),
        risky: doc !== null && shortSerial !== null && isRiskyRelease(doc, company, shortSerial),
      })
      if (verdict.kind === 'refuse') {
        return { ...answer('refused', ticket), refusal: verdict.refusal, by: verdict.by, at: verdict.at }
      }
      const recent = remember(ticket, input.key, verdict.said)
      const changed = await change(tx, ticket, { ...verdict.changes, recent }, verdict.event, now)
      if (verdict.action) {
        // A release that a second agent approved is still the first one's.
        const owner =
          click.kind === 'approve' && ticket.pending
            ? { id: ticket.pending.agentId, name: ticket.pending.agentName }
            : agent
        await work.accept(tx, arrival(changed, owner, verdict.action, input.key, now))
      }
      for (const out of await afterwards(tx, ticket, changed, verdict.said, agent)) await send(tx, out)
      return { ...answer('done', changed), said: verdict.said }
    })
  }

  async function send(tx: Store, out: TeamsDeparture): Promise<void> {
    if (deps.teams) await work.send(tx, out)
  }

  async function settle(tx: Store, ticket: DeskTicketDoc, alarmed: Alarmed, now: Date): Promise<void> {
    const changed = await change(tx, ticket, alarmed.changes, alarmed.event, now)
    if (alarmed.action && ticket.agentId) {
      const owner = { id: ticket.agentId, name: ticket.agentName ?? '' }
      await work.accept(tx, arrival(changed, owner, alarmed.action, newId(now), now))
    }
    if (alarmed.away) await setPresence(tx, alarmed.away, 'away', now)
    for (const timer of alarmed.timers) await work.setTimer(tx, timer)
    for (const out of alarmed.departures) await send(tx, out)
  }

  return {
    ...createDeskReports(deps),
    act,

    async alarm(ticketId, alarm) {
      const now = clock.now()
      await inOneGo(async (tx) => {
        const ticket = await tx.get<DeskTicketDoc>('deskTickets', ticketId)
        if (!ticket) return
        const alarmed = soundAlarm(ticket, alarm, await agentsOf(tx), await deskSettings(tx), now)
        if (alarmed) await settle(tx, ticket, alarmed, now)
      })
    },

    async postOpen() {
      await inOneGo(async (tx) => {
        const open = await tx.find<DeskTicketDoc>('deskTickets', { open: true }, { sort: { openedAt: 1 } })
        for (const ticket of open) await send(tx, cardDeparture(ticket))
      })
    },

    async pause(agentId) {
      const now = clock.now()
      return inOneGo(async (tx) => {
        await setPresence(tx, agentId, 'away', now)
        const owned = await tx.find<DeskTicketDoc>('deskTickets', { agentId, state: 'claimed' })
        const waiting = owned.filter((ticket) => ticket.nextDueAt || !ticket.firstAnsweredAt)
        const settings: DeskSettings = await deskSettings(tx)
        for (const ticket of waiting) await settle(tx, ticket, backToQueue(ticket, settings, now), now)
        return waiting.length
      })
    },
  }
}

function idAndVersion(company: CompanyDoc | null): { id: string; version: number } | null {
  return company && { id: company._id, version: company.version }
}

function answer(outcome: DeskAnswer['outcome'], ticket: DeskTicketDoc | null): DeskAnswer {
  return { outcome, said: null, refusal: null, by: null, at: null, ticket }
}
