import { newId } from '../core/ids.js'
import type { Store } from '../core/store.js'
import type { OutboxEntry } from './documents.js'
import { nextInLane } from './inbox.js'
import type { Departure } from './ports.js'

/**
 * Puts departures into the outbox, in the caller's transaction, in this order. Returns their outbox ids, one each.
 * Turns do it by returning them; others (a page of the console) call this and then `wake` the outbox worker.
 */
export async function depart(tx: Store, departures: readonly Departure[], realNow: Date): Promise<string[]> {
  const ids: string[] = []
  for (const { id, channel, conversation, payload } of departures) {
    const lane = await nextInLane(tx, 'out', conversation)
    const { _id } = await tx.insert<OutboxEntry>('outbox', {
      _id: id ?? newId(realNow),
      channel,
      conversation,
      seq: lane.seq,
      payload,
      state: 'waiting',
      attempts: 0,
      lookups: 0,
      attemptAt: null,
      attemptRealAt: null,
      providerId: null,
      error: null,
      createdAt: realNow,
      settledAt: null,
    })
    ids.push(_id)
    if (lane.dueAt === null) await tx.update('lanes', { _id: lane._id }, { $set: { dueAt: realNow } })
  }
  return ids
}
