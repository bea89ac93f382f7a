/** How patient a client is. Times in milliseconds. */
export interface Patience {
  /** Calls in all, the first included. */
  attempts: number
  /** Pause before the second call; doubled each time, and shaken by half so that clients do not march in step. */
  pauseMs: number
  /** For all calls and pauses together. */
  totalMs: number
  sleep?: (ms: number) => Promise<void>
  random?: () => number
  /** Monotonic milliseconds. */
  elapsed?: () => number
}

/** Repeats `attempt` while it says so. Only for calls that may be repeated. */
export async function withRetries<T>(
  attempt: (
    number: number,
  ) => Promise<{ done: true; value: T } | { done: false; value: T; waitMs: number | null }>,
  patience: Patience,
): Promise<T> {
  const { sleep = pause, random = Math.random, elapsed = () => performance.now() } = patience
  const start = elapsed()
  for (let number = 1; ; number++) {
    const result = await attempt(number)
    if (result.done || number >= patience.attempts) return result.value
    const backoff = patience.pauseMs * 2 ** (number - 1) * (0.5 + random())
    const wait = Math.max(result.waitMs ?? 0, backoff)
    if (elapsed() - start + wait >= patience.totalMs) return result.value
    await sleep(wait)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
