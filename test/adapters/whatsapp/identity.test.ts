import { describe, expect, it } from 'vitest'
import { addressesOf, mergePersons } from '../../../adapters/whatsapp/identity.js'
import type { OutboundMessage } from '../../../adapters/whatsapp/message.js'
import { secondWay } from '../../../adapters/whatsapp/second-way.js'

describe('addressesOf', () => {
  const scoped = 'FR.13491208655302741918'
  const table: [string, string, Record<string, string>, string[]][] = [
    ['a phone number', 'whatsapp:+33639980001', { WaId: '33639980001' }, ['whatsapp:+33639980001']],
    [
      'both, by phone',
      'whatsapp:+33639980001',
      { ExternalUserId: scoped },
      ['whatsapp:+33639980001', `whatsapp:${scoped}`],
    ],
    [
      'both, by id',
      `whatsapp:${scoped}`,
      { WaId: '33639980001' },
      [`whatsapp:${scoped}`, 'whatsapp:+33639980001'],
    ],
    ['an id only', `whatsapp:${scoped}`, { WaId: '' }, [`whatsapp:${scoped}`]],
    [
      'an enterprise id',
      'whatsapp:US.ENT.11815799212886844830',
      {},
      ['whatsapp:US.ENT.11815799212886844830'],
    ],
    [
      'words that look like an id',
      'whatsapp:+33639980001',
      { Body: scoped, ProfileName: 'FR.1' },
      ['whatsapp:+33639980001'],
    ],
    [
      'an id of another kind',
      'whatsapp:+33639980001',
      { SomeUserId: 'not an id' },
      ['whatsapp:+33639980001'],
    ],
  ]
  for (const [name, from, raw, expected] of table) {
    it(name, () => expect(addressesOf({ from, raw })).toEqual(expected))
  }
})

describe('mergePersons', () => {
  const person = (_id: string, created: string, rest = {}) => ({
    _id,
    profileName: null,
    providerType: null,
    companyId: null,
    optedOutAt: null,
    createdAt: new Date(created),
    ...rest,
  })
  it('keeps the older identity and what only the younger knew', () => {
    const older = person('a', '2026-01-01', { providerType: 'installer' })
    const younger = person('b', '2026-06-01', {
      providerType: 'reseller',
      companyId: 'c1',
      profileName: 'Camille',
    })
    const expected = { keep: { ...older, companyId: 'c1', profileName: 'Camille' }, drop: 'b' }
    expect(mergePersons(older, younger)).toEqual(expected)
    expect(mergePersons(younger, older)).toEqual(expected)
  })
  it('never opts anybody back in', () => {
    const out = new Date('2026-03-01')
    const merged = mergePersons(person('a', '2026-01-01'), person('b', '2026-06-01', { optedOutAt: out }))
    expect(merged.keep.optedOutAt).toEqual(out)
  })
})

describe('secondWay', () => {
  const message: OutboundMessage = {
    to: 'whatsapp:+33639980001',
    locale: 'fr',
    text: 'Prêt ?',
    choices: [
      { id: 'a', title: 'Oui' },
      { id: 'b', title: 'Non' },
    ],
  }
  const once = { tried: 1, caseNumber: 'R-1' }
  const plain = { ...message, choices: [] }

  const table: [string, OutboundMessage, number | null, OutboundMessage | null][] = [
    ['a passing trouble: the same again', message, 63012, message],
    ['buttons refused: numbers', message, 63021, { ...plain, text: 'Prêt ?\n\n1. Oui\n2. Non' }],
    [
      'a file refused: its link',
      { ...plain, mediaUrl: 'https://x/y.pdf' },
      63019,
      { ...plain, text: 'Prêt ?\n\nhttps://x/y.pdf' },
    ],
    ['plain text refused: somebody must look', plain, 63005, null],
    [
      'the window closed: a template',
      plain,
      63016,
      { ...plain, template: { name: 'waiting', variables: { 1: 'R-1' } } },
    ],
    ['no WhatsApp there: somebody must look', message, 63003, null],
    ['opted out: nothing more', message, 21610, null],
    ['an unknown code: somebody must look', message, 99999, null],
    [
      'sealed words stay sealed',
      { ...plain, sealedText: 'v1.k', mediaUrl: 'https://x/y' },
      63019,
      { ...plain, sealedText: 'v1.k' },
    ],
  ]
  for (const [name, given, code, expected] of table) {
    it(name, () => expect(secondWay(given, code, once)).toEqual(expected))
  }
  it('is asked once', () => expect(secondWay(message, 63012, { ...once, tried: 2 })).toBeNull())
  it('has no template without a case', () => {
    expect(secondWay(message, 63016, { tried: 1, caseNumber: null })).toBeNull()
  })
})
