/** What the console's pages decide without a browser. */
import { describe, expect, it } from 'vitest'
import type { Measures } from '../../../console/contract/figures.js'
import { durationTicks, labelled, ticksUpTo } from '../../../console/web/src/charts/scale.js'
import { createFormat } from '../../../console/web/src/i18n/create-format.js'
import { browserName } from '../../../console/web/src/pages/account/browser-name.js'
import { parseHours, writeHours } from '../../../console/web/src/pages/administration/calendar/hours.js'
import { countFilters, filtersOf } from '../../../console/web/src/pages/cases/case-filters.js'
import { changeOf, KPIS, type KpiId } from '../../../console/web/src/pages/figures/kpi-values.js'
import { ipAddress } from '../../../console/web/src/ui/ip-address.js'
import { addDays, daysIn, parisDay, periodOf, presetOf } from '../../../console/web/src/ui/periods.js'

const plain = (text: string) => text.replaceAll('\u00A0', '~')

describe('addresses', () => {
  it.each([
    ['::ffff:10.0.0.7', '10.0.0.7'],
    ['10.0.0.7', '10.0.0.7'],
    ['2001:db8::7', '2001:db8::7'],
    ['::1', '::1'],
  ])('%s is known as %s', (seen, known) => expect(ipAddress(seen)).toBe(known))
})

describe('formats', () => {
  const fr = createFormat('fr')
  const en = createFormat('en')

  it.each([
    [0, '0~s', '0~s'],
    [45, '45~s', '45~s'],
    [100, '2~min', '2~min'],
    [3540, '59~min', '59~min'],
    [3600, '1~h~00', '1~h~00'],
    [4020, '1~h~07', '1~h~07'],
    [172_800, '2~j', '2~days'],
    [null, '–', '–'],
  ])('%s seconds', (seconds, french, english) => {
    expect(plain(fr.duration(seconds))).toBe(french)
    expect(plain(en.duration(seconds))).toBe(english)
  })

  it('tells moments by the clock in Paris', () => {
    expect(plain(fr.time('2026-07-01T08:42:00Z'))).toBe('10~h~42')
    expect(plain(fr.time('2026-12-01T08:00:00Z'))).toBe('9~h')
    expect(en.time('2026-12-01T08:05:00Z')).toBe('9:05')
  })

  it('keeps numbers and their signs on one line', () => {
    expect(plain(fr.number(12_345))).toBe('12~345')
    expect(plain(fr.percent(0.876))).toBe('88~%')
    expect(plain(fr.percent(0.042))).toBe('4,2~%')
    expect(plain(fr.size(1_250_000))).toBe('1,3~Mo')
  })
})

describe('periods', () => {
  const now = '2026-11-22T23:30:00Z' // Monday the 23rd in Paris already.

  it('begin and end on days in Paris', () => {
    expect(parisDay(now)).toBe('2026-11-23')
    expect(periodOf('last_7', now)).toEqual({ from: '2026-11-17', to: '2026-11-23' })
    expect(periodOf('last_month', now)).toEqual({ from: '2026-10-01', to: '2026-10-31' })
    expect(periodOf('last_month', '2026-03-10T12:00:00Z')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  })

  it('are recognised again', () => {
    expect(presetOf(periodOf('last_30', now), now)).toBe('last_30')
    expect(presetOf({ from: '2026-11-02', to: '2026-11-03' }, now)).toBeNull()
  })

  it('count their days over a change of the clock', () => {
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
    expect(daysIn({ from: '2026-10-24', to: '2026-10-26' })).toBe(3)
  })
})

describe('hours as they are typed', () => {
  it.each([
    ['9:00-12:00, 13:00-17:30', '09:00-12:00, 13:00-17:30'],
    ['9h-12h', '09:00-12:00'],
    ['9h30 – 12h', '09:30-12:00'],
    ['', ''],
  ])('%j', (typed, written) => {
    expect(writeHours(parseHours(typed) ?? [{ from: 'unread', to: '' }])).toBe(written)
  })

  it.each(['12:00-9:00', '9-25', 'matin', '9:00-12:00, x'])('%j is not understood', (typed) => {
    expect(parseHours(typed)).toBeNull()
  })
})

describe('axes', () => {
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [36, [0, 10, 20, 30, 40]],
    [99, [0, 25, 50, 75, 100]],
  ])('count to %s', (max, ticks) => {
    expect(ticksUpTo(max)).toEqual(ticks)
  })

  it('name durations around all values', () => {
    expect(durationTicks(45, 200_000)).toEqual([30, 60, 300, 900, 3600, 14_400, 86_400, 259_200])
    expect(durationTicks(60, 60)).toEqual([60, 300])
  })

  it('write no more labels than there is room for', () => {
    const written = labelled(30, 10)
    expect(Array.from({ length: 30 }, (_, place) => place).filter(written)).toHaveLength(10)
    expect(written(0)).toBe(true)
  })
})

describe('filters of the list', () => {
  it('are the address, lists and words apart', () => {
    const filters = filtersOf(
      new URLSearchParams('outcome=solved&outcome=refused&q=caf%C3%A9&from=2026-11-01'),
    )
    expect(filters.outcome).toEqual(['solved', 'refused'])
    expect(filters.q).toBe('café')
    expect(countFilters(filters)).toBe(2)
  })
})

describe('changes against the period before', () => {
  const kpi = (id: KpiId) => KPIS.find((one) => one.id === id) ?? expect.unreachable()

  it.each<[KpiId, number | null, number | null, ReturnType<typeof changeOf>]>([
    ['cases', 120, 100, { by: 0.2, news: 'neutral' }],
    ['cases', 120, 0, null],
    ['time_to_code', 90, 120, { by: -0.25, news: 'good' }],
    ['time_to_code', 150, 120, { by: 0.25, news: 'bad' }],
    ['alone', 0.75, 0.5, { by: 0.25, news: 'good' }],
    ['alone', 0.501, 0.5, { by: 0, news: 'neutral' }],
    ['csat', 4, 4.5, { by: -0.5, news: 'bad' }],
    ['csat', 4.48, 4.5, { by: 0, news: 'neutral' }],
    ['csat', null, 4.5, null],
  ])('%s: %s after %s', (id, now, before, expected) => {
    expect(changeOf(kpi(id), now, before)).toEqual(expected)
  })

  it('divide by nothing nowhere', () => {
    const nothing = {
      closed: 0,
      solved: 0,
      alone: 0,
      promises: { kept: 0, broken: 0, pending: 2 },
      photos: { taken: 0, retaken: 0, cases: 0 },
    } as Measures
    expect(['solved', 'alone', 'promises', 'retakes'].map((id) => kpi(id as KpiId).of(nothing))).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})

describe('browsers by name', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
      'Edge 130, Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari 18, iOS',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140, Linux'],
    ['curl/8.5.0', 'curl/8.5.0'],
  ])('%s', (agent, name) => {
    expect(browserName(agent)).toBe(name)
  })
})
