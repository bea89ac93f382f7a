import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, spans, wholeMonths } from '../../console/figures/days.js'
import { addDigest, digestOf, quantile } from '../../console/figures/digest.js'
import { modelFamily } from '../../console/figures/model-family.js'

const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 })

/** Nearest rank, as statistics books have it. */
function exact(list: number[], q: number): number {
  const sorted = [...list].sort((one, other) => one - other)
  return sorted[Math.max(1, Math.ceil(q * sorted.length)) - 1] ?? Number.NaN
}

describe('a digest', () => {
  it('has every quantile right to 2 %', () =>
    fc.assert(
      fc.property(values, fc.constantFrom(0.01, 0.5, 0.95, 1), (list, q) => {
        const truth = exact(list, q)
        const found = quantile(digestOf(...list), q) ?? Number.NaN
        expect(Math.abs(found - truth)).toBeLessThanOrEqual(0.0201 * truth + 1e-6)
      }),
    ))

  it('of two lists together is the sum of theirs, in any order', () =>
    fc.assert(
      fc.property(values, values, (one, other) => {
        const sum = digestOf(...one)
        addDigest(sum, digestOf(...other))
        const back = digestOf(...other)
        addDigest(back, digestOf(...one))
        expect(sum.slices).toEqual(digestOf(...one, ...other).slices)
        expect(quantile(sum, 0.95)).toBe(quantile(back, 0.95))
        expect(sum.count).toBe(one.length + other.length)
      }),
    ))

  it('of nothing has no quantile', () => expect(quantile(digestOf(), 0.5)).toBeNull())
})

describe('days', () => {
  it('are all there on both clock changes', () => {
    expect(addDays('2026-03-28', 1)).toBe('2026-03-29')
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30')
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
    expect(spans('2026-10-24', '2026-10-26', 'day').map(({ from }) => from)).toEqual([
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
    ])
  })

  it('make weeks from Monday, cut off at both ends', () =>
    expect(spans('2026-11-18', '2026-12-01', 'week')).toEqual([
      { from: '2026-11-18', to: '2026-11-22' },
      { from: '2026-11-23', to: '2026-11-29' },
      { from: '2026-11-30', to: '2026-12-01' },
    ]))

  it('cover a period exactly once, in months and the days around them', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 800 }), (start, length) => {
        const from = addDays('2025-01-01', start)
        const to = addDays(from, length)
        const months = wholeMonths(from, to)
        const inMonths = months
          ? spans(`${months.first}-01`, addDays(months.after, -1), 'day').map((span) => span.from)
          : []
        const before = months ? spans(from, addDays(`${months.first}-01`, -1), 'day') : spans(from, to, 'day')
        const after = months ? spans(months.after, to, 'day') : []
        const covered = [...before.map((span) => span.from), ...inMonths, ...after.map((span) => span.from)]
        expect(covered).toEqual(spans(from, to, 'day').map((span) => span.from))
      }),
    ))
})

describe('the family of a model', () => {
  it.each([
    ['DS-2CD2143G2-I', 'camera'],
    ['DS-2DE4425IW-DE', 'ptz'],
    ['DS-2TD2637B-10/P', 'thermal'],
    ['DS-7608NI-I2/8P', 'recorder_ip'],
    ['iDS-7208HQHI-M1/S', 'recorder_analog'],
    ['DS-KH6320-WTE1', 'intercom'],
    ['DS-K1T341AMF', 'access'],
    ['DS-PWA64-L-WE', 'alarm'],
    ['TV-1234', 'other'],
    [null, 'unknown'],
  ])('%s: %s', (model, family) => expect(modelFamily(model)).toBe(family))
})
