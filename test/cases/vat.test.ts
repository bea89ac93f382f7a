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
    ['FR40303265045', 'FR40303265045', '303265045'],
    ['fr 40 303 265 045', 'FR40303265045', '303265045'],
    ['FR\u00a040\u202f303.265.045', 'FR40303265045', '303265045'],
    ['Bonjour, mon numéro de TVA c’est FR40 303265045, merci', 'FR40303265045', '303265045'],
    ['N° TVA intracommunautaire : FR40303265045', 'FR40303265045', '303265045'],
    ['40303265045', 'FR40303265045', '303265045'],
    ['FRK7399859412', 'FRK7399859412', '399859412'],
  ])('reads %s', (text, vat, number) => {
    expect(checkVat(text)).toEqual({ ok: true, vat, siren: number, country: 'FR' })
  })

  it.each([
    ['DE136695976', 'DE136695976', 'DE'],
    ['BE 0428.759.497', 'BE0428759497', 'BE'],
    ['EL 094259216', 'EL094259216', 'GR'],
    ['IT 00743110157', 'IT00743110157', 'IT'],
    ['LU 15027442', 'LU15027442', 'LU'],
    ['ESB58378431', 'ESB58378431', 'ES'],
    ['NL004495445B01', 'NL004495445B01', 'NL'],
    ['XI 980780684', 'XI980780684', 'GB'],
  ])('reads the foreign %s', (text, vat, country) => {
    expect(checkVat(text)).toEqual({ ok: true, vat, siren: null, country })
  })

  it.each<[string, VatProblem, string | null, string | null]>([
    ['', 'empty', null, null],
    ['   ', 'empty', null, null],
    ['je ne sais pas', 'no_number', null, null],
    ['FR41303265045', 'key', '41', 'FR40303265045'],
    ['FRIO303265045', 'key', 'IO', 'FR40303265045'],
    ['FR40303265046', 'siren', '303265046', null],
    ['FR4030326504', 'too_short', '4030326504', null],
    ['FR403032650451', 'too_long', '403032650451', null],
    ['303265045', 'siren_only', '303265045', 'FR40303265045'],
    ['SIREN 303 265 045', 'siren_only', '303265045', 'FR40303265045'],
    ['303 265 045 00012', 'siret_only', '30326504500012', 'FR40303265045'],
    ['303265046', 'siren', '303265046', null],
    ['12345', 'too_short', '12345', null],
    ['GB123456789', 'country', 'GB', null],
    ['DE136695978', 'checksum', '136695978', null],
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
    expect(formatVat('FR40303265045')).toBe('FR 40 303 265 045')
    expect(formatVat('DE136695976')).toBe('DE136695976')
  })
})
