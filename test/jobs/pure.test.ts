import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoff } from '../../jobs/backoff.js'
import { afterArrival, type Waiting } from '../../jobs/burst.js'
import { type Bucket, takeToken } from '../../jobs/token-bucket.js'

describe('backoff', () => {
  it.each([
    [1, 0, 500],
    [1, 0.999999, 1_000],
    [2, 0, 1_000],
    [4, 0.5, 6_000],
    [10, 0, 150_000],
    [10_000, 0.999999, 300_000],
  ])('after try %i with chance %f waits %i ms', (attempt, random, expected) => {
    expect(backoff(attempt, random)).toBe(expected)
  })

  it('starts and ends where it is told', () => {
    expect(backoff(1, 0, { baseMs: 10, maxMs: 50 })).toBe(5)
    expect(backoff(9, 0, { baseMs: 10, maxMs: 50 })).toBe(25)
  })
})

describe('a burst', () => {
  const at = (ms: number) => new Date(1_000_000 + ms)
  const burst = { quietMs: 600, capMs: 3_000 }
  const idle: Waiting = { dueAt: null, firstAt: null, attempts: 0 }
  it.each<[string, Waiting, number, number, number]>([
    ['starts after the quiet time', idle, 0, 600, 0],
    ['is prolonged by what follows', { dueAt: at(600), firstAt: at(0), attempts: 0 }, 500, 1_100, 0],
    ['is not prolonged beyond the cap', { dueAt: at(2_900), firstAt: at(0), attempts: 0 }, 2_800, 3_000, 0],
    ['begins anew while a turn runs', { dueAt: at(0), firstAt: null, attempts: 1 }, 2_000, 2_600, 2_000],
    [
      'is not held up by a clock set back',
      { dueAt: at(90_000), firstAt: at(89_400), attempts: 0 },
      0,
      600,
      0,
    ],
    ['does not hurry a turn that failed', { dueAt: at(9_000), firstAt: null, attempts: 2 }, 100, 9_000, 100],
    ['and neither does the next', { dueAt: at(9_000), firstAt: at(100), attempts: 2 }, 200, 9_000, 100],
  ])('%s', (_, waiting, now, due, first) => {
    expect(afterArrival(waiting, at(now), burst)).toEqual({ dueAt: at(due), firstAt: at(first) })
  })

  it('is not shortened by something immediate that comes in its middle', () => {
    const gathering = { dueAt: at(600), firstAt: at(0), attempts: 0 }
    expect(afterArrival(gathering, at(100), { quietMs: 0, capMs: 3_000 }).dueAt).toEqual(at(600))
  })
})

describe('a token bucket', () => {
  it('never lets more pass than the burst and the rate allow', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(
        gaps,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 5 }),
        (steps, perSecond, burst) => {
          let bucket: Bucket | undefined
          let now = 0
          const sent: number[] = []
          for (const step of steps) {
            now += step
            const taken = takeToken(bucket, { perSecond, burst }, now)
            bucket = taken.bucket
            sent.push(now + taken.waitMs)
          }
          sent.forEach((start, i) => {
            const within = sent.slice(i).filter((time) => time < start + 1_000).length
            // One more, because a wait is a whole number of milliseconds.
            expect(within).toBeLessThanOrEqual(burst + perSecond + 1)
          })
        },
      ),
    )
  })

  it('lets everything pass that keeps to the rate', () => {
    let bucket: Bucket | undefined
    for (let i = 0; i < 50; i++) {
      const taken = takeToken(bucket, { perSecond: 10, burst: 1 }, i * 100)
      bucket = taken.bucket
      expect(taken.waitMs).toBe(0)
    }
  })

  it('survives a clock that is set back', () => {
    const first = takeToken(undefined, { perSecond: 1, burst: 2 }, 10_000)
    expect(takeToken(first.bucket, { perSecond: 1, burst: 2 }, 1_000)).toMatchObject({ waitMs: 0 })
  })
})
