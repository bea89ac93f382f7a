import { describe, expect, it } from 'vitest'
import { datesIn } from '../../../dialogs/recogniser/entities/dates-fr.js'

/** A Sunday in Paris; already Monday nowhere near. */
const NOW = new Date('2026-11-22T10:00:00+01:00')

const PLAIN: [string, string[]][] = [
  ['12/03/2024', ['2024-03-12']],
  ['le 12-03-24', ['2024-03-12']],
  ['12.03.2024', ['2024-03-12']],
  ['2024-03-12', ['2024-03-12']],
  ['créée le 1er avril 1998', ['1998-04-01']],
  ['premier janvier 2020', ['2020-01-01']],
  ['12 MARS 2024', ['2024-03-12']],
  ['le 3 août 2015 et le 4 févr. 2016', ['2015-08-03', '2016-02-04']],
  ['depuis mars 2019', ['2019-03']],
  ['en 03/2019', ['2019-03']],
  ['01/07/98', ['1998-07-01']],
  ['31/02/2024', []],
  ['45/13/2024', []],
  ['192.168.1.64', []],
  ['hier', []],
  ['3 mars', []],
]

const RELATIVE: [string, string[]][] = [
  ["aujourd'hui", ['2026-11-22']],
  ['hier', ['2026-11-21']],
  ['avant-hier', ['2026-11-20']],
  ['demain', ['2026-11-23']],
  ['après-demain', ['2026-11-24']],
  ['lundi', ['2026-11-23']],
  ['lundi dernier', ['2026-11-16']],
  ['dimanche dernier', ['2026-11-15']],
  ['samedi passé', ['2026-11-21']],
  ['il y a 3 jours', ['2026-11-19']],
  ['dans 2 semaines', ['2026-12-06']],
  ['le 3 mai', ['2027-05-03']],
  ['le 24 décembre', ['2026-12-24']],
  ['25/12', ['2026-12-25']],
  ['le premier avril', ['2027-04-01']],
  ['ajd', ['2026-11-22']],
]

describe('dates', () => {
  it.each(PLAIN)('%s', (text, dates) => {
    expect(datesIn(text)).toEqual(dates)
  })

  it.each(RELATIVE)('%s, on a Sunday in November', (text, dates) => {
    expect(datesIn(text, NOW)).toEqual(dates)
  })

  it('counts days in Paris', () => {
    expect(datesIn("aujourd'hui", new Date('2026-06-30T22:30:00Z'))).toEqual(['2026-07-01'])
  })
})
