import type { Clock } from '../core/clock.js'
import type { Store } from '../core/store.js'
import type { Lane } from './documents.js'
import { renewLane } from './lanes.js'

export interface Lease {
  /** Aborted when the lane is somebody else's, or may be: nothing may be sent any more on its strength. */
  signal: AbortSignal
  /** Is there certainly time left to begin something that others must not begin too? */
  holds(): boolean
  end(): void
}

/** Renews a lease at a third of its length until `end`. */
export function keepLease(options: { store: Store; lane: Lane; leaseMs: number; realTime: Clock }): Lease {
  const { store, lane, leaseMs, realTime } = options
  const lost = new AbortController()
  let until = lane.leaseUntil?.getTime() ?? 0
  let renewing = false

  async function renew(): Promise<void> {
    if (renewing) return
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
    end: () => clearInterval(timer),
  }
}
