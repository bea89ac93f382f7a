import { describe, expect, it } from 'vitest'
import { CHANNEL_LIMITS } from '../../bot/workers.js'
import { type Bucket, takeToken } from '../../jobs/token-bucket.js'

/** When each of so many sends leaves that are all asked for at once, in milliseconds. */
function departuresOf(limit: { perSecond: number; burst: number }, count: number): number[] {
  let bucket: Bucket | undefined
  return Array.from({ length: count }, () => {
    const taken = takeToken(bucket, limit, 0)
    bucket = taken.bucket
    return taken.waitMs
  })
}

describe('what a channel may send', () => {
  // Teams: 50 requests a second for one app in one tenant. WhatsApp's own pacer spreads its 80 a second evenly.
  it('never exceeds what Teams takes in any second, the first one after a rest included', () => {
    const left = departuresOf(CHANNEL_LIMITS.teams, 300)
    for (const at of left) {
      expect(left.filter((other) => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(50)
    }
    // It does go on: forty a second.
    expect(left.at(-1)).toBeLessThan((300 / 40) * 1_000)
  })
})
