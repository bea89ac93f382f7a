/** How much a channel may send: so many at once, then so many a second. */
export interface RateLimit {
  perSecond: number
  burst: number
}

export interface Bucket {
  /** Sends that may go now; below zero when some were promised a later moment. */
  tokens: number
  /** When that was so, ms. */
  at: number
}

/** Takes one send: the bucket afterwards, and how long (ms) the send must wait. */
export function takeToken(
  bucket: Bucket | undefined,
  limit: RateLimit,
  now: number,
): { bucket: Bucket; waitMs: number } {
  const before = bucket ?? { tokens: limit.burst, at: now }
  // A clock that was set back gives nothing and takes nothing.
  const gained = (Math.max(0, now - before.at) / 1_000) * limit.perSecond
  const tokens = Math.min(limit.burst, before.tokens + gained) - 1
  return {
    bucket: { tokens, at: now },
    waitMs: tokens >= 0 ? 0 : Math.ceil((-tokens / limit.perSecond) * 1_000),
  }
}
