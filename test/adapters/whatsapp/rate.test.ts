import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRateGate } from '../../../adapters/whatsapp/rate.js'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the limit for everybody together', () => {
  it('is kept over all senders, tells each of them once, and opens again a second later', async () => {
    const gate = createRateGate({ perSenderPerMinute: 60, perSecond: 3 })
    const verdicts = async (...senders: string[]) => {
      const given: string[] = []
      for (const sender of senders) given.push(await gate(sender))
      return given
    }
    expect(await verdicts('a', 'b', 'c')).toEqual(['pass', 'pass', 'pass'])
    expect(await verdicts('a', 'a', 'd')).toEqual(['tell', 'silent', 'tell'])
    await vi.advanceTimersByTimeAsync(1_001)
    expect(await verdicts('a', 'd', 'e', 'f')).toEqual(['pass', 'pass', 'pass', 'tell'])
  })

  it('is not used up by one sender who is over their own', async () => {
    const gate = createRateGate({ perSenderPerMinute: 2, perSecond: 3 })
    for (let i = 0; i < 10; i++) await gate('loud')
    expect(await gate('other')).toBe('pass')
  })
})
