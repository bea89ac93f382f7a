import { describe, expect, it } from 'vitest'
import { HOTLINE_CALENDAR } from '../../hotline/calendar.js'
import { promiseAnswer, sayPromise } from '../../hotline/promise.js'
import { translator } from '../../locales/index.js'

const say = (now: string, locale: 'fr' | 'en', minutes?: number) => {
  const moment = new Date(now)
  const promise = promiseAnswer(moment, HOTLINE_CALENDAR, minutes)
  return sayPromise(promise, moment, locale, translator(locale)).replaceAll('\u00A0', ' ')
}

describe('the promise of an answer', () => {
  it.each([
    ['2026-11-24T10:12:00+01:00', 'un conseiller vous répond avant 10 h 42'],
    ['2026-11-24T10:12:59+01:00', 'un conseiller vous répond avant 10 h 42'],
    ['2026-11-24T11:45:00+01:00', 'un conseiller vous répond avant 13 h 15'],
    ['2026-11-24T17:15:00+01:00', 'un conseiller vous répond avant demain mercredi 25 novembre à 9 h 15'],
    ['2026-11-20T17:15:00+01:00', 'un conseiller vous répond avant lundi 23 novembre à 9 h 15'],
    ['2026-11-24T12:05:00+01:00', 'un conseiller reprend votre demande à la réouverture, à 13 h'],
    [
      '2026-11-22T12:05:00+01:00',
      'un conseiller reprend votre demande à la réouverture, demain lundi 23 novembre à 9 h',
    ],
    [
      '2026-11-20T18:00:00+01:00',
      'un conseiller reprend votre demande à la réouverture, lundi 23 novembre à 9 h',
    ],
    // 1 January is a Friday in 2027; the desk opens on Monday the 4th.
    [
      '2026-12-31T18:00:00+01:00',
      'un conseiller reprend votre demande à la réouverture, lundi 4 janvier à 9 h',
    ],
    // Sunday of the clock change: tomorrow is still tomorrow.
    [
      '2026-10-25T00:30:00+02:00',
      'un conseiller reprend votre demande à la réouverture, demain lundi 26 octobre à 9 h',
    ],
  ])('at %s: %s', (now, sentence) => {
    expect(say(now, 'fr')).toBe(sentence)
  })

  it('speaks English too', () => {
    expect(say('2026-11-24T10:12:00+01:00', 'en')).toBe('an agent will answer you before 10:42')
    expect(say('2026-11-20T18:00:00+01:00', 'en')).toBe(
      'an agent will take up your request when we reopen, Monday 23 November at 9:00',
    )
  })

  it('keeps hours and minutes together with non-breaking spaces', () => {
    const now = new Date('2026-11-24T10:12:00+01:00')
    const text = sayPromise(promiseAnswer(now, HOTLINE_CALENDAR), now, 'fr', translator('fr'))
    expect(text).toContain('10\u00A0h\u00A042')
  })
})
