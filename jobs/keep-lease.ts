import type { Clock } from '../core/clock.js'
import type { Store } from '../core/store.js'
import type { Lane } from './documents.js'
import { renewLane } from './lanes.js'

export interface Lease {
  /** Aborted when the lane is somebody else's or will be: nothing may be begun any more on its strength. */
  signal: AbortSignal
  /** Is there certainly time left to begin something that others must not begin too? */
  holds(): boolean
  /** Aborts the signal: the work is to be given up. */
  giveUp(): void
  end(): void
}

/** Work that takes longer than so many leases hangs: its lane is given up, so that others may try. */
const LONGEST = 10

/** Renews a lease at a third of its length until `end`. */
export function keepLease(options: { store: Store; lane: Lane; leaseMs: number; realTime: Clock }): Lease {
  const { store, lane, leaseMs, realTime } = options
  const lost = new AbortController()
  let until = lane.leaseUntil?.getTime() ?? 0
  let renewals = 0
  let renewing = false

  async function renew(): Promise<void> {
    if (renewing || lost.signal.aborted) return
    if (++renewals >= 3 * LONGEST) return lost.abort()
    renewing = true
    const now = realTime.now()
    try {
      if (await renewLane(store, lane, now, leaseMs)) until = now.getTime() + leaseMs
      else lost.abort()
    } catch {
      // The store is away: the lease may still hold, and `holds` knows how long.
    } finally {
      renewing = false
    }
  }

  const timer = setInterval(() => void renew(), leaseMs / 3)
  timer.unref()
  return {
    signal: lost.signal,
    holds: () => !lost.signal.aborted && realTime.now().getTime() < until - leaseMs / 6,
    giveUp: () => lost.abort(),
    end: () => clearInterval(timer),
  }
}

/** Resolves or rejects with the work; resolves to 'lost' as soon as the lease is, whatever the work still does. */
export function whileHeld<R>(lease: Lease, work: Promise<R>): Promise<R | 'lost'> {
  return new Promise((resolve, reject) => {
    const give = () => resolve('lost')
    if (lease.signal.aborted) give()
    lease.signal.addEventListener('abort', give, { once: true })
    work.then(resolve, (error) => (lease.signal.aborted ? give() : reject(error)))
  })
}
