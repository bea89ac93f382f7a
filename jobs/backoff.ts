export interface BackoffOptions {
  /** The first wait, ms. */
  baseMs?: number
  /** The longest wait, ms. */
  maxMs?: number
}

/**
 * How long to wait (ms) before the try after `attempt` (1, 2, 3 …): doubling, half of it left to chance so that what
 * failed together does not come back together. `random` is in [0, 1).
 */
export function backoff(attempt: number, random: number, options: BackoffOptions = {}): number {
  const { baseMs = 1_000, maxMs = 300_000 } = options
  const whole = Math.min(maxMs, baseMs * 2 ** Math.min(attempt - 1, 30))
  return Math.round(whole / 2 + (whole / 2) * random)
}
