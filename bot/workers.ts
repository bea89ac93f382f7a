import type { Clock } from '../core/clock.js'
import type { Log } from '../core/log.js'
import type { Store } from '../core/store.js'
import { alarmPayload } from '../hotline/alarms.js'
import { teamsPayload } from '../hotline/departures.js'
import type { Desk } from '../hotline/desk.js'
import { depart } from '../jobs/depart.js'
import { createInbox } from '../jobs/inbox.js'
import { createOutboxWorker } from '../jobs/outbox-worker.js'
import type { Departure, Inbox, Sender } from '../jobs/ports.js'
import { createTimers } from '../jobs/timers.js'
import { type Commit, createTurnWorker } from '../jobs/turn-worker.js'
import { IMMEDIATE_CHANNELS, onSettled } from './receipts.js'

export interface WorkersParts {
  store: Store
  clock: Clock
  log: Log
  turn(
    conversation: string,
    arrivals: readonly {
      channel: string
      messageId: string
      conversation: string
      payload: unknown
      at: Date
    }[],
  ): Promise<Commit>
  /** What the person and the desk are told when a turn was given up. */
  apology(conversation: string): Promise<(tx: Store) => Promise<Departure[]>>
  desk: Pick<Desk, 'delivered' | 'undelivered' | 'alarm'>
  senders: Readonly<Record<string, Sender>>
  concurrency?: number
}

export interface Workers {
  inbox: Inbox
  start(): void
  /** Look now: something was stored, or the clock was set. */
  wake(): void
  stop(): Promise<void>
}

/**
 * Teams takes 50 requests a second of one app in one tenant. After a rest the burst goes at once and the second's share
 * after it: together they stay below that.
 */
export const CHANNEL_LIMITS = {
  whatsapp: { perSecond: 80, burst: 80 },
  teams: { perSecond: 40, burst: 9 },
} as const

/** The three pumps of durable work, waking each other. */
export function createWorkers(parts: WorkersParts): Workers {
  const { store, clock, log } = parts
  const turns = createTurnWorker({
    store,
    log,
    concurrency: parts.concurrency ?? 4,
    async handle(conversation, arrivals) {
      if (!conversation.startsWith('desk:')) return parts.turn(conversation, arrivals)
      // A ticket's own lane carries its alarms only.
      for (const arrival of arrivals) {
        const { payload } = arrival.payload as { payload: unknown }
        const rang = alarmPayload.parse(payload)
        await parts.desk.alarm(rang.ticketId, rang.alarm)
      }
      return async () => []
    },
    async onDead(conversation, _arrivals, error) {
      log.error({ err: error, conversation }, 'a conversation could not be answered')
      return conversation.startsWith('desk:') ? null : parts.apology(conversation)
    },
    onCommitted: () => {
      outbox.wake()
      timers.wake()
    },
  })
  const outbox = createOutboxWorker({
    store,
    clock,
    log,
    senders: parts.senders,
    limits: CHANNEL_LIMITS,
    async onSettled(tx, item, settled) {
      await onSettled(tx, item, settled, clock, parts.desk)
      if (item.channel === 'teams' && settled.outcome === 'dead') {
        await depart(tx, await parts.desk.undelivered(tx, teamsPayload.parse(item.payload)), new Date())
      }
      // The receipt is seen once this transaction is committed.
      setImmediate(() => turns.wake())
    },
  })
  const timers = createTimers({ store, clock, log, onArrival: () => turns.wake() })
  const inbox = createInbox(store, { onArrival: () => turns.wake(), immediate: IMMEDIATE_CHANNELS })
  return {
    inbox,
    start() {
      turns.start()
      outbox.start()
      timers.start()
    },
    wake() {
      turns.wake()
      outbox.wake()
      timers.wake()
    },
    async stop() {
      await timers.stop()
      await turns.stop()
      await outbox.stop()
    },
  }
}
