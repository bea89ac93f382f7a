/** The console's ports, made from the rooms it does not know. */
import type { DeadLetters } from '../console/ports.js'
import type { Store } from '../core/store.js'
import { deadArrivals, deadDepartures, replayArrival, replayDeparture } from '../jobs/dead-letters.js'
import type { InboxItem, OutboxEntry } from '../jobs/documents.js'

/** Dead letters of both sides; `wake` after a replay, so that it is dealt with now. */
export function deadLetters(store: Store, wake: () => void): DeadLetters {
  return {
    async list(side, { limit, cursor }) {
      const page = { limit, ...(cursor ? { after: cursor } : {}) }
      const found = side === 'in' ? await deadArrivals(store, page) : await deadDepartures(store, page)
      const items: (InboxItem | OutboxEntry)[] = found.items
      return {
        cursor: found.cursor,
        rows: items.map((item) => ({
          id: item._id,
          side,
          channel: item.channel,
          conversation: item.conversation,
          at: ('receivedAt' in item ? item.receivedAt : item.createdAt).toISOString(),
          settledAt: item.settledAt?.toISOString() ?? null,
          attempts: 'attempts' in item ? item.attempts : 0,
          error: item.error,
          payload: item.payload,
        })),
      }
    },
    async replay(side, id) {
      if (side === 'in') await replayArrival(store, id, new Date())
      else await replayDeparture(store, id, new Date())
      wake()
    },
  }
}
