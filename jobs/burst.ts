/** How long arrivals are gathered into one turn. */
export interface Burst {
  /** A turn starts when nothing came for this long (ms). */
  quietMs: number
  /** But never later than this after the first (ms). */
  capMs: number
}

/** People send an album or three short messages in a row; each within about half a second of the last. */
export const BURST: Burst = { quietMs: 600, capMs: 3_000 }

export interface Waiting {
  dueAt: Date | null
  firstAt: Date | null
  attempts: number
}

/** When the turn may start, now that something more has come. `quietMs` is 0 for what is never part of a burst. */
export function afterArrival(waiting: Waiting, now: Date, burst: Burst): { dueAt: Date; firstAt: Date } {
  const quiet = now.getTime() + burst.quietMs
  const due = waiting.dueAt?.getTime() ?? 0
  // A first arrival in the future: the machine's clock was set back. What came then must not wait for it.
  if (waiting.firstAt === null || waiting.firstAt > now) {
    // A turn that failed waits for its next try; what comes meanwhile joins it and does not hurry it.
    const start = waiting.attempts > 0 ? Math.max(due, quiet) : quiet
    return { dueAt: new Date(start), firstAt: now }
  }
  const cap = waiting.firstAt.getTime() + burst.capMs
  return { dueAt: new Date(Math.max(due, Math.min(cap, quiet))), firstAt: waiting.firstAt }
}
