import twilio from 'twilio'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StatusReport } from '../../../adapters/whatsapp/fields.js'
import { createWhatsAppWebhooks } from '../../../adapters/whatsapp/webhook.js'
import { AppError } from '../../../core/errors.js'
import { Secret } from '../../../core/secrets.js'
import type { Arrival } from '../../../jobs/ports.js'
import {
  ACCOUNT,
  callWebhook,
  FROM,
  inboundForm,
  PERSON,
  PUBLIC_URL,
  quiet,
  serve,
  sid,
  TOKEN,
} from './helpers.js'

const MESSAGES = '/webhooks/twilio/whatsapp'
const STATUS = '/webhooks/twilio/status'
const OLD_TOKEN = new Secret('token-being-replaced')

let stored: Arrival[]
let reports: StatusReport[]
let failing: Error | null
let server: { url: string; close(): Promise<void> }

beforeEach(async () => {
  stored = []
  reports = []
  failing = null
  server = await serve(
    createWhatsAppWebhooks({
      config: { publicUrl: PUBLIC_URL, accountSid: ACCOUNT, authTokens: [TOKEN, OLD_TOKEN] },
      inbox: {
        accept: async (arrival) => {
          if (failing) throw failing
          if (stored.some((other) => other.messageId === arrival.messageId)) return 'duplicate'
          stored.push(arrival)
          return 'stored'
        },
      },
      onStatus: async (report) => void reports.push(report),
      clock: { now: () => new Date('2026-11-24T10:00:00Z') },
      log: quiet,
      limits: { perSenderPerMinute: 5, perSecond: 1000 },
      tooManyMessages: 'Doucement & merci',
    }),
  )
})
afterEach(() => server.close())

describe('signature', () => {
  it('takes what Twilio signed and answers empty TwiML', async () => {
    const answer = await callWebhook(server.url, MESSAGES, inboundForm())
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/xml')
    expect(await answer.text()).toContain('<Response/>')
    expect(stored).toHaveLength(1)
  })

  it('covers the query string', async () => {
    const path = `${MESSAGES}?source=main&x=%C3%A9`
    expect((await callWebhook(server.url, path, inboundForm())).status).toBe(200)
    const other = await callWebhook(server.url, `${path}1`, inboundForm(), { signedUrl: PUBLIC_URL + path })
    expect(other.status).toBe(403)
  })

  it('takes the token that is being replaced', async () => {
    expect((await callWebhook(server.url, MESSAGES, inboundForm(), { token: OLD_TOKEN })).status).toBe(200)
  })

  const form = inboundForm()
  const forged = twilio.getExpectedTwilioSignature('a-guess', PUBLIC_URL + MESSAGES, form)
  const bad: [string, Parameters<typeof callWebhook>[3]][] = [
    ['missing', { token: null }],
    ['empty', { signature: '' }],
    ['of another token', { token: new Secret('a-guess') }],
    ['over the URL as the proxy sees it', { signedUrl: `http://127.0.0.1${MESSAGES}` }],
    ['over another path', { signedUrl: PUBLIC_URL + STATUS }],
    ['of the right length but wrong', { signature: forged }],
    [
      'of another message',
      {
        signature: twilio.getExpectedTwilioSignature(TOKEN.reveal(), PUBLIC_URL + MESSAGES, {
          ...form,
          Body: 'x',
        }),
      },
    ],
  ]
  for (const [name, options] of bad) {
    it(`refuses a signature ${name}: 403, nothing stored`, async () => {
      const answer = await callWebhook(server.url, MESSAGES, form, options)
      expect(answer.status).toBe(403)
      expect(await answer.text()).toBe('')
      expect(stored).toEqual([])
    })
  }

  it('refuses another account', async () => {
    const answer = await callWebhook(server.url, MESSAGES, inboundForm({ AccountSid: sid('AC') }))
    expect(answer.status).toBe(403)
    expect(stored).toEqual([])
  })

  it('checks the hash of the body where one is sent', async () => {
    const body = new URLSearchParams(inboundForm()).toString()
    const send = async (sent: string) => {
      const path = `${MESSAGES}?bodySHA256=${twilio.getExpectedBodyHash(body)}`
      const signature = twilio.getExpectedTwilioSignature(TOKEN.reveal(), PUBLIC_URL + path, {})
      const headers = { 'x-twilio-signature': signature, 'content-type': 'application/x-www-form-urlencoded' }
      return (await fetch(server.url + path, { method: 'POST', headers, body: sent })).status
    }
    expect(await send(body)).toBe(200)
    expect(await send(`${body}&Body=changed`)).toBe(403)
    expect(stored).toHaveLength(1)
  })

  it('refuses a body over the limit before it looks at it', async () => {
    const answer = await callWebhook(server.url, MESSAGES, inboundForm({ Body: 'x'.repeat(300_000) }))
    expect(answer.status).toBe(413)
    expect(stored).toEqual([])
  })

  it('keeps the status webhook just as closed', async () => {
    const status = { MessageSid: sid('SM'), AccountSid: ACCOUNT, MessageStatus: 'read' }
    expect((await callWebhook(server.url, STATUS, status, { token: null })).status).toBe(403)
    expect(reports).toEqual([])
  })
})

describe('messages', () => {
  const read = async (fields: Record<string, string>) => {
    await callWebhook(server.url, MESSAGES, inboundForm(fields))
    return stored.at(-1)?.payload as Record<string, unknown>
  }

  it('keeps every field and uses the address as the conversation', async () => {
    const payload = await read({ Body: 'Bonjour à tous', NewField2027: 'yes' })
    expect(payload).toMatchObject({
      from: PERSON,
      to: FROM,
      text: 'Bonjour à tous',
      profileName: 'Camille',
      kind: 'message',
    })
    expect((payload.raw as Record<string, string>).NewField2027).toBe('yes')
    expect(stored[0]).toMatchObject({ channel: 'whatsapp', conversation: PERSON })
  })

  it('accepts a sender without a phone number', async () => {
    const payload = await read({ From: 'whatsapp:FR.13491208655302741918', WaId: '' })
    expect(payload.from).toBe('whatsapp:FR.13491208655302741918')
  })

  const table: [string, Record<string, string>, Record<string, unknown>][] = [
    [
      'a button',
      {
        Body: 'Oui',
        ButtonText: 'Oui',
        ButtonPayload: 'declaration.accept',
        OriginalRepliedMessageSid: 'SMx',
      },
      { text: 'Oui', choiceId: 'declaration.accept', repliedTo: 'SMx' },
    ],
    [
      'a list item',
      { Body: 'Installateur', ListId: 'type.installer', ListTitle: 'Installateur' },
      { text: 'Installateur', choiceId: 'type.installer' },
    ],
    [
      'a photo',
      { Body: '', NumMedia: '1', MediaUrl0: 'https://api.twilio.com/m', MediaContentType0: 'image/jpeg' },
      {
        kind: 'message',
        media: [{ url: 'https://api.twilio.com/m', contentType: 'image/jpeg', name: null }],
      },
    ],
    [
      'a location',
      { Body: '', Latitude: '48.85', Longitude: '2.35', Address: 'Paris' },
      { kind: 'location' },
    ],
    [
      'a contact',
      { Body: '', NumMedia: '1', MediaUrl0: 'https://x/y', MediaContentType0: 'text/vcard' },
      { kind: 'contact' },
    ],
    [
      'a voice message',
      { Body: '', NumMedia: '1', MediaUrl0: 'https://x/y', MediaContentType0: 'audio/ogg' },
      { kind: 'voice' },
    ],
    [
      'a sticker',
      { Body: '', NumMedia: '1', MediaUrl0: 'https://x/y', MediaContentType0: 'image/webp' },
      { kind: 'sticker' },
    ],
    ['nothing we know', { Body: '', MessageType: 'unsupported' }, { kind: 'unsupported' }],
  ]
  for (const [name, fields, expected] of table) {
    it(`reads ${name}`, async () => expect(await read(fields)).toMatchObject(expected))
  }

  it('answers a second delivery the same and stores it once', async () => {
    const form = inboundForm()
    for (const _ of [1, 2]) expect((await callWebhook(server.url, MESSAGES, form)).status).toBe(200)
    expect(stored).toHaveLength(1)
  })

  it('says 400 to a signed call that is no message, 503 when it could not store', async () => {
    expect((await callWebhook(server.url, MESSAGES, { AccountSid: ACCOUNT })).status).toBe(400)
    failing = new AppError('STORE_UNAVAILABLE', 'no database')
    expect((await callWebhook(server.url, MESSAGES, inboundForm())).status).toBe(503)
  })

  it('tells a sender over the limit once, then stays quiet; others are not held up', async () => {
    for (let i = 0; i < 5; i++) await callWebhook(server.url, MESSAGES, inboundForm())
    expect(await (await callWebhook(server.url, MESSAGES, inboundForm())).text()).toContain(
      '<Message>Doucement &amp; merci</Message>',
    )
    expect(await (await callWebhook(server.url, MESSAGES, inboundForm())).text()).toContain('<Response/>')
    await callWebhook(server.url, MESSAGES, inboundForm({ From: 'whatsapp:+33600000002' }))
    expect(stored).toHaveLength(6)
  })
})

describe('statuses', () => {
  it('reports status and error code, and what has none', async () => {
    const base = { MessageSid: sid('SM'), AccountSid: ACCOUNT }
    expect(
      (await callWebhook(server.url, STATUS, { ...base, MessageStatus: 'undelivered', ErrorCode: '63016' }))
        .status,
    ).toBe(204)
    await callWebhook(server.url, STATUS, { ...base, MessageStatus: 'read', ErrorCode: '' })
    expect(reports.map(({ status, errorCode }) => [status, errorCode])).toEqual([
      ['undelivered', 63016],
      ['read', null],
    ])
  })
})
