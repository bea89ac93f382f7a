import { formatInTimeZone } from 'date-fns-tz'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addWorkingTime,
  type Calendar,
  HOTLINE_CALENDAR,
  isOpen,
  nextOpening,
  workingTimeBetween,
} from '../../hotline/calendar.js'

const at = (text: string) => new Date(text)
const desk = HOTLINE_CALENDAR
const strasbourg: Calendar = { ...desk, alsaceMoselle: true }
const withExceptions: Calendar = {
  ...desk,
  exceptions: [
    { date: '2026-12-24', kind: 'closed', hours: [{ from: '12:00', to: '24:00' }] },
    { date: '2026-11-25', kind: 'closed' },
    { date: '2026-11-28', kind: 'open', hours: [{ from: '10:00', to: '12:00' }] },
    { date: '2026-12-25', kind: 'open', hours: [{ from: '09:00', to: '10:00' }] },
    { date: '2026-11-26', kind: 'closed', hours: [{ from: '10:00', to: '11:00' }] },
  ],
}

describe('isOpen', () => {
  it.each([
    ['Monday at nine', '2026-11-23T09:00:00+01:00', true, desk],
    ['a millisecond before nine', '2026-11-23T08:59:59.999+01:00', false, desk],
    ['a millisecond before noon', '2026-11-23T11:59:59.999+01:00', true, desk],
    ['at noon', '2026-11-23T12:00:00+01:00', false, desk],
    ['at one', '2026-11-23T13:00:00+01:00', true, desk],
    ['a millisecond before closing', '2026-11-23T17:29:59.999+01:00', true, desk],
    ['at closing', '2026-11-23T17:30:00+01:00', false, desk],
    ['Saturday', '2026-11-21T10:00:00+01:00', false, desk],
    ['Sunday', '2026-11-22T10:00:00+01:00', false, desk],
    ['summer: nine in Paris is seven in London', '2026-07-13T07:00:00Z', true, desk],
    ['winter: seven UTC is eight in Paris', '2026-01-12T07:59:59Z', false, desk],
    ['New Year', '2026-01-01T10:00:00+01:00', false, desk],
    ['Easter Monday', '2026-04-06T10:00:00+02:00', false, desk],
    ['Labour Day', '2026-05-01T10:00:00+02:00', false, desk],
    ['8 May', '2026-05-08T10:00:00+02:00', false, desk],
    ['Ascension', '2026-05-14T10:00:00+02:00', false, desk],
    ['Whit Monday', '2026-05-25T10:00:00+02:00', false, desk],
    ['14 July', '2026-07-14T10:00:00+02:00', false, desk],
    ['Assumption', '2025-08-15T10:00:00+02:00', false, desk],
    ['All Saints', '2027-11-01T10:00:00+01:00', false, desk],
    ['11 November', '2026-11-11T10:00:00+01:00', false, desk],
    ['Christmas', '2026-12-25T10:00:00+01:00', false, desk],
    ['Mothers’ day week is worked', '2026-06-01T10:00:00+02:00', true, desk],
    ['Good Friday in Paris', '2026-04-03T10:00:00+02:00', true, desk],
    ['Good Friday in Strasbourg', '2026-04-03T10:00:00+02:00', false, strasbourg],
    ['26 December in Paris', '2025-12-26T10:00:00+01:00', true, desk],
    ['26 December in Strasbourg', '2025-12-26T10:00:00+01:00', false, strasbourg],
    ['exceptionally closed', '2026-11-25T10:00:00+01:00', false, withExceptions],
    ['exceptionally open on a Saturday', '2026-11-28T10:00:00+01:00', true, withExceptions],
    ['that Saturday after its hours', '2026-11-28T12:00:00+01:00', false, withExceptions],
    ['open on a holiday', '2026-12-25T09:30:00+01:00', true, withExceptions],
    ['closed in the afternoon only: morning', '2026-12-24T11:59:00+01:00', true, withExceptions],
    ['closed in the afternoon only: afternoon', '2026-12-24T14:00:00+01:00', false, withExceptions],
    ['an hour taken out: before', '2026-11-26T09:59:59+01:00', true, withExceptions],
    ['an hour taken out: within', '2026-11-26T10:30:00+01:00', false, withExceptions],
    ['an hour taken out: after', '2026-11-26T11:00:00+01:00', true, withExceptions],
  ] as const)('%s', (_, moment, open, calendar) => {
    expect(isOpen(at(moment), calendar)).toBe(open)
  })
})

describe('nextOpening', () => {
  it.each([
    ['open: now', '2026-11-23T10:00:00+01:00', '2026-11-23T10:00:00+01:00', desk],
    ['before the morning', '2026-11-23T06:00:00+01:00', '2026-11-23T09:00:00+01:00', desk],
    ['lunch', '2026-11-23T12:00:00+01:00', '2026-11-23T13:00:00+01:00', desk],
    ['evening', '2026-11-23T17:30:00+01:00', '2026-11-24T09:00:00+01:00', desk],
    ['Friday evening', '2026-11-20T17:30:00+01:00', '2026-11-23T09:00:00+01:00', desk],
    ['a bridge: Ascension Thursday', '2026-05-13T18:00:00+02:00', '2026-05-15T09:00:00+02:00', desk],
    ['over the spring change', '2026-03-27T18:00:00+01:00', '2026-03-30T09:00:00+02:00', desk],
    ['over the autumn change', '2026-10-23T18:00:00+02:00', '2026-10-26T09:00:00+01:00', desk],
    ['Christmas to Monday', '2026-12-24T17:45:00+01:00', '2026-12-28T09:00:00+01:00', desk],
    ['over a closed day', '2026-11-24T18:00:00+01:00', '2026-11-26T09:00:00+01:00', withExceptions],
    ['to an opened Saturday', '2026-11-27T18:00:00+01:00', '2026-11-28T10:00:00+01:00', withExceptions],
  ] as const)('%s', (_, moment, opening, calendar) => {
    expect(nextOpening(at(moment), calendar)).toEqual(at(opening))
  })

  it('says so when there is none to come', () => {
    expect(() => nextOpening(at('2026-11-23T10:00:00Z'), { ...desk, week: {} })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }),
    )
  })
})

describe('addWorkingTime', () => {
  it.each([
    ['within the morning', '2026-11-23T10:12:00+01:00', 30, '2026-11-23T10:42:00+01:00'],
    ['to the very end of the morning', '2026-11-23T11:30:00+01:00', 30, '2026-11-23T12:00:00+01:00'],
    ['over lunch', '2026-11-23T11:45:00+01:00', 30, '2026-11-23T13:15:00+01:00'],
    ['from lunch', '2026-11-23T12:15:00+01:00', 30, '2026-11-23T13:30:00+01:00'],
    ['over the evening', '2026-11-23T17:15:00+01:00', 30, '2026-11-24T09:15:00+01:00'],
    ['over the weekend', '2026-11-20T17:15:00+01:00', 30, '2026-11-23T09:15:00+01:00'],
    ['a working day', '2026-11-23T09:00:00+01:00', 450, '2026-11-23T17:30:00+01:00'],
    ['over the spring change', '2026-03-27T17:00:00+01:00', 60, '2026-03-30T09:30:00+02:00'],
    ['over the autumn change', '2026-10-23T17:00:00+02:00', 60, '2026-10-26T09:30:00+01:00'],
    ['nothing', '2026-11-22T10:00:00+01:00', 0, '2026-11-22T10:00:00+01:00'],
  ] as const)('%s', (_, from, minutes, due) => {
    expect(addWorkingTime(at(from), minutes, desk)).toEqual(at(due))
  })
})

describe('workingTimeBetween', () => {
  it.each([
    ['a week', '2026-11-16T00:00:00+01:00', '2026-11-23T00:00:00+01:00', 5 * 450],
    ['a week with a holiday', '2026-11-09T00:00:00+01:00', '2026-11-16T00:00:00+01:00', 4 * 450],
    ['the week of the spring change', '2026-03-26T00:00:00Z', '2026-04-02T00:00:00Z', 5 * 450],
    ['seconds', '2026-11-23T11:59:30+01:00', '2026-11-23T13:00:15+01:00', 0.75],
    ['backwards', '2026-11-23T11:00:00+01:00', '2026-11-23T10:00:00+01:00', 0],
  ] as const)('%s', (_, from, to, minutes) => {
    expect(workingTimeBetween(at(from), at(to), desk)).toBe(minutes)
  })

  it('counts the hours a day of a clock change really has', () => {
    const always: Calendar = {
      ...desk,
      exceptions: ['2026-03-29', '2026-10-25', '2026-11-22'].map((date) => ({
        date,
        kind: 'open',
        hours: [{ from: '00:00', to: '24:00' }],
      })),
    }
    const day = (from: string, to: string) => workingTimeBetween(at(from), at(to), always) / 60
    expect(day('2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00')).toBe(23)
    expect(day('2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00')).toBe(25)
    expect(day('2026-11-22T00:00:00+01:00', '2026-11-23T00:00:00+01:00')).toBe(24)
  })
})

/** Ten years around today, so that twenty clock changes and every kind of holiday lie within. */
const FROM = at('2022-01-01T00:00:00Z').getTime()
const TO = at('2032-01-01T00:00:00Z').getTime()
const moments = fc.integer({ min: FROM, max: TO }).map((ms) => new Date(ms))
/** Moments that matter are near an edge of the hours: half of the runs are drawn there. */
const nearEdges = fc
  .tuple(
    fc.integer({ min: 0, max: 3651 }),
    fc.constantFrom(0, 2, 3, 9, 12, 13, 17.5, 24),
    fc.integer({ min: -3, max: 3 }),
  )
  .map(([day, hour, ms]) => {
    const local = formatInTimeZone(
      new Date(FROM + day * 86_400_000),
      'Europe/Paris',
      "yyyy-MM-dd'T'00:00:00XXX",
    )
    return new Date(at(local).getTime() + hour * 3_600_000 + ms)
  })
const anyMoment = fc.oneof(moments, nearEdges)
const runs = { numRuns: 2000 }

describe('over ten years', () => {
  it('is open exactly when the wall clock in Paris and the law say so', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        expect(isOpen(moment, desk)).toBe(openByTheBook(moment))
      }),
      runs,
    )
  })

  it('opens at the first open moment: nothing is worked before it', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const opening = nextOpening(moment, desk)
        expect(opening.getTime()).toBeGreaterThanOrEqual(moment.getTime())
        expect(isOpen(opening, desk)).toBe(true)
        expect(workingTimeBetween(moment, opening, desk)).toBe(0)
      }),
      runs,
    )
  })

  it('adds exactly the time that it then measures, and no moment too late', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 1, max: 5000 }), (moment, minutes) => {
        const due = addWorkingTime(moment, minutes, desk)
        expect(workingTimeBetween(moment, due, desk)).toBeCloseTo(minutes, 6)
        expect(workingTimeBetween(moment, new Date(due.getTime() - 1), desk)).toBeLessThan(minutes)
      }),
      runs,
    )
  })

  it('adds in two steps what it adds in one', () => {
    const minutes = fc.integer({ min: 1, max: 2000 })
    fc.assert(
      fc.property(anyMoment, minutes, minutes, (moment, first, second) => {
        const stepwise = addWorkingTime(addWorkingTime(moment, first, desk), second, desk)
        expect(stepwise).toEqual(addWorkingTime(moment, first + second, desk))
      }),
      runs,
    )
  })

  it('measures a whole as the sum of its parts', () => {
    const days = fc.integer({ min: 0, max: 20 * 86_400_000 })
    fc.assert(
      fc.property(anyMoment, days, days, (a, ab, bc) => {
        const b = new Date(a.getTime() + ab)
        const c = new Date(b.getTime() + bc)
        const parts = workingTimeBetween(a, b, desk) + workingTimeBetween(b, c, desk)
        expect(parts).toBeCloseTo(workingTimeBetween(a, c, desk), 6)
      }),
      { numRuns: 500 },
    )
  })
})

/** The rules written a second time, from the Code du travail and the guide, sharing no code with the product. */
function openByTheBook(moment: Date): boolean {
  const [day = '', weekday, time = ''] = formatInTimeZone(moment, 'Europe/Paris', 'yyyy-MM-dd i HH:mm').split(
    ' ',
  )
  if (weekday === '6' || weekday === '7') return false
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
  if (fixed.includes(day.slice(5))) return false
  const easter = easterSunday(Number(day.slice(0, 4)))
  for (const offset of [1, 39, 50]) {
    if (new Date(easter + offset * 86_400_000).toISOString().startsWith(day)) return false
  }
  return (time >= '09:00' && time < '12:00') || (time >= '13:00' && time < '17:30')
}

/** Gauss's computation, as Meeus gives it for the Gregorian calendar. */
function easterSunday(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return Date.UTC(year, month - 1, day)
}
