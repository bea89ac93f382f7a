/** What Teams takes in one thread; more is answered 429, and a bot that does not listen is blocked. */
export interface ThreadPace {
  /**
   * Resolves with 0 when it is this message's turn, in the order of asking. When that is further off than a few seconds
   * it resolves at once with the wait in milliseconds, and no place is taken.
   */
  turn(thread: string): Promise<number>
}

/** Messages in a span of milliseconds, as Teams documents them for one bot in one thread. */
const LIMITS = [
  { count: 7, span: 1_000 },
  { count: 8, span: 2_000 },
  { count: 60, span: 30_000 },
  { count: 1_800, span: 3_600_000 },
] as const
const LONGEST = 3_600_000
const PATIENCE_MS = 5_000
const MAX_THREADS = 5_000

/** In memory: after a restart the threads have rested, and Retry-After tells if not. */
export function createThreadPace(
  parts: { now?: () => number; sleep?: (ms: number) => Promise<unknown> } = {},
): ThreadPace {
  const now = parts.now ?? Date.now
  const sleep = parts.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)))
  /** Moments of what was sent and of what has a place, in order. */
  const threads = new Map<string, number[]>()
  return {
    async turn(thread) {
      const at = now()
      const taken = (threads.get(thread) ?? []).filter((time) => at - time < LONGEST)
      const next = earliest(taken, at)
      if (next - at > PATIENCE_MS) return next - at
      threads.delete(thread)
      threads.set(thread, [...taken, next])
      if (threads.size > MAX_THREADS) threads.delete(threads.keys().next().value ?? '')
      if (next > at) await sleep(next - at)
      return 0
    },
  }
}

/** The first moment, not before `at` nor before the last one taken, at which every limit is kept. */
function earliest(taken: readonly number[], at: number): number {
  const bounds = LIMITS.map(({ count, span }) => {
    const nth = taken.at(-count)
    return taken.length < count || nth === undefined ? 0 : nth + span
  })
  return Math.max(at, taken.at(-1) ?? 0, ...bounds)
}
