import { AppError } from '../core/errors.js'
import { newId } from '../core/ids.js'
import type { Filter, Store } from '../core/store.js'
import type { Lane, Side } from './documents.js'

/*
 * A lane is the work of one conversation, in or out. Whoever takes it has it alone until the lease ends; the holder's
 * token is new each time, and everything that settles work asks for it, so that a holder who was too slow changes
 * nothing any more. All times here are real time, never the simulated one.
 */

export const laneId = (side: Side, conversation: string) => `${side}:${conversation}`

/** Takes the lane that has waited longest, and counts the try before it begins. Null when nothing is due. */
export async function takeLane(store: Store, side: Side, now: Date, leaseMs: number): Promise<Lane | null> {
  const free: Filter = {
    side,
    dueAt: { $lte: now },
    $or: [{ holder: null }, { leaseUntil: { $lte: now } }],
  }
  const oldest = { sort: { dueAt: 1 } } as const
  // Workers look far more often than they find something; to look is cheaper than to try to take.
  const [due] = await store.find<Lane>('lanes', free, { ...oldest, limit: 1 })
  if (!due) return null
  return store.update<Lane>(
    'lanes',
    free,
    {
      $set: { holder: newId(now), leaseUntil: new Date(now.getTime() + leaseMs), firstAt: null },
      $inc: { attempts: 1 },
    },
    oldest,
  )
}

/** False when somebody else has it by now. */
export async function renewLane(store: Store, lane: Lane, now: Date, leaseMs: number): Promise<boolean> {
  const leaseUntil = new Date(now.getTime() + leaseMs)
  const kept = await store.update('lanes', { _id: lane._id, holder: lane.holder }, { $set: { leaseUntil } })
  return kept !== null
}

/** Gives the lane back. Rejects with VERSION_CONFLICT when it was lost, which rolls back the transaction around. */
export async function releaseLane(
  tx: Store,
  lane: Lane,
  next: { dueAt: Date | null; firstAt?: Date | null; attempts?: number },
): Promise<void> {
  const released = await tx.update(
    'lanes',
    { _id: lane._id, holder: lane.holder },
    { $set: { holder: null, leaseUntil: null, ...next } },
  )
  if (!released) throw leaseLost(lane)
}

/** Reads the lane again inside a transaction. Rejects with VERSION_CONFLICT when it was lost. */
export async function holdLane(tx: Store, lane: Lane): Promise<Lane> {
  const [held] = await tx.find<Lane>('lanes', { _id: lane._id, holder: lane.holder }, { limit: 1 })
  if (!held) throw leaseLost(lane)
  return held
}

/** When the next lane after `now` becomes due. Those due already are in somebody's hands. */
export async function nextLaneDue(store: Store, side: Side, now: Date): Promise<Date | null> {
  const [next] = await store.find<Lane>(
    'lanes',
    { side, dueAt: { $gt: now } },
    { sort: { dueAt: 1 }, limit: 1 },
  )
  return next?.dueAt ?? null
}

/**
 * Ends every lease. For the start of the only process that uses this store (`OpenedStore.exclusive`): whoever held
 * them is dead, and waiting for their leases to end would only delay the answers.
 */
export async function freeLanes(store: Store): Promise<number> {
  return store.updateMany('lanes', { holder: { $ne: null } }, { $set: { holder: null, leaseUntil: null } })
}

function leaseLost(lane: Lane): AppError {
  return new AppError('VERSION_CONFLICT', 'the lease on this conversation was lost', {
    details: { lane: lane._id },
  })
}
