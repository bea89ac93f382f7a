import { describe, expect, it } from 'vitest'
import { weekInWords } from '../../dialogs/week-in-words.js'
import { HOTLINE_CALENDAR } from '../../hotline/calendar.js'
import { translator } from '../../locales/index.js'

const plain = (text: string) => text.replaceAll('\u00A0', ' ')
const morning = [{ from: '08:30', to: '12:00' }]
const office = HOTLINE_CALENDAR.week[1] ?? []

describe('the hours of a week in words', () => {
  it.each([
    ['the guide’s', HOTLINE_CALENDAR.week, 'du lundi au vendredi, de 9 h à 12 h et de 13 h à 17 h 30'],
    [
      'a Saturday morning too',
      { ...HOTLINE_CALENDAR.week, 6: morning },
      'du lundi au vendredi, de 9 h à 12 h et de 13 h à 17 h 30 ; le samedi, de 8 h 30 à 12 h',
    ],
    [
      'a Wednesday of its own',
      { 1: office, 2: office, 3: morning, 4: office },
      'du lundi au mardi, de 9 h à 12 h et de 13 h à 17 h 30 ; le mercredi, de 8 h 30 à 12 h ; le jeudi, de 9 h à 12 h et de 13 h à 17 h 30',
    ],
    ['to midnight', { 7: [{ from: '20:00', to: '24:00' }] }, 'le dimanche, de 20 h à minuit'],
  ])('%s', (_, week, said) => {
    expect(plain(weekInWords(week, 'fr', translator('fr')))).toBe(said)
  })

  it('in English', () => {
    expect(weekInWords(HOTLINE_CALENDAR.week, 'en', translator('en'))).toBe(
      'Monday to Friday, 9:00 to 12:00 and 13:00 to 17:30',
    )
  })
})
