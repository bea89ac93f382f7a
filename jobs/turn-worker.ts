import { type Clock, systemClock } from '../core/clock.js'
import { AppError, isAppError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import type { Store } from '../core/store.js'
import { type BackoffOptions, backoff } from './backoff.js'
import { depart } from './depart.js'
import type { InboxItem, Lane } from './documents.js'
import { keepLease, type Lease, whileHeld } from './keep-lease.js'
import { holdLane, nextLaneDue, releaseLane, takeLane } from './lanes.js'
import type { Departure } from './ports.js'
import { createPump, type Pump } from './pump.js'

/** Writes what a turn decided, inside its one transaction, and says what is to be sent. May be run again. */
export type Commit = (tx: Store) => Promise<readonly Departure[]>

export interface TurnContext {
  /** 1 for the first try. */
  attempt: number
  /** Aborted when the result can no longer be committed (lease lost) or the process wants to end. */
  signal: AbortSignal
}

export interface TurnWorkerOptions {
  store: Store
  /**
   * Works out the turn: reads, thinks, asks others; writes nothing that a second run would double. Throwing has the
   * turn tried again; VERSION_CONFLICT at once, anything else after a backoff.
   */
  handle(conversation: string, arrivals: readonly InboxItem[], context: TurnContext): Promise<Commit>
  /** The turn was given up; its commit (an apology, a note to the desk) is written with the dead letters. */
  onDead?(conversation: string, arrivals: readonly InboxItem[], error: unknown): Promise<Commit | null>
  /** After each commit: wakes whoever sends and rings. */
  onCommitted?(conversation: string): void
  log?: Log | undefined
  /** Conversations at once. */
  concurrency?: number
  /** How long a turn may be silent before another process may take it (ms); renewed at a third of it. */
  leaseMs?: number
  /** Tries before arrivals become dead letters; one that kills the process counts. */
  maxAttempts?: number
  pollMs?: number
  retry?: BackoffOptions
  random?: () => number
  /** Real time; only tests give another. */
  realTime?: Clock
}

/** Arrivals in one turn at most: what else waits has the next. */
const MOST = 50
/** A turn whose conversation keeps changing under it is tried again this often before it counts as failed. */
const CONFLICTS = 5

const nothing: Commit = async () => []

/** Runs turns: strictly one after the other within a conversation, several conversations at once. */
export function createTurnWorker(options: TurnWorkerOptions): Pump {
  const { store, handle, log, realTime = systemClock, random = Math.random } = options
  const { concurrency = 4, leaseMs = 30_000, maxAttempts = 5, pollMs = 1_000 } = options
  const leases = new Set<Lease>()

  const pump = createPump({
    clock: realTime,
    concurrency,
    pollMs,
    async take(now) {
      const lane = await takeLane(store, 'in', now, leaseMs)
      return lane && (() => work(lane))
    },
    nextDue: (now) => nextLaneDue(store, 'in', now),
    onError: (error) => log?.error({ err: error }, 'the turn worker had an error'),
  })

  async function work(lane: Lane): Promise<void> {
    const lease = keepLease({ store, lane, leaseMs, realTime })
    leases.add(lease)
    try {
      if ((await whileHeld(lease, turn(lane, lease.signal))) === 'lost') {
        log?.warn(
          { conversation: lane.conversation },
          'a turn was dropped: its lease was lost or it took too long',
        )
      }
    } finally {
      leases.delete(lease)
      lease.end()
      options.onCommitted?.(lane.conversation)
    }
  }

  async function turn(lane: Lane, signal: AbortSignal): Promise<void> {
    const { conversation, attempts: attempt } = lane
    for (let conflicts = 0; ; conflicts++) {
      const waiting = await store.find<InboxItem>(
        'inbox',
        { conversation, state: 'waiting' },
        { sort: { seq: 1 }, limit: MOST },
      )
      // The last try is made with the oldest alone: what came with it must not die of it.
      const arrivals = attempt >= maxAttempts ? waiting.slice(0, 1) : waiting
      if (attempt > maxAttempts) return bury(lane, arrivals, new Error('the process ended during each try'))
      try {
        const commit =
          arrivals.length > 0 ? await handle(conversation, arrivals, { attempt, signal }) : nothing
        return await settle(lane, arrivals, 'done', commit)
      } catch (error) {
        if (signal.aborted) throw error
        if (isAppError(error, 'VERSION_CONFLICT') && conflicts < CONFLICTS) continue
        log?.error({ err: error, conversation, attempt }, 'a turn failed')
        if (attempt >= maxAttempts) return bury(lane, arrivals, error)
        const wait = backoff(attempt, random(), options.retry)
        return releaseLane(store, lane, { dueAt: new Date(realTime.now().getTime() + wait) })
      }
    }
  }

  async function bury(lane: Lane, arrivals: readonly InboxItem[], error: unknown): Promise<void> {
    const why = error instanceof Error ? error.message : String(error)
    try {
      const commit = (await options.onDead?.(lane.conversation, arrivals, error)) ?? nothing
      await settle(lane, arrivals, 'dead', commit, why)
    } catch (second) {
      if (isAppError(second, 'VERSION_CONFLICT')) throw second
      log?.error({ err: second, conversation: lane.conversation }, 'a dead letter could not be announced')
      await settle(lane, arrivals, 'dead', nothing, why)
    }
  }

  /** The one transaction: what the turn wrote, its arrivals ticked off, its replies queued, the lane given back. */
  async function settle(
    lane: Lane,
    arrivals: readonly InboxItem[],
    state: 'done' | 'dead',
    commit: Commit,
    error: string | null = null,
  ): Promise<void> {
    await store.transaction(async (tx) => {
      const held = await holdLane(tx, lane)
      const now = realTime.now()
      const departures = await commit(tx)
      for (const { _id } of arrivals) {
        const ticked = await tx.update(
          'inbox',
          { _id, state: 'waiting' },
          { $set: { state, settledAt: now, error } },
        )
        if (!ticked) throw new AppError('VERSION_CONFLICT', 'an arrival was dealt with already')
      }
      await depart(tx, departures, now)
      const [next] = await tx.find<InboxItem>(
        'inbox',
        { conversation: lane.conversation, state: 'waiting' },
        { sort: { seq: 1 }, limit: 1 },
      )
      await releaseLane(tx, lane, {
        dueAt: next ? held.dueAt : null,
        firstAt: next ? (held.firstAt ?? next.receivedAt) : null,
        attempts: 0,
      })
    })
  }

  return {
    ...pump,
    async stop(deadlineMs) {
      const inTime = await pump.stop(deadlineMs)
      for (const lease of leases) lease.giveUp()
      return inTime
    },
  }
}
