/** The desk in Teams over loopback: the real router, bot, sender and queues; Teams is the playground's. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { type AgentDesk, createAgentDesk } from '../../../bot/agent-desk.js'
import { type SettableClock, settableClock } from '../../../core/clock.js'
import { createLog } from '../../../core/log.js'
import { createSecretBox, Secret, type SecretBox } from '../../../core/secrets.js'
import type { Store } from '../../../core/store.js'
import { alarmPayload } from '../../../hotline/alarms.js'
import { teamsPayload } from '../../../hotline/departures.js'
import { createDesk, type Desk } from '../../../hotline/desk.js'
import { type DeskArrival, deskArrival } from '../../../hotline/desk-action.js'
import { type OpenTicket, openTicket } from '../../../hotline/open-ticket.js'
import { deskSettings } from '../../../hotline/settings.js'
import { depart } from '../../../jobs/depart.js'
import { storeArrival } from '../../../jobs/inbox.js'
import { createOutboxWorker } from '../../../jobs/outbox-worker.js'
import { createTimers, scheduleTimer } from '../../../jobs/timers.js'
import { createTurnWorker } from '../../../jobs/turn-worker.js'
import type { DeskTicketDoc } from '../../../models/desk-ticket.js'
import { openStore } from '../../../models/open-store.js'
import { SCHEMAS } from '../../../models/schemas.js'
import { createSimulatedTeams, type SimulatedTeams } from '../../../playground/desk/create-desk.js'
import type { Posted, TeamMember, Thread } from '../../../playground/desk/world.js'

export const CONVERSATION = 'whatsapp:+33600000001'
export const TUESDAY = new Date('2026-11-24T10:12:00+01:00')

export interface Rig {
  store: Store
  desk: Desk
  box: SecretBox
  clock: SettableClock
  teams: SimulatedTeams
  agents: { julie: TeamMember; paul: TeamMember; nadia: TeamMember }
  url: string
  /** Where WhatsApp itself can fetch an agent's file. */
  mediaUrl: AgentDesk['mediaUrl']
  /** What reached the installers' conversations, in order. */
  arrivals: (DeskArrival & { conversation: string })[]
  log: string[]
  open(overrides?: Partial<OpenTicket>): Promise<DeskTicketDoc>
  ticket(id: string): Promise<DeskTicketDoc>
  /** Everything that was due has been sent. */
  settled(): Promise<void>
  thread(ticketId: string): Promise<Thread>
  /** The ticket's card in its thread. */
  card(ticketId: string): Promise<Posted>
  click(
    ticketId: string,
    member: TeamMember,
    verb: string,
    inputs?: Record<string, unknown>,
    options?: { submit?: boolean },
  ): Promise<{ status: number; text: string; body: unknown }>
  close(): Promise<void>
}

export async function teamsRig(): Promise<Rig> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sesame-teams-'))
  const { store, files } = await openStore({ dataDir, schemas: SCHEMAS })
  const clock = settableClock({ now: () => TUESDAY })
  const lines: string[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  const app = express()
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening))
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const bot = { appId: randomUUID(), appPassword: 'a secret of a test', tenantId: randomUUID() }
  const teams = await createSimulatedTeams({
    bot,
    base: () => `${url}/teams`,
    botUrl: () => url,
    now: () => clock.now(),
  })
  app.use('/teams', teams.router)

  const secretKeys = [{ id: 'test', bytes: new Uint8Array(32).fill(7) }]
  const box = createSecretBox(secretKeys)
  const desk = createDesk({
    store,
    clock,
    teams: true,
    work: {
      accept: (tx, arrival) => storeArrival(tx, arrival, new Date()),
      send: async (tx, departure) => void (await depart(tx, [departure], new Date())),
      setTimer: scheduleTimer,
      wake: () => wake(),
    },
  })
  const agentDesk: AgentDesk = createAgentDesk({
    teams: {
      appId: bot.appId,
      appPassword: new Secret(bot.appPassword),
      tenantId: bot.tenantId,
      openIdMetadataUrl: teams.openIdMetadataUrl(),
      loginUrl: teams.loginUrl(),
    },
    secretKeys,
    publicUrl: () => url,
    store,
    files,
    box,
    desk,
    clock,
    log,
  })
  app.use(agentDesk.router)

  const arrivals: Rig['arrivals'] = []
  const turns = createTurnWorker({
    store,
    pollMs: 20,
    async handle(conversation, heard) {
      const acted: Rig['arrivals'] = []
      for (const { channel, payload } of heard) {
        if (channel === 'timer') {
          const rang = alarmPayload.parse((payload as { payload: unknown }).payload)
          await desk.alarm(rang.ticketId, rang.alarm)
        } else acted.push({ ...deskArrival.parse(payload), conversation })
      }
      return async () => {
        arrivals.push(...acted)
        return []
      }
    },
  })
  const outbox = createOutboxWorker({
    store,
    clock,
    senders: { teams: agentDesk.sender },
    pollMs: 20,
    settleMs: 0,
    retry: { baseMs: 1, maxMs: 5 },
    async onSettled(tx, item, settled) {
      if (settled.outcome !== 'dead') return
      const second = await desk.undelivered(tx, teamsPayload.parse(item.payload))
      await depart(tx, second, new Date())
    },
  })
  const timers = createTimers({ store, clock, pollMs: 20, onArrival: () => turns.wake() })
  clock.onSet(() => timers.wake())
  const wake = () => {
    turns.wake()
    outbox.wake()
    timers.wake()
  }
  for (const pump of [turns, outbox, timers]) pump.start()
  const [julie, paul, nadia] = teams.world.members as [TeamMember, TeamMember, TeamMember]

  const rig: Rig = {
    store,
    desk,
    box,
    clock,
    teams,
    agents: { julie, paul, nadia },
    url,
    mediaUrl: agentDesk.mediaUrl,
    arrivals,
    log: lines,
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
      const settings = await deskSettings(store)
      const opened = await store.transaction(async (tx) => {
        const result = await openTicket(tx, wanted, settings, clock.now())
        await depart(tx, result.departures, new Date())
        for (const timer of result.timers) await scheduleTimer(tx, timer)
        return result
      })
      await rig.settled()
      return opened.ticket
    },
    async ticket(id) {
      const found = await store.get<DeskTicketDoc>('deskTickets', id)
      if (!found) throw new Error('no such ticket')
      return found
    },
    async settled() {
      wake()
      for (let round = 0; round < 3; round++) for (const pump of [timers, turns, outbox]) await pump.idle()
    },
    async thread(ticketId) {
      const place = await store.get<{ _id: string; conversation: string }>(
        'teamsReferences',
        `ticket:${ticketId}`,
      )
      const thread = place && teams.world.threads.get(place.conversation)
      if (!thread) throw new Error('the ticket has no thread')
      return thread
    },
    async card(ticketId) {
      const [first] = (await rig.thread(ticketId)).posts
      if (!first) throw new Error('the thread is empty')
      return first
    },
    async click(ticketId, member, verb, inputs = {}, options = {}) {
      const [thread, card] = [await rig.thread(ticketId), await rig.card(ticketId)]
      const data = { ...dataOf(card.activity, verb), ...inputs }
      const answer = await teams.people.click(member, thread.id, card.id, verb, data, options)
      await rig.settled()
      return { ...answer, text: words(answer.body) }
    },
    async close() {
      await Promise.all([turns, outbox, timers].map((pump) => pump.stop()))
      server.close()
      server.closeAllConnections()
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  await teams.people.install()
  return rig
}

/** The data of a button as the card shown now has it. */
function dataOf(card: unknown, verb: string): Record<string, unknown> {
  const found = objects(card).find((part) => part.type === 'Action.Execute' && part.verb === verb)
  return (found?.data as Record<string, unknown>) ?? {}
}

export function objects(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objects)
  if (typeof value !== 'object' || value === null) return []
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objects)]
}

/** All that can be read on a card or in an activity. */
export function words(value: unknown): string {
  const texts = objects(value).flatMap(({ type, text, value: said }) => [
    ...(typeof text === 'string' ? [text] : []),
    ...(typeof said === 'string' && type !== 'Input.ChoiceSet' ? [said] : []),
  ])
  return texts.join(' ').replaceAll('\u00A0', ' ')
}
