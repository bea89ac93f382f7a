import { describe, expect, it } from 'vitest'
import { isShortSerial, modelsAgree, normaliseMac, parseSerial } from '../../devices/serial.js'
import { SERIALS } from './serials.js'

describe('the serial grammar', () => {
  it.each(SERIALS)('parses $full field by field', ({ full, model, date, region, short, feat }) => {
    const serial = parseSerial(full)
    expect(serial).toMatchObject({ full, date, region, short, feat: feat ?? null })
    if (model) expect(serial?.model?.startsWith(model) || model.startsWith(serial?.model ?? '-')).toBe(true)
    else expect(serial?.model).toBeNull()
  })

  it.each(['594199052', 'K93122539', 'GC0571805'])('takes %s for a short serial', (short) => {
    expect(isShortSerial(short)).toBe(true)
    expect(parseSerial(` ${short.toLowerCase()} `)?.short).toBe(short)
  })

  it.each(['59419905', '5941990521', 'ABC123456', 'K9312253', 'K9312253O', '', 'hello'])(
    'refuses %j',
    (text) => {
      expect(parseSerial(text)).toBeNull()
    },
  )

  it('takes the nine characters after the region, not the last nine', () => {
    expect(parseSerial('DS-7608NI-I20820211224CCRRJ41341163WCVU')?.short).toBe('J41341163')
  })

  it('answers at once to a text made to keep a regular expression busy', () => {
    expect(parseSerial(`${'A'.repeat(70)}20200101`)).toBeNull()
    expect(parseSerial('D'.repeat(100_000))).toBeNull()
  })
})

describe('models', () => {
  it.each([
    ['DS-2CD2142FWD-IS', 'DS-2CD2142FWD-IS 2.8mm', true],
    ['DS-7608NI-I2/8P', 'DS-7608NI-I2/8P08', true],
    ['DS-KV6113-WPE1(C)', 'DS-KV6113-WPE1', true],
    ['DS-2CD2142FWD-IS', 'DS-2CD2143G2-I', false],
    [null, 'DS-2CD2143G2-I', null],
    ['', 'DS-2CD2143G2-I', null],
  ])('%j and %j agree: %j', (a, b, agree) => {
    expect(modelsAgree(a, b)).toBe(agree)
    expect(modelsAgree(b, a)).toBe(agree)
  })
})

describe('MAC addresses', () => {
  it.each(['28:57:be:57:df:fe', '28-57-BE-57-DF-FE', '2857be57dffe', ' 2857.be57.dffe '])(
    '%j is one address',
    (text) => {
      expect(normaliseMac(text)).toBe('28:57:be:57:df:fe')
    },
  )
  it.each(['28:57:be:57:df', '28:57:be:57:df:fg', ''])('%j is none', (text) => {
    expect(normaliseMac(text)).toBeNull()
  })
})
