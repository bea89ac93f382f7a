import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rewriter } from '../../../adapters/whatsapp/client.js'
import { remedyFor } from '../../../adapters/whatsapp/errors.js'
import { createPacer } from '../../../adapters/whatsapp/pacer.js'
import { advanceStatus, type DeliveryStatus } from '../../../adapters/whatsapp/status.js'

describe('status', () => {
  const table: [DeliveryStatus, string, DeliveryStatus][] = [
    ['waiting', 'queued', 'queued'],
    ['queued', 'sending', 'queued'],
    ['queued', 'sent', 'sent'],
    ['sent', 'delivered', 'delivered'],
    ['delivered', 'sent', 'delivered'],
    ['read', 'delivered', 'read'],
    ['sent', 'read', 'read'],
    ['sent', 'undelivered', 'failed'],
    ['failed', 'sent', 'failed'],
    ['read', 'failed', 'read'],
    ['delivered', 'undelivered', 'delivered'],
    ['failed', 'delivered', 'delivered'],
    ['sent', 'a word of 2028', 'sent'],
    ['sent', 'constructor', 'sent'],
  ]
  for (const [old, reported, next] of table) {
    it(`${old} + ${reported} = ${next}`, () => expect(advanceStatus(old, reported)).toBe(next))
  }

  it('comes to the same end in whatever order and however often callbacks arrive', () => {
    const words = fc.array(fc.constantFrom('queued', 'sent', 'delivered', 'read', 'failed'), { maxLength: 8 })
    const end = (reports: string[]) => reports.reduce<DeliveryStatus>(advanceStatus, 'waiting')
    fc.assert(
      fc.property(words, fc.infiniteStream(fc.nat()), (reports, random) => {
        const shuffled = reports
          .map((report) => [random.next().value as number, report] as const)
          .sort(([a], [b]) => a - b)
          .map(([, report]) => report)
        expect(end([...shuffled, ...shuffled])).toBe(end(reports))
      }),
    )
  })
})

describe('error codes', () => {
  const table: [number | null, string][] = [
    [21211, 'tell_agent'],
    [21610, 'opted_out'],
    [63003, 'tell_agent'],
    [63005, 'other_way'],
    [63012, 'retry'],
    [63013, 'tell_agent'],
    [63016, 'template'],
    [63018, 'retry'],
    [63019, 'other_way'],
    [63021, 'other_way'],
    [63024, 'tell_agent'],
    [63032, 'tell_agent'],
    [99999, 'tell_agent'],
    [null, 'tell_agent'],
  ]
  for (const [code, remedy] of table) it(`${code}: ${remedy}`, () => expect(remedyFor(code)).toBe(remedy))

  it('has every code that is listed once', () => {
    const source = readFileSync(new URL('../../../adapters/whatsapp/errors.ts', import.meta.url), 'utf8')
    const codes = [...source.matchAll(/^ {2}(\d{5}):/gm)].map((match) => match[1])
    expect(new Set(codes).size).toBe(codes.length)
  })
})

describe('where calls go', () => {
  const content = 'https://content.twilio.com/v1/Content?Page=1'
  const api = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json'
  const table: [string | null, string, string][] = [
    [null, content, content],
    [
      'http://127.0.0.1:3978/playground/twilio',
      content,
      'http://127.0.0.1:3978/playground/twilio/v1/Content?Page=1',
    ],
    [
      'http://127.0.0.1:3978/playground/twilio/',
      api,
      'http://127.0.0.1:3978/playground/twilio/2010-04-01/Accounts/AC1/Messages.json',
    ],
    ['https://proxy.example', api, 'https://proxy.example/2010-04-01/Accounts/AC1/Messages.json'],
    ['https://api.ie1.twilio.com', api, 'https://api.ie1.twilio.com/2010-04-01/Accounts/AC1/Messages.json'],
    ['https://api.ie1.twilio.com', content, content],
  ]
  for (const [base, url, expected] of table) {
    it(`${base ?? 'no base'} for ${new URL(url).host}`, () => expect(rewriter(base)(url)).toBe(expected))
  }
})

describe('pacer', () => {
  it('lets 80 a second through, in order, and no more', async () => {
    let now = 1000
    const waits: number[] = []
    const pacer = createPacer({ now: () => now, sleep: async (ms) => void waits.push(ms) })
    for (let i = 0; i < 5; i++) await pacer.turn()
    expect(waits).toEqual([12.5, 25, 37.5, 50])
    now += 1000
    await pacer.turn()
    expect(waits).toHaveLength(4)
  })
})
