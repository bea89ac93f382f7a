/** What Teams takes in one thread; more is answered 429, and a bot that does not listen is blocked. */
export interface ThreadPace {
  /** Takes a place and answers 0, or answers how long to wait, in milliseconds, without taking one. */
  take(thread: string): number
}

/** Messages in a span of milliseconds, as Teams documents them for one bot in one thread. */
const LIMITS = [
  { count: 7, span: 1_000 },
  { count: 8, span: 2_000 },
  { count: 60, span: 30_000 },
  { count: 1_800, span: 3_600_000 },
] as const
const LONGEST = 3_600_000
const MAX_THREADS = 5_000

/** In memory: after a restart the threads have rested, and Retry-After tells if not. */
export function createThreadPace(now: () => number = Date.now): ThreadPace {
  const threads = new Map<string, number[]>()
  return {
    take(thread) {
      const at = now()
      const sent = (threads.get(thread) ?? []).filter((time) => at - time < LONGEST)
      const waits = LIMITS.map(({ count, span }) => {
        const oldest = sent.at(-count)
        return sent.length < count || oldest === undefined ? 0 : oldest + span - at
      })
      const wait = Math.max(0, ...waits)
      if (wait === 0) sent.push(at)
      threads.delete(thread)
      threads.set(thread, sent)
      if (threads.size > MAX_THREADS) threads.delete(threads.keys().next().value ?? '')
      return wait
    },
  }
}
