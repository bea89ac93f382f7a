import { RateLimiterMemory } from 'rate-limiter-flexible'

export interface RateLimits {
  /** Messages of one sender in one minute. An album of thirty photos is still a person. */
  perSenderPerMinute: number
  /** Messages of everybody in one second. */
  perSecond: number
}

export const DEFAULT_LIMITS: RateLimits = { perSenderPerMinute: 60, perSecond: 100 }

/** 'tell' when the person has not been told within this minute; 'silent' when they have. */
export type RateVerdict = 'pass' | 'tell' | 'silent'

/** Counts in memory, per process: it protects this process, and forgets nothing that matters when it ends. */
export function createRateGate(
  limits: RateLimits = DEFAULT_LIMITS,
): (sender: string) => Promise<RateVerdict> {
  const perSender = new RateLimiterMemory({ points: limits.perSenderPerMinute, duration: 60 })
  const everybody = new RateLimiterMemory({ points: limits.perSecond, duration: 1 })
  const told = new RateLimiterMemory({ points: 1, duration: 60 })
  const take = async (limiter: RateLimiterMemory, key: string) => {
    try {
      await limiter.consume(key)
      return true
    } catch {
      return false
    }
  }
  return async (sender) => {
    if ((await take(perSender, sender)) && (await take(everybody, 'all'))) return 'pass'
    return (await take(told, sender)) ? 'tell' : 'silent'
  }
}
