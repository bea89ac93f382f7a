import { describe, expect, it } from 'vitest'
import { receiptOfText } from '../../devices/receipt/read-receipt.js'

/** The lines of an invoice as a PDF carries them; names and numbers are invented. */
const invoice = (middle: readonly string[], date = 'Date : 12/03/2026') => [
  'COMPTOIR VIDEO SARL',
  '12 rue des Lilas 69003 LYON  Tél. 06 12 20 26 10',
  'SIREN 999 100 019  TVA FR69999100019',
  'FACTURE N° F20260312',
  date,
  'Facturé à : ALARME SERVICES',
  ...middle,
  'TOTAL TTC 342,00 EUR',
]

describe('the serials of a receipt', () => {
  it.each<[string, string[], string[]]>([
    ['one behind its name', ['DS-2CD2386G2-IU 1 120,00', 'S/N: AB4178206'], ['AB4178206']],
    [
      'several behind one name',
      ['Numéros de série : AB4178206, AB4178207 ; J92746183'],
      ['AB4178206', 'AB4178207', 'J92746183'],
    ],
    ['a list below its name', ['N° de série', 'AB4178206', 'J92746183'], ['AB4178206', 'J92746183']],
    [
      'a column of a table',
      ['Réf. Désignation Qté N° série PU', 'DS-2CD2386G2-IU Caméra 1 AB4178206 120,00'],
      ['AB4178206'],
    ],
    ['the full one', ['S/N DS-2CD2386G2-IU20230614AAWRAB4178206'], ['AB4178206']],
    ['nine digits behind their name', ['SN 594199052'], ['594199052']],
    ['nine digits alone are none', ['594199052'], []],
  ])('%s', (_, middle, serials) => {
    expect(receiptOfText(invoice(middle), 1).serials.map(({ value }) => value)).toEqual(serials)
  })
})

describe('the day of the purchase', () => {
  it.each([
    ['Date : 12/03/2026', '2026-03-12'],
    ['Date : 12.03.2026', '2026-03-12'],
    ['Date : 12/03/26', '2026-03-12'],
    ['2026-03-12', '2026-03-12'],
    ['Lyon, le 12 mars 2026', '2026-03-12'],
    ['Le 1er août 2025', '2025-08-01'],
    ['Invoice date: March 12, 2026', '2026-03-12'],
    ['Version V5.4.12', null],
    ['', null],
  ])('%s', (line, date) => {
    expect(receiptOfText(invoice([], line), 1).date).toBe(date)
  })

  it('is not the day to pay by', () => {
    const lines = invoice(['Échéance : 11/04/2026', 'Date de facture : 12/03/2026'], '')
    expect(receiptOfText(lines, 1).date).toBe('2026-03-12')
  })
})

it('seller and buyer are who they say', () => {
  expect(receiptOfText(invoice([]), 1)).toMatchObject({
    seller: 'COMPTOIR VIDEO SARL',
    buyer: 'ALARME SERVICES',
  })
})
