/** Inbox, turns, outbox and timers on one store, with clocks that stand still and a provider that does as told. */
import { type SettableClock, settableClock } from '../../core/clock.js'
import type { Store } from '../../core/store.js'
import type { InboxItem, Lane, OutboxEntry } from '../../jobs/documents.js'
import { createInbox } from '../../jobs/inbox.js'
import { createOutboxWorker, type OutboxWorkerOptions, type Settled } from '../../jobs/outbox-worker.js'
import type { Arrival, Departure, LookupOutcome, OutboxItem, SendOutcome } from '../../jobs/ports.js'
import { createTimers } from '../../jobs/timers.js'
import { createTurnWorker, type TurnWorkerOptions } from '../../jobs/turn-worker.js'
import { SCHEMAS } from '../../models/schemas.js'
import { sqlite, type TestEngine } from '../contracts/engines.js'

export const START = new Date('2026-11-24T09:00:00Z')

/** A clock that stands still until it is moved. */
export function stillClock(): SettableClock {
  return settableClock({ now: () => START })
}

export function arrival(conversation: string, n: number, more: Partial<Arrival> = {}): Arrival {
  return {
    channel: 'whatsapp',
    messageId: `${conversation}-${n}`,
    conversation,
    payload: { n },
    at: START,
    ...more,
  }
}

/** What the provider was given, and how it is to behave next. */
export interface FakeProvider {
  /** Everything it took, in order. */
  taken: { id: string; conversation: string; payload: unknown }[]
  /** Calls of `send`, whether taken or not. */
  sends: string[]
  lookups: string[]
  /** Answers to come; 'accepted' when there is none left. */
  answers: Answer[]
  lookupAnswers: ('truth' | 'unknown')[]
}
export type Answer =
  | 'accepted'
  | 'retry'
  | 'refused'
  | 'lost-taken'
  | 'lost'
  | 'throws'
  | { retryAfterMs: number }

export interface Rig {
  store: Store
  realTime: SettableClock
  clock: SettableClock
  provider: FakeProvider
  settled: { id: string; settled: Settled }[]
  accept(...arrivals: Arrival[]): Promise<void>
  turns: ReturnType<typeof createTurnWorker>
  outbox: ReturnType<typeof createOutboxWorker>
  timers: ReturnType<typeof createTimers>
  /** Moves real time on and lets everything due happen. */
  pass(ms: number): Promise<void>
  /** Lets time pass until nothing waits any more. */
  finish(): Promise<void>
  inbox(state?: InboxItem['state']): Promise<InboxItem[]>
  sent(state?: OutboxEntry['state']): Promise<OutboxEntry[]>
  drop(): Promise<void>
}

export async function createRig(
  turn: Pick<TurnWorkerOptions, 'handle'> & Partial<TurnWorkerOptions>,
  out: Partial<OutboxWorkerOptions> = {},
  engine: TestEngine = sqlite,
): Promise<Rig> {
  const opened = await engine.open(SCHEMAS)
  const { store } = opened
  const realTime = stillClock()
  const clock = stillClock()
  const provider: FakeProvider = { taken: [], sends: [], lookups: [], answers: [], lookupAnswers: [] }
  const settled: Rig['settled'] = []

  const sender = {
    send: async (item: OutboxItem): Promise<SendOutcome> => send(provider, item),
    lookup: async (item: OutboxItem): Promise<LookupOutcome> => lookup(provider, item),
  }
  const outbox = createOutboxWorker({
    store,
    clock,
    realTime,
    senders: { whatsapp: sender },
    random: () => 0.5,
    onSettled: async (_, item, how) => void settled.push({ id: item._id, settled: how }),
    ...out,
  })
  const turns = createTurnWorker({
    store,
    realTime,
    random: () => 0.5,
    onCommitted: () => outbox.wake(),
    ...turn,
  })
  const inbox = createInbox(store, { realTime, onArrival: () => turns.wake() })
  const timers = createTimers({ store, clock, realTime, onArrival: () => turns.wake() })
  for (const worker of [turns, outbox, timers]) worker.start()

  const settle = async () => {
    await timers.idle()
    await turns.idle()
    await outbox.idle()
  }
  const rig: Rig = {
    store,
    realTime,
    clock,
    provider,
    settled,
    turns,
    outbox,
    timers,
    async accept(...arrivals) {
      for (const one of arrivals) await inbox.accept(one)
    },
    async pass(ms) {
      realTime.set(new Date(realTime.now().getTime() + ms))
      await settle()
    },
    async finish() {
      for (let round = 0; round < 1_000; round++) {
        await settle()
        const [next] = await store.find<Lane>(
          'lanes',
          { dueAt: { $ne: null } },
          { sort: { dueAt: 1 }, limit: 1 },
        )
        if (!next?.dueAt) return
        if (next.dueAt > realTime.now()) realTime.set(next.dueAt)
      }
      throw new Error('there is no end to it')
    },
    inbox: (state) => store.find('inbox', state ? { state } : {}, { sort: { seq: 1 } }),
    sent: (state) => store.find('outbox', state ? { state } : {}, { sort: { seq: 1 } }),
    async drop() {
      await Promise.all([turns.stop(), outbox.stop(), timers.stop()])
      await opened.drop()
    },
  }
  return rig
}

function send(provider: FakeProvider, item: OutboxItem): SendOutcome {
  const answer = provider.answers.shift() ?? 'accepted'
  provider.sends.push(item._id)
  if (answer === 'throws') throw new Error('the sender is broken')
  if (answer === 'accepted' || answer === 'lost-taken') {
    provider.taken.push({ id: item._id, conversation: item.conversation, payload: item.payload })
  }
  if (answer === 'accepted') return { outcome: 'accepted', providerId: `SM${item._id}` }
  if (answer === 'retry') return { outcome: 'retry', error: '503' }
  if (answer === 'refused') return { outcome: 'refused', error: '63016' }
  if (typeof answer === 'object') return { outcome: 'retry', error: '429', ...answer }
  return { outcome: 'ambiguous', error: 'no answer' }
}

function lookup(provider: FakeProvider, item: OutboxItem): LookupOutcome {
  provider.lookups.push(item._id)
  if (provider.lookupAnswers.shift() === 'unknown') return { outcome: 'unknown', error: '503' }
  const there = provider.taken.some(({ id }) => id === item._id)
  return there ? { outcome: 'found', providerId: `SM${item._id}` } : { outcome: 'absent' }
}

/** The usual bot of these tests: says each arrival's number back. */
export const echo: TurnWorkerOptions['handle'] = async (conversation, arrivals) => async () =>
  arrivals.map(({ payload }): Departure => ({ channel: 'whatsapp', conversation, payload }))
