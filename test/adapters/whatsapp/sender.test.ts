import type { ValidateFunction } from 'ajv'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { interactiveTemplates } from '../../../adapters/whatsapp/content-templates.js'
import type { Choice, OutboundMessage } from '../../../adapters/whatsapp/message.js'
import { createPacer } from '../../../adapters/whatsapp/pacer.js'
import { createWhatsAppSender } from '../../../adapters/whatsapp/sender.js'
import { createTemplateRegistry } from '../../../adapters/whatsapp/template-registry.js'
import { createSecretBox, Secret } from '../../../core/secrets.js'
import type { OutboxItem, Sender } from '../../../jobs/ports.js'
import type { Fault } from '../../../playground/twilio/messages-api.js'
import { ACCOUNT, FROM, PERSON, PUBLIC_URL, quiet, serve } from './helpers.js'
import { loadTwilioSchemas } from './twilio-schemas.js'
import { startTwilio, type TwilioServer } from './twilio-server.js'

const schemas = loadTwilioSchemas()
const secrets = createSecretBox([{ id: 'k1', bytes: new Uint8Array(32).fill(7) }])
const choices = (...titles: string[]): Choice[] => titles.map((title, i) => ({ id: `c${i}`, title }))

let twilio: TwilioServer
let known: Set<string>
let faults: Fault[]

async function start(options: { timeoutMs?: number; messagingServiceSid?: string } = {}): Promise<Sender> {
  faults = []
  known = new Set()
  twilio = await startTwilio({ ...options, fault: () => faults.shift() })
  return createWhatsAppSender({
    client: twilio.client,
    from: FROM,
    messagingServiceSid: options.messagingServiceSid,
    publicUrl: PUBLIC_URL,
    templates: createTemplateRegistry({
      client: twilio.client,
      definitions: interactiveTemplates(),
      log: quiet,
    }),
    secrets,
    isKnownSid: async (sid) => known.has(sid),
    pacer: createPacer({ perSecond: 10_000 }),
    clock: twilio.clock,
    log: quiet,
  })
}

afterEach(async () => {
  check()
  await twilio.close()
})

/** Whatever a test does: what went to Twilio is what Twilio describes. */
function check(): void {
  if (!schemas) return
  for (const { method, path, body } of twilio.requests) {
    if (method !== 'POST') continue
    if (path.endsWith('/Messages.json')) valid(schemas.createMessage, body)
    else if (path.endsWith('/v1/Content')) valid(schemas.createContent, body)
    else if (path.endsWith('/ApprovalRequests/whatsapp')) valid(schemas.approvalCreate, body)
  }
}

function valid(validate: ValidateFunction, body: unknown): void {
  const ok = validate(structuredClone(body))
  expect(ok ? [] : validate.errors).toEqual([])
}

function item(message: Partial<OutboundMessage>, rest: Partial<OutboxItem> = {}): OutboxItem {
  const payload: OutboundMessage = { to: PERSON, locale: 'fr', text: 'Bonjour', choices: [], ...message }
  const attemptAt = twilio.clock.now()
  return { _id: 'o1', channel: 'whatsapp', conversation: PERSON, payload, attemptAt, attempts: 1, ...rest }
}

const sent = () => twilio.fake.state.ofPerson(PERSON).filter(({ direction }) => direction !== 'inbound')
const posts = () =>
  twilio.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/Messages.json'))

describe('send', () => {
  it('posts a text with its status callback', async () => {
    const sender = await start()
    const outcome = await sender.send(item({ text: 'Étape 2 sur 5 : votre société' }))
    expect(outcome).toEqual({ outcome: 'accepted', providerId: sent()[0]?.sid })
    expect(posts()[0]?.body).toEqual({
      To: PERSON,
      From: FROM,
      Body: 'Étape 2 sur 5 : votre société',
      StatusCallback: `${PUBLIC_URL}/webhooks/twilio/status`,
    })
  })

  it('posts nothing when the right to it was lost while it was prepared, and says that it may be tried again', async () => {
    const sender = await start()
    expect(await sender.send(item({}), () => false)).toMatchObject({ outcome: 'retry' })
    expect(posts()).toEqual([])
  })

  it('names the messaging service where there is one', async () => {
    const sender = await start({ messagingServiceSid: `MG${'0'.repeat(32)}` })
    await sender.send(item({}))
    expect(posts()[0]?.body).toMatchObject({ MessagingServiceSid: `MG${'0'.repeat(32)}` })
  })

  it('sends buttons through a content template, made once', async () => {
    const sender = await start()
    await Promise.all([
      sender.send(item({ text: 'Prêt ?', choices: choices('Oui', 'Non') })),
      sender.send(item({ text: 'Sûr ?', choices: choices('Oui', 'Non') })),
    ])
    expect(
      sent().map(({ body, content }) => [body, content?.kind, content?.options.map(({ title }) => title)]),
    ).toEqual([
      ['Prêt ?', 'buttons', ['Oui', 'Non']],
      ['Sûr ?', 'buttons', ['Oui', 'Non']],
    ])
    expect(
      twilio.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/v1/Content')),
    ).toHaveLength(1)
  })

  it('finds the templates of an earlier process instead of making them again', async () => {
    const sender = await start()
    await sender.send(item({ choices: choices('Oui') }))
    const again = createTemplateRegistry({
      client: twilio.client,
      definitions: interactiveTemplates(),
      log: quiet,
    })
    const before = twilio.requests.length
    await again.sidOf('buttons_1', 'fr')
    expect(twilio.requests.slice(before).map(({ method }) => method)).toEqual(['GET'])
  })

  it('sends a list of ten with its ids', async () => {
    const sender = await start()
    await twilio.fake.receive({ person: PERSON, profileName: 'Camille', body: 'Bonjour' })
    await sender.send(item({ text: 'Lequel ?', choices: choices(...'abcdefghij') }))
    expect(sent()[0]?.content).toMatchObject({ kind: 'list', button: 'Choisir' })
    expect(sent()[0]?.content?.options.map(({ id }) => id)).toEqual([...'0123456789'].map((n) => `c${n}`))
    expect(sent()[0]?.errorCode).toBeNull()
  })

  it('sends a file by its link; what WhatsApp does not carry fails later, in a callback', async () => {
    const sender = await start()
    const router = express.Router()
    router.get('/plan.pdf', (_request, response) => void response.type('application/pdf').send('%PDF'))
    router.get('/reply.xml', (_request, response) => void response.type('application/xml').send('<a/>'))
    const files = await serve(router)
    await twilio.fake.receive({ person: PERSON, profileName: 'Camille', body: 'Bonjour' })
    expect((await sender.send(item({ text: 'Le plan', mediaUrl: `${files.url}/plan.pdf` }))).outcome).toBe(
      'accepted',
    )
    expect((await sender.send(item({ text: '', mediaUrl: `${files.url}/reply.xml` }))).outcome).toBe(
      'accepted',
    )
    await expect
      .poll(() => sent().map(({ status, errorCode }) => [status, errorCode]))
      .toEqual([
        ['delivered', null],
        ['undelivered', 63019],
      ])
    expect(sent()[0]?.media[0]).toMatchObject({ name: 'plan.pdf', contentType: 'application/pdf' })
    await files.close()
  })

  it('opens sealed words only on the way out', async () => {
    const sender = await start()
    const sealedText = secrets.seal(new Secret('Votre code : Ab3dE6gH'), PERSON)
    await sender.send(item({ text: 'Votre code : •••', sealedText }))
    expect(sent()[0]?.body).toBe('Votre code : Ab3dE6gH')
  })

  it('refuses sealed words of another conversation', async () => {
    const sender = await start()
    const sealedText = secrets.seal(new Secret('Votre code : Ab3dE6gH'), 'whatsapp:+33600000009')
    expect(await sender.send(item({ sealedText }))).toEqual({
      outcome: 'refused',
      error: 'SECRET_UNREADABLE',
    })
    expect(posts()).toEqual([])
  })

  it('refuses what was not split or is empty, before Twilio does', async () => {
    const sender = await start()
    for (const text of ['x'.repeat(1601), '']) {
      expect((await sender.send(item({ text }))).outcome).toBe('refused')
    }
    expect(posts()).toEqual([])
  })

  const answers: [string, Fault, Record<string, unknown>][] = [
    ['429', { status: 429, code: 20429 }, { outcome: 'retry', error: 'HTTP 429, code 20429' }],
    [
      '429 with Retry-After',
      { status: 429, code: 20429, retryAfter: 7 },
      { outcome: 'retry', retryAfterMs: 7000 },
    ],
    ['503', { status: 503, code: 20503 }, { outcome: 'retry' }],
    [
      'no such recipient',
      { status: 400, code: 21211 },
      { outcome: 'refused', error: 'HTTP 400, code 21211' },
    ],
    ['opted out', { status: 400, code: 21610 }, { outcome: 'refused' }],
    ['a full queue', { status: 400, code: 21611 }, { outcome: 'retry' }],
    ['wrong credentials', { status: 401, code: 20003 }, { outcome: 'refused' }],
    ['a gateway time-out', { status: 504, code: 0 }, { outcome: 'ambiguous' }],
    ['no answer', { hang: true, taken: false }, { outcome: 'ambiguous' }],
  ]
  for (const [name, fault, expected] of answers) {
    it(`${name}: ${expected.outcome}`, async () => {
      const sender = await start()
      faults.push(fault)
      expect(await sender.send(item({}))).toMatchObject(expected)
      expect(posts()).toHaveLength(1)
    })
  }

  it('says retry when nobody listens: nothing can have gone out', async () => {
    const sender = await start()
    await twilio.close()
    expect(await sender.send(item({}))).toMatchObject({ outcome: 'retry', error: 'ECONNREFUSED' })
  })
})

describe('lookup after no answer', () => {
  it('finds the message that went out, and does not send it twice', async () => {
    const sender = await start()
    faults.push({ hang: true, taken: true })
    const lost = item({ text: 'Votre   code\narrive' })
    expect((await sender.send(lost)).outcome).toBe('ambiguous')
    expect(await sender.lookup(lost)).toEqual({ outcome: 'found', providerId: sent()[0]?.sid })
  })

  it('finds a question by the words of its list', async () => {
    const sender = await start()
    faults.push({ hang: true, taken: true })
    const lost = item({ text: 'Lequel ?', choices: choices('a', 'b', 'c', 'd') })
    await sender.send(lost)
    expect((await sender.lookup(lost)).outcome).toBe('found')
  })

  it('does not take an earlier message with the same words for this one', async () => {
    const sender = await start()
    const first = await sender.send(item({ text: 'Je lis votre photo.' }))
    if (first.outcome !== 'accepted') throw new Error('the first message must go out')
    known.add(first.providerId)
    faults.push({ hang: true, taken: false })
    const lost = item({ text: 'Je lis votre photo.' })
    await sender.send(lost)
    expect((await sender.lookup(lost)).outcome).toBe('unknown')
    twilio.clock.set(new Date(twilio.clock.now().getTime() + 30_000))
    expect(await sender.lookup(lost)).toEqual({ outcome: 'absent' })
  })

  it('of two with the same words the older is the one that was asked for', async () => {
    const sender = await start()
    faults.push({ hang: true, taken: true })
    const lost = item({ text: 'Encore ?' })
    await sender.send(lost)
    await sender.send(item({ text: 'Encore ?' }))
    expect(await sender.lookup(lost)).toEqual({ outcome: 'found', providerId: sent()[0]?.sid })
  })

  it('does not know while Twilio does not answer', async () => {
    const sender = await start()
    const lost = item({})
    await twilio.close()
    expect((await sender.lookup(lost)).outcome).toBe('unknown')
  })
})

describe('the stand-in answers as Twilio does', () => {
  it('in the form of its descriptions', async () => {
    const sender = await start()
    await sender.send(item({ choices: choices('Oui') }))
    const auth = { authorization: `Basic ${Buffer.from(`${ACCOUNT}:token-of-the-tests`).toString('base64')}` }
    const get = async (path: string) => (await fetch(twilio.apiUrl + path, { headers: auth })).json()
    const list = (await get(`/2010-04-01/Accounts/${ACCOUNT}/Messages.json`)) as { messages: unknown[] }
    const contents = (await get('/v1/Content')) as { contents: unknown[] }
    expect([list.messages.length, contents.contents.length]).toEqual([1, 1])
    if (!schemas) return
    valid(schemas.message, list.messages[0])
    valid(schemas.content, contents.contents[0])
  })

  it('closed without the account', async () => {
    await start()
    expect((await fetch(`${twilio.apiUrl}/v1/Content`)).status).toBe(401)
  })

  it('pages through a list', async () => {
    const sender = await start()
    for (let i = 0; i < 5; i++) await sender.send(item({ text: `n° ${i}` }))
    const all = await twilio.client.messages.list({ to: PERSON, pageSize: 2 })
    expect(all.map(({ body }) => body)).toEqual(['n° 4', 'n° 3', 'n° 2', 'n° 1', 'n° 0'])
  })
})
