import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkVat, formatVat, frenchVatKey, type VatProblem } from '../../cases/vat.js'

/** Nine digits that pass Luhn, from eight chosen ones. */
const siren = fc
  .stringMatching(/^[1-9]\d{7}$/)
  .map((head) => [...'0123456789'].map((last) => head + last).find(luhn) ?? '')

function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const value = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

describe('checkVat', () => {
  it.each([
    ['FR69999100019', 'FR69999100019', '999100019'],
    ['fr 69 999 100 019', 'FR69999100019', '999100019'],
    ['FR\u00a069\u202f999.100.019', 'FR69999100019', '999100019'],
    ['Bonjour, mon numéro de TVA c’est FR69 999100019, merci', 'FR69999100019', '999100019'],
    ['N° TVA intracommunautaire : FR69999100019', 'FR69999100019', '999100019'],
    ['69999100019', 'FR69999100019', '999100019'],
    ['FR0G999100019', 'FR0G999100019', '999100019'],
  ])('reads %s', (text, vat, number) => {
    expect(checkVat(text)).toEqual({ ok: true, vat, siren: number, country: 'FR' })
  })

  it.each([
    ['DE930441740', 'DE930441740', 'DE'],
    ['BE 0964.482.282', 'BE0964482282', 'BE'],
    ['EL 091565306', 'EL091565306', 'GR'],
    ['IT 93036020951', 'IT93036020951', 'IT'],
    ['LU 94636124', 'LU94636124', 'LU'],
    ['ESB99207854', 'ESB99207854', 'ES'],
    ['NL314160541B99', 'NL314160541B99', 'NL'],
    ['XI 999520700', 'XI999520700', 'GB'],
  ])('reads the foreign %s', (text, vat, country) => {
    expect(checkVat(text)).toEqual({ ok: true, vat, siren: null, country })
  })

  it.each<[string, VatProblem, string | null, string | null]>([
    ['', 'empty', null, null],
    ['   ', 'empty', null, null],
    ['je ne sais pas', 'no_number', null, null],
    ['FR41999100019', 'key', '41', 'FR69999100019'],
    ['FRIO999100019', 'key', 'IO', 'FR69999100019'],
    ['FR69999100018', 'siren', '999100018', null],
    ['FR6999910001', 'too_short', '6999910001', null],
    ['FR699991000191', 'too_long', '699991000191', null],
    ['999100019', 'siren_only', '999100019', 'FR69999100019'],
    ['SIREN 999 100 019', 'siren_only', '999100019', 'FR69999100019'],
    ['999 100 019 00012', 'siret_only', '99910001900012', 'FR69999100019'],
    ['999100018', 'siren', '999100018', null],
    ['12345', 'too_short', '12345', null],
    ['GB123456789', 'country', 'GB', null],
    ['DE930441741', 'checksum', '930441741', null],
    ['DE1366', 'format', '1366', null],
  ])('says what is wrong with %j', (text, problem, part, suggestion) => {
    expect(checkVat(text)).toEqual({ ok: false, problem, part, suggestion })
  })

  it('accepts the number of every SIREN, and no other numeric key for it', () => {
    fc.assert(
      fc.property(siren, fc.integer({ min: 0, max: 99 }), (number, other) => {
        const key = frenchVatKey(number)
        const wrongKey = String(other).padStart(2, '0')
        expect(checkVat(`FR${key}${number}`).ok).toBe(true)
        expect(checkVat(`FR${wrongKey}${number}`).ok).toBe(wrongKey === key)
      }),
    )
  })

  it('offers the right number when only the key is wrong', () => {
    fc.assert(
      fc.property(siren, (number) => {
        const checked = checkVat(number)
        expect(checked).toMatchObject({ ok: false, suggestion: `FR${frenchVatKey(number)}${number}` })
      }),
    )
  })

  it('survives any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void checkVat(text)))
    expect(checkVat('TVA '.repeat(100_000)).ok).toBe(false)
  })

  it('prints a French number in groups', () => {
    expect(formatVat('FR69999100019')).toBe('FR 69 999 100 019')
    expect(formatVat('DE930441740')).toBe('DE930441740')
  })
})
