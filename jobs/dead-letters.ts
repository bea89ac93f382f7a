import { AppError } from '../core/errors.js'
import type { Page, Store } from '../core/store.js'
import { afterArrival } from './burst.js'
import type { InboxItem, OutboxEntry } from './documents.js'
import { nextInLane } from './inbox.js'

const NEWEST_FIRST = { sort: { settledAt: -1 } } as const

/** Arrivals that no turn could deal with, newest first. */
export function deadArrivals(
  store: Store,
  page: { limit: number; after?: string },
): Promise<Page<InboxItem>> {
  return store.page<InboxItem>('inbox', { state: 'dead' }, { ...NEWEST_FIRST, ...page })
}

/** Messages that were given up, newest first. */
export function deadDepartures(
  store: Store,
  page: { limit: number; after?: string },
): Promise<Page<OutboxEntry>> {
  return store.page<OutboxEntry>('outbox', { state: 'dead' }, { ...NEWEST_FIRST, ...page })
}

/** Has a turn deal with it after all, after what waits already. Rejects with STALE when it is not dead. Then `wake`. */
export async function replayArrival(store: Store, id: string, realNow: Date): Promise<void> {
  await store.transaction(async (tx) => {
    const conversation = await conversationOfDead(tx, 'inbox', id)
    const lane = await nextInLane(tx, 'in', conversation)
    await tx.update('inbox', { _id: id }, { $set: { state: 'waiting', settledAt: null, seq: lane.seq } })
    await tx.update(
      'lanes',
      { _id: lane._id },
      { $set: afterArrival(lane, realNow, { quietMs: 0, capMs: 0 }) },
    )
  })
}

/**
 * Sends it after all, after what waits already. Rejects with STALE when it is not dead. One of which it was never
 * known whether it went out is looked up first. Then `wake`.
 */
export async function replayDeparture(store: Store, id: string, realNow: Date): Promise<void> {
  await store.transaction(async (tx) => {
    const conversation = await conversationOfDead(tx, 'outbox', id)
    const item = await tx.get<OutboxEntry>('outbox', id)
    const lane = await nextInLane(tx, 'out', conversation)
    const state = (item?.lookups ?? 0) > 0 ? 'unsure' : 'waiting'
    await tx.update(
      'outbox',
      { _id: id },
      { $set: { state, attempts: 0, lookups: 0, settledAt: null, seq: lane.seq } },
    )
    if (lane.dueAt === null) await tx.update('lanes', { _id: lane._id }, { $set: { dueAt: realNow } })
  })
}

async function conversationOfDead(tx: Store, collection: 'inbox' | 'outbox', id: string): Promise<string> {
  const item = await tx.get<InboxItem | OutboxEntry>(collection, id)
  if (item?.state !== 'dead') throw new AppError('STALE', 'this is no dead letter, or no longer')
  return item.conversation
}

/** Forgets what was settled before a day. What is dead stays until somebody has seen to it. Returns how many. */
export async function pruneJobs(store: Store, before: Date): Promise<number> {
  const arrivals = await store.delete('inbox', { state: 'done', settledAt: { $lt: before } })
  return arrivals + (await store.delete('outbox', { state: 'sent', settledAt: { $lt: before } }))
}
