import { setTimeout as setTimeoutAsync } from 'node:timers/promises'
import { type Clock, systemClock } from '../core/clock.js'
import { isAppError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import type { Filter, Store } from '../core/store.js'
import { type BackoffOptions, backoff } from './backoff.js'
import type { Lane, OutboxEntry } from './documents.js'
import { keepLease, type Lease, whileHeld } from './keep-lease.js'
import { holdLane, nextLaneDue, releaseLane, takeLane } from './lanes.js'
import type { OutboxItem, Sender, SendOutcome } from './ports.js'
import { createPump, type Pump } from './pump.js'
import { type Bucket, type RateLimit, takeToken } from './token-bucket.js'

/** How an outbox item ended. */
export type Settled = { outcome: 'sent'; providerId: string } | { outcome: 'dead'; error: string }

export interface OutboxWorkerOptions {
  store: Store
  /** The product's clock: stamps `attemptAt`, by which a lookup asks the provider. */
  clock: Clock
  /** How each channel sends. */
  senders: Readonly<Record<string, Sender>>
  /** Written in the transaction that settles the item: the transcript's ticks. When it throws, the item is settled without it. */
  onSettled?(tx: Store, item: OutboxItem, settled: Settled): Promise<void>
  log?: Log | undefined
  /** Conversations at once. */
  concurrency?: number
  /** Renewed while a send is under way; longer than any sender's own time limit (ms). */
  leaseMs?: number
  /** Sends of one item before it becomes a dead letter; also unanswered lookups. */
  maxAttempts?: number
  /** How long after a lost answer a lookup's "absent" can be believed (ms): the call may still be under way. */
  settleMs?: number
  /** What each channel may send; a channel that is not named is not held back. */
  limits?: Readonly<Record<string, RateLimit>>
  pollMs?: number
  retry?: BackoffOptions
  random?: () => number
  /** Real time; only tests give another. */
  realTime?: Clock
  /** Waits so many ms; only tests give another. */
  wait?: (ms: number) => Promise<unknown>
}

/** What is to be done with a lane after a look at its first item: go on at once, or wait until then. */
type Next = { go: true } | { waitUntil: number }

/** Sends what turns have queued: in order within a conversation, each once, whatever crashes in between. */
export function createOutboxWorker(options: OutboxWorkerOptions): Pump {
  const { store, clock, senders, log, realTime = systemClock, random = Math.random } = options
  const { concurrency = 8, leaseMs = 60_000, maxAttempts = 8, pollMs = 1_000, settleMs = 3_000 } = options
  const { wait = setTimeoutAsync } = options
  const buckets = new Map<string, Bucket>()
  const realNow = () => realTime.now().getTime()
  const later = (attempt: number) => realNow() + backoff(attempt, random(), options.retry)
  let stopping = false

  const pump = createPump({
    clock: realTime,
    concurrency,
    pollMs,
    async take(now) {
      const lane = await takeLane(store, 'out', now, leaseMs)
      return lane && (() => work(lane))
    },
    nextDue: (now) => nextLaneDue(store, 'out', now),
    onError: (error) => log?.error({ err: error }, 'the outbox worker had an error'),
  })

  async function work(lane: Lane): Promise<void> {
    const lease = keepLease({ store, lane, leaseMs, realTime })
    try {
      await whileHeld(lease, sendAll(lane, lease))
    } finally {
      lease.end()
    }
  }

  async function sendAll(lane: Lane, lease: Lease): Promise<void> {
    while (!lease.signal.aborted) {
      if (stopping) return releaseLane(store, lane, { dueAt: realTime.now() })
      const item = await firstOf(store, lane)
      if (item) {
        const next = await advance(item, lease)
        if ('waitUntil' in next) return releaseLane(store, lane, { dueAt: new Date(next.waitUntil) })
      } else if (await closeLane(lane)) return
    }
  }

  /** Nothing left to send: true, unless something was queued in this very moment. */
  function closeLane(lane: Lane): Promise<boolean> {
    return store.transaction(async (tx) => {
      await holdLane(tx, lane)
      if (await firstOf(tx, lane)) return false
      await releaseLane(tx, lane, { dueAt: null, attempts: 0 })
      return true
    })
  }

  async function advance(item: OutboxEntry, lease: Lease): Promise<Next> {
    const sender = senders[item.channel]
    if (!sender) return settle(item, { outcome: 'dead', error: `no sender for channel ${item.channel}` })
    if (item.state !== 'waiting') {
      const next = await resolve(item, sender)
      if (next !== 'absent') return next
    }
    if (item.attempts >= maxAttempts) {
      return settle(item, { outcome: 'dead', error: item.error ?? 'too many tries' })
    }
    return send(item, sender, lease)
  }

  /** An attempt whose answer is not known: the provider is asked before anything else may happen. */
  async function resolve(item: OutboxEntry, sender: Sender): Promise<Next | 'absent'> {
    const believable = (item.attemptRealAt?.getTime() ?? 0) + settleMs
    if (realNow() < believable) return { waitUntil: believable }
    const found = await sender.lookup(asItem(item)).catch(unanswered)
    if (found.outcome === 'found') return settle(item, { outcome: 'sent', providerId: found.providerId })
    if (found.outcome === 'absent') return 'absent'
    const lookups = item.lookups + 1
    log?.warn(
      { item: item._id, error: found.error, lookups },
      'the provider does not say whether it has a message',
    )
    if (lookups >= maxAttempts) {
      return settle(
        { ...item, lookups },
        { outcome: 'dead', error: `not known whether sent: ${found.error}` },
      )
    }
    await store.update('outbox', { _id: item._id, state: item.state }, { $set: { state: 'unsure', lookups } })
    return { waitUntil: later(lookups) }
  }

  async function send(item: OutboxEntry, sender: Sender, lease: Lease): Promise<Next> {
    const limit = options.limits?.[item.channel]
    if (limit) {
      const taken = takeToken(buckets.get(item.channel), limit, realNow())
      buckets.set(item.channel, taken.bucket)
      if (taken.waitMs > 0) await wait(taken.waitMs)
    }
    const sending = await store.update<OutboxEntry>(
      'outbox',
      { _id: item._id, state: item.state, attempts: item.attempts },
      {
        $set: { state: 'sending', attemptAt: clock.now(), attemptRealAt: realTime.now(), lookups: 0 },
        $inc: { attempts: 1 },
      },
    )
    // Somebody else has this item, or could have: what is marked `sending` will be looked up by whoever comes next.
    if (!sending || !lease.holds()) return { waitUntil: realNow() }
    const result = await sender.send(asItem(sending), () => lease.holds()).catch(unanswered)
    return after(sending, result)
  }

  async function after(item: OutboxEntry, result: SendOutcome | Unanswered): Promise<Next> {
    if (result.outcome === 'accepted') return settle(item, { outcome: 'sent', providerId: result.providerId })
    const { error } = result
    log?.warn(
      { item: item._id, outcome: result.outcome, error, attempts: item.attempts },
      'a message did not go',
    )
    if (result.outcome === 'refused') return settle(item, { outcome: 'dead', error })
    const now = realTime.now()
    if (result.outcome === 'retry') {
      if (item.attempts >= maxAttempts) return settle(item, { outcome: 'dead', error })
      await store.update('outbox', thisAttempt(item), { $set: { state: 'waiting', error } })
      return { waitUntil: Math.max(later(item.attempts), now.getTime() + (result.retryAfterMs ?? 0)) }
    }
    await store.update('outbox', thisAttempt(item), { $set: { state: 'unsure', error, attemptRealAt: now } })
    return { waitUntil: now.getTime() + settleMs }
  }

  async function settle(item: OutboxEntry, settled: Settled): Promise<Next> {
    const write = (announce: boolean) =>
      store.transaction(async (tx) => {
        const $set =
          settled.outcome === 'sent'
            ? { state: 'sent', providerId: settled.providerId, error: null, settledAt: realTime.now() }
            : { state: 'dead', error: settled.error, lookups: item.lookups, settledAt: realTime.now() }
        // That it was sent is true whoever found out; that it is dead only while nobody tries again.
        const mine = settled.outcome === 'sent' ? {} : { attempts: item.attempts }
        const open = { $in: ['waiting', 'sending', 'unsure'] }
        if (!(await tx.update('outbox', { _id: item._id, state: open, ...mine }, { $set }))) return
        if (announce) await options.onSettled?.(tx, asItem(item), settled)
      })
    try {
      await write(true)
    } catch (error) {
      // With the store away nothing is known to be written: the next one to have the lane finds out.
      if (isAppError(error, 'STORE_UNAVAILABLE')) throw error
      log?.error({ err: error, item: item._id }, 'a sent message could not be announced')
      await write(false)
    }
    return { go: true }
  }

  return {
    ...pump,
    stop(deadlineMs) {
      stopping = true
      return pump.stop(deadlineMs)
    },
  }
}

async function firstOf(store: Store, { conversation }: Lane): Promise<OutboxEntry | null> {
  const [first] = await store.find<OutboxEntry>(
    'outbox',
    { conversation, state: { $in: ['waiting', 'sending', 'unsure'] } },
    { sort: { seq: 1 }, limit: 1 },
  )
  return first ?? null
}

/** The item as long as nobody has begun another attempt. */
function thisAttempt({ _id, attempts }: OutboxEntry): Filter {
  return { _id, state: 'sending', attempts }
}

function asItem(item: OutboxEntry): OutboxItem {
  const { _id, channel, conversation, payload, attempts } = item
  return { _id, channel, conversation, payload, attempts, attemptAt: item.attemptAt ?? item.createdAt }
}

type Unanswered = { outcome: 'ambiguous'; error: string }

/** A sender that throws breaks its contract; what it did is not known. */
function unanswered(error: unknown): Unanswered {
  return { outcome: 'ambiguous', error: error instanceof Error ? error.message : String(error) }
}
