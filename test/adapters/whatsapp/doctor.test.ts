import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { createTwilioClient } from '../../../adapters/whatsapp/client.js'
import { type DoctorParts, examine } from '../../../adapters/whatsapp/doctor.js'
import { syncTemplates } from '../../../adapters/whatsapp/sync-templates.js'
import { createTyping } from '../../../adapters/whatsapp/typing.js'
import { Secret } from '../../../core/secrets.js'
import { ACCOUNT, FROM, PERSON, PUBLIC_URL, quiet, serve, TOKEN } from './helpers.js'
import { startTwilio, type TwilioServer } from './twilio-server.js'

let twilio: TwilioServer
let product: { url: string; close(): Promise<void> }
afterEach(async () => {
  await twilio?.close()
  await product?.close()
})

/** A patient in good health; each test makes it ill in one way. */
async function patient(
  ills: {
    webhook?: () => string
    approve?: () => string
    unsigned?: number
    parts?: Partial<DoctorParts>
    templates?: boolean
  } = {},
): Promise<Record<string, [string, string | null]>> {
  twilio = await startTwilio(ills)
  const router = express.Router()
  router.get('/healthz', (_request, response) => void response.end())
  router.post(
    '/webhooks/twilio/whatsapp',
    (_request, response) => void response.status(ills.unsigned ?? 403).end(),
  )
  product = await serve(router)
  if (ills.templates !== false) await syncTemplates(twilio.client, { dryRun: false })
  const findings = await examine({
    client: twilio.client,
    accountSid: ACCOUNT,
    authTokens: [TOKEN],
    from: FROM,
    messagingServiceSid: null,
    publicUrl: PUBLIC_URL,
    now: () => twilio.clock.now(),
    fetch: (url, init) => fetch(String(url).replace(PUBLIC_URL, product.url), init),
    ...ills.parts,
  })
  return Object.fromEntries(findings.map(({ check, state, fix }) => [check, [state, fix]]))
}

describe('doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    const found = await patient()
    expect(Object.keys(found)).toEqual([
      'PUBLIC_URL',
      'public address',
      'credentials',
      'clock',
      'sender',
      'templates',
    ])
    expect(Object.values(found).map(([state]) => state)).toEqual(Array(6).fill('ok'))
  })

  const ills: [string, string, Parameters<typeof patient>[0], RegExp][] = [
    [
      'an address only this machine knows',
      'PUBLIC_URL',
      { parts: { publicUrl: 'http://localhost:3978' } },
      /Set PUBLIC_URL/,
    ],
    ['no encryption', 'PUBLIC_URL', { parts: { publicUrl: 'http://sesame.example' } }, /certificate/],
    ['a proxy that answers itself', 'public address', { unsigned: 200 }, /proxy/],
    [
      'a webhook that leads elsewhere',
      'sender',
      { webhook: () => 'https://old.example/hook' },
      /https:\/\/sesame\.example\/webhooks\/twilio\/whatsapp/,
    ],
    [
      'a number that is no sender',
      'sender',
      { parts: { from: 'whatsapp:+33911111111' } },
      /TWILIO_WHATSAPP_FROM/,
    ],
    ['a clock that is off', 'clock', { parts: { now: () => new Date('2020-01-01T00:00:00Z') } }, /NTP/],
    ['templates that were never made', 'templates', { templates: false }, /whatsapp:templates/],
    ['a template that was rejected', 'templates', { approve: () => 'rejected' }, /rejected/],
  ]
  for (const [name, check, ill, fix] of ills) {
    it(`sees ${name}`, async () => {
      const found = await patient(ill)
      expect(found[check]?.[0]).not.toBe('ok')
      expect(found[check]?.[1]).toMatch(fix)
    })
  }

  it('stops at wrong credentials and says which variables', async () => {
    const other = await startTwilio()
    const client = createTwilioClient({
      accountSid: ACCOUNT,
      authToken: new Secret('wrong'),
      apiUrl: other.apiUrl,
    })
    const found = await patient({ parts: { client } })
    await other.close()
    expect(found.credentials).toEqual(['wrong', expect.stringMatching(/TWILIO_AUTH_TOKEN/)])
    expect(found.templates).toBeUndefined()
  })
})

describe('typing', () => {
  it('shows it to the person, marks their message read, and is off without the flag', async () => {
    twilio = await startTwilio()
    const seen: string[] = []
    twilio.fake.onTyping((person) => void seen.push(person))
    const { sid } = await twilio.fake.receive({ person: PERSON, profileName: 'C', body: 'Bonjour' })
    await createTyping({ client: twilio.client, enabled: false, log: quiet })(sid)
    expect(seen).toEqual([])
    await createTyping({ client: twilio.client, enabled: true, log: quiet })(sid)
    expect(seen).toEqual([PERSON])
    expect(twilio.fake.state.get(sid)?.status).toBe('read')
  })

  it('fails in silence', async () => {
    twilio = await startTwilio()
    const typing = createTyping({ client: twilio.client, enabled: true, log: quiet })
    await expect(typing('SM404')).resolves.toBeUndefined()
  })
})
