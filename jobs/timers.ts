import { type Clock, systemClock } from '../core/clock.js'
import { newId } from '../core/ids.js'
import type { Log } from '../core/log.js'
import type { Store } from '../core/store.js'
import type { Timer } from './documents.js'
import { storeArrival } from './inbox.js'
import { createPump, type Pump } from './pump.js'

/** The channel of the arrivals that timers become. */
export const TIMER_CHANNEL = 'timer'

/** What such an arrival carries. */
export interface TimerRang {
  key: string
  /** ISO: when it was to ring. It may ring much later, after a standstill. */
  dueAt: string
  payload: unknown
}

export interface TimerSetting {
  /** Names the timer: `promise:<ticket>`. Setting it again moves it. */
  key: string
  conversation: string
  dueAt: Date
  payload?: unknown
}

/** Sets or moves a timer, in the caller's transaction. */
export async function scheduleTimer(tx: Store, timer: TimerSetting): Promise<void> {
  const { key, conversation, dueAt, payload = null } = timer
  // A new name at each setting: the arrival of the one before, if it rang already, is another arrival.
  const $set = { conversation, dueAt, payload, setting: newId(dueAt) }
  await tx.update('timers', { _id: key }, { $set }, { upsert: true })
}

/** True when it had not rung yet. */
export async function cancelTimer(tx: Store, key: string): Promise<boolean> {
  return (await tx.delete('timers', { _id: key })) > 0
}

/** How many were cancelled. */
export function cancelTimersOf(tx: Store, conversation: string): Promise<number> {
  return tx.delete('timers', { conversation })
}

export interface TimersOptions {
  store: Store
  /** The product's clock, which may be set: call `wake` when it was. */
  clock: Clock
  /** Called when one rang: the turn worker's `wake`. */
  onArrival?(conversation: string): void
  log?: Log | undefined
  pollMs?: number
  /** Real time; only tests give another. */
  realTime?: Clock
}

/** Turns timers that are due into arrivals of their conversation's inbox: each setting rings once, or was cancelled. */
export function createTimers(options: TimersOptions): Pump {
  const { store, clock, log, pollMs = 1_000, realTime = systemClock } = options

  async function ring({ _id: key, setting, conversation, dueAt, payload }: Timer): Promise<void> {
    const rang = await store.transaction(async (tx) => {
      if ((await tx.delete('timers', { _id: key, setting })) === 0) return false
      const carried: TimerRang = { key, dueAt: dueAt.toISOString(), payload }
      await storeArrival(
        tx,
        { channel: TIMER_CHANNEL, messageId: setting, conversation, payload: carried, at: clock.now() },
        realTime.now(),
      )
      return true
    })
    if (rang) options.onArrival?.(conversation)
  }

  return createPump({
    clock,
    // One after the other: timers of one conversation ring in the order in which they were due.
    concurrency: 1,
    pollMs,
    async take(now) {
      const [due] = await store.find<Timer>(
        'timers',
        { dueAt: { $lte: now } },
        { sort: { dueAt: 1 }, limit: 1 },
      )
      return due ? () => ring(due) : null
    },
    async nextDue(now) {
      const [next] = await store.find<Timer>(
        'timers',
        { dueAt: { $gt: now } },
        { sort: { dueAt: 1 }, limit: 1 },
      )
      return next?.dueAt ?? null
    },
    onError: (error) => log?.error({ err: error }, 'a timer could not ring'),
  })
}
