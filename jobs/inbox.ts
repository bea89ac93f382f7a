import type { Clock } from '../core/clock.js'
import { systemClock } from '../core/clock.js'
import { AppError, isAppError } from '../core/errors.js'
import { newId } from '../core/ids.js'
import type { Store } from '../core/store.js'
import { afterArrival, BURST, type Burst } from './burst.js'
import type { InboxItem, Lane } from './documents.js'
import { laneId } from './lanes.js'
import type { Arrival, Inbox } from './ports.js'

export interface InboxOptions {
  /** Called when something was stored: the turn worker's `wake`. */
  onArrival?: (conversation: string) => void
  /** How arrivals are gathered; of some channels they are not (a timer, a click of an agent). */
  burst?: Burst
  /** Channels whose arrivals start a turn at once. */
  immediate?: readonly string[]
  /** Real time; only tests give another. */
  realTime?: Clock
}

export const IMMEDIATE = ['timer', 'desk']

/** Tries when two of one conversation arrive in different processes at the same moment. */
const TRIES = 10

/** The inbox: what `accept` has answered for is on disk, once, and in the order of acceptance. */
export function createInbox(store: Store, options: InboxOptions = {}): Inbox {
  const { onArrival, realTime = systemClock } = options

  return {
    async accept(arrival) {
      for (let attempt = 1; ; attempt++) {
        try {
          await store.transaction((tx) => storeArrival(tx, arrival, realTime.now(), options))
          onArrival?.(arrival.conversation)
          return 'stored'
        } catch (error) {
          if (!isAppError(error, 'DUPLICATE_KEY')) throw error
          // Only a look tells which key it was: to call a new message a duplicate would be to lose it.
          if (await isKnown(store, arrival)) return 'duplicate'
          if (attempt === TRIES)
            throw new AppError('STORE_UNAVAILABLE', 'the inbox is in dispute', { cause: error })
        }
      }
    },
  }
}

async function isKnown(store: Store, { channel, messageId }: Arrival): Promise<boolean> {
  return (await store.count('inbox', { channel, messageId })) > 0
}

/** Stores one arrival in the caller's transaction. Rejects with DUPLICATE_KEY when it is known. */
export async function storeArrival(
  tx: Store,
  arrival: Arrival,
  realNow: Date,
  { burst = BURST, immediate = IMMEDIATE }: Pick<InboxOptions, 'burst' | 'immediate'> = {},
): Promise<void> {
  const { channel, messageId, conversation, payload, at } = arrival
  const lane = await nextInLane(tx, 'in', conversation)
  await tx.insert<InboxItem>('inbox', {
    _id: newId(realNow),
    channel,
    messageId,
    conversation,
    seq: lane.seq,
    payload,
    at,
    state: 'waiting',
    receivedAt: realNow,
    settledAt: null,
    error: null,
  })
  const gather = immediate.includes(channel) ? { ...burst, quietMs: 0 } : burst
  await tx.update('lanes', { _id: lane._id }, { $set: afterArrival(lane, realNow, gather) })
}

/** The lane with its next number taken; made when the conversation is new. */
export async function nextInLane(tx: Store, side: 'in' | 'out', conversation: string): Promise<Lane> {
  const lane = await tx.update<Lane>(
    'lanes',
    { _id: laneId(side, conversation) },
    { $inc: { seq: 1 }, $setOnInsert: { side, conversation } },
    { upsert: true },
  )
  if (!lane) throw new AppError('INTERNAL', 'an upsert gave no document')
  return lane
}
