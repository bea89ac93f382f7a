import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMediaFetcher } from '../../adapters/whatsapp/media.js'
import { settableClock } from '../../core/clock.js'
import { createLog } from '../../core/log.js'
import { Secret } from '../../core/secrets.js'
import { createPlayground } from '../../playground/create-playground.js'
import type { PhoneMessage } from '../../playground/phone/phone-message.js'
import { type Answer, type EchoProduct, startEchoProduct } from './echo-product.js'

const ME = '+33639980001'
const PHONE = `/playground/api/phone/${encodeURIComponent(ME)}`

let product: EchoProduct
let answers: Answer[]
let samplesFolder: string

beforeEach(async () => {
  samplesFolder = mkdtempSync(join(tmpdir(), 'sesame-samples-'))
  answers = []
  const files = [
    { file: 'photo.jpg', kind: 'label', contentType: 'image/jpeg' },
    { file: 'page.html', kind: 'sadp', contentType: 'text/html' },
  ]
  const sample = { id: 's1', title: 'Caméra', description: 'Concorde.', device: { model: 'DS-2CD' }, files }
  writeFileSync(join(samplesFolder, 'samples.json'), JSON.stringify({ samples: [sample] }))
  writeFileSync(join(samplesFolder, 'photo.jpg'), 'jpeg')
  writeFileSync(join(samplesFolder, 'page.html'), '<script>alert(1)</script>')
  writeFileSync(join(samplesFolder, 'secret.txt'), 'secret')
  product = await startEchoProduct(() => answers, { samplesFolder })
})
afterEach(async () => {
  await product.close()
  rmSync(samplesFolder, { recursive: true })
})

const get = (path: string) => fetch(product.url + path)
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(product.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const say = (text: string, rest = {}) => post(`${PHONE}/messages`, { text, profile: 'Camille', ...rest })

/** Reads the live updates until one fits. */
async function until(fits: (message: PhoneMessage) => boolean): Promise<PhoneMessage> {
  const answer = await get(`${PHONE}/events`)
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true }
    if (done) throw new Error('the stream ended')
    text += value
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const data = JSON.parse(event.match(/^data: (.*)$/m)?.[1] ?? '{}') as PhoneMessage & {
        messages?: PhoneMessage[]
      }
      const found = (data.messages ?? [data]).find(fits)
      if (found) {
        await reader?.cancel()
        return found
      }
    }
  }
}

describe('phone', () => {
  it('says it to the product over a signed webhook and shows the answer, to the last tick', async () => {
    answers = [{ text: 'Qui êtes-vous ?', choices: [{ id: 'type.installer', title: 'Installateur' }] }]
    expect((await say('Bonjour')).status).toBe(201)
    expect(product.received[0]).toMatchObject({
      from: `whatsapp:${ME}`,
      text: 'Bonjour',
      profileName: 'Camille',
    })
    const shown = await until((message) => !message.mine && message.status === 'delivered')
    expect(shown).toMatchObject({
      text: 'Qui êtes-vous ?',
      content: { kind: 'buttons', options: [{ id: 'type.installer', title: 'Installateur' }] },
    })
    await post(`${PHONE}/read`, {})
    await until((message) => message.id === shown.id && message.status === 'read')
    await expect
      .poll(() => product.statuses.map(({ status }) => status))
      .toEqual(['sent', 'delivered', 'read'])
  })

  it('answers a question by a touch, in its context', async () => {
    await say('', {
      touched: { kind: 'list', id: 'type.installer', title: 'Installateur' },
      repliedTo: 'SM1',
    })
    expect(product.received[0]).toMatchObject({
      text: 'Installateur',
      choiceId: 'type.installer',
      repliedTo: 'SM1',
    })
  })

  it('sends a document with its name, which the product can fetch as from Twilio', async () => {
    const sent = await fetch(`${product.url}${PHONE}/files?name=SADP.csv&caption=&profile=C`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: 'ID,Device Type',
    })
    expect(sent.status).toBe(201)
    const [message] = product.received
    expect(message).toMatchObject({ text: '', media: [{ name: 'SADP.csv', contentType: 'text/csv' }] })
    const fetchMedia = createMediaFetcher({
      accountSid: `AC${'1'.repeat(32)}`,
      authTokens: [new Secret('playground-token')],
      apiUrl: product.playground.apiUrl(),
      log: createLog('silent'),
      sleep: async () => undefined,
    })
    const media = await fetchMedia(message?.media[0]?.url ?? '')
    expect(Buffer.from(media.bytes).toString()).toBe('ID,Device Type')
  })

  it('keeps people apart and the conversation over a reload', async () => {
    await say('Bonjour')
    const other = await get(`/playground/api/phone/${encodeURIComponent('+33639980002')}/events`)
    const { value } = (await other.body?.getReader().read()) ?? {}
    expect(Buffer.from(value ?? []).toString()).toContain('"messages":[]')
    await until((message) => message.text === 'Bonjour')
    await until((message) => message.text === 'Bonjour')
  })

  it('does not run what people send: only pictures are shown', async () => {
    await fetch(`${product.url}${PHONE}/files?name=x.html&profile=C`, {
      method: 'POST',
      headers: { 'content-type': 'text/html' },
      body: '<script>1</script>',
    })
    const { files } = await until((message) => message.files.length > 0)
    const answer = await get(files[0]?.url ?? '')
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
  })

  it('shows why a message did not arrive after 24 hours', async () => {
    await say('Bonjour')
    product.clock.set(new Date(product.clock.now().getTime() + 25 * 3_600_000))
    const message = { to: `whatsapp:${ME}`, from: 'whatsapp:+33900000000', body: 'Toujours là ?' }
    const { createTwilioClient } = await import('../../adapters/whatsapp/client.js')
    const client = createTwilioClient({
      accountSid: `AC${'1'.repeat(32)}`,
      authToken: new Secret('playground-token'),
      apiUrl: product.playground.apiUrl(),
    })
    await client.messages.create(message)
    expect(await until(({ text, status }) => text === 'Toujours là ?' && status === 'failed')).toMatchObject({
      errorCode: 63016,
    })
  })

  const refused: [string, () => Promise<Response>, number][] = [
    ['a number that is none', () => post('/playground/api/phone/x/messages', { text: 'a' }), 400],
    ['an empty message', () => say('  '), 400],
    ['a message of another form', () => say('a', { admin: true }), 400],
    ['another site', () => post(`${PHONE}/messages`, { text: 'a' }, { origin: 'https://evil.example' }), 403],
    [
      'a file over the limit',
      () =>
        fetch(`${product.url}${PHONE}/files?name=x`, {
          method: 'POST',
          body: new Uint8Array(21 * 1024 * 1024),
        }),
      413,
    ],
  ]
  for (const [name, call, status] of refused) {
    it(`refuses ${name}`, async () => {
      expect((await call()).status).toBe(status)
      expect(product.received).toEqual([])
    })
  }
})

describe('clock', () => {
  const state = async () =>
    (await get('/playground/api/clock')).json() as Promise<{ now: string | null; current: string }>

  it('shows the real time until it is set, and again after null', async () => {
    expect((await state()).now).toBeNull()
    const answer = await post('/playground/api/clock', { now: '2026-11-24T10:00:00+01:00' })
    expect(answer.status).toBe(200)
    expect((await state()).now).toMatch(/^2026-11-24T10:00:0\d\+01:00$/)
    expect(product.clock.now().toISOString()).toMatch(/^2026-11-24T09:00:/)
    await post('/playground/api/clock', { now: null })
    expect((await state()).now).toBeNull()
    expect(product.clock.simulated()).toBe(false)
  })

  it('writes Paris time, summer too', async () => {
    await post('/playground/api/clock', { now: '2026-07-01T08:00:00Z' })
    expect((await state()).now).toMatch(/^2026-07-01T10:00:0\d\+02:00$/)
  })

  const bad = [
    '{}',
    '{"now":"demain"}',
    '{"now":"2026-11-24T10:00:00"}',
    '{"now":1}',
    '{"now":null,"x":1}',
    '{"now":"1960-01-01T00:00:00Z"}',
    'x',
    '{"now":"2026-02-30T00:00:00Z"}',
  ]
  for (const text of bad) {
    it(`says what is wrong with ${text}`, async () => {
      const before = product.clock.simulated()
      const answer = await fetch(`${product.url}/playground/api/clock`, { method: 'POST', body: text })
      expect(answer.status).toBe(400)
      expect(((await answer.json()) as { error: string }).error).not.toBe('')
      expect(product.clock.simulated()).toBe(before)
    })
  }
})

describe('page and samples', () => {
  it('is served with a policy that runs no script but ours', async () => {
    const answer = await get('/playground/')
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';")
    const html = await answer.text()
    expect(html).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|\sstyle=/)
    expect((await fetch(`${product.url}/playground`, { redirect: 'manual' })).status).toBe(308)
  })

  it('asks nothing of the network', () => {
    const folder = new URL('../../playground/web', import.meta.url)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(html|css|js|svg)$/.test(name)) continue
      const text = readFileSync(join(folder.pathname, name), 'utf8').replaceAll(
        'http://www.w3.org/2000/svg',
        '',
      )
      expect([name, text.match(/(src|href|url|from|import)[=(\s'"]+(https?:)?\/\/\w/)]).toEqual([name, null])
    }
  })

  it('gives the files that samples.json names, and no other', async () => {
    const { samples } = (await (await get('/playground/api/samples')).json()) as {
      samples: { files: { url: string }[] }[]
    }
    expect(samples[0]?.files.map(({ url }) => url)).toEqual([
      '/playground/samples/photo.jpg',
      '/playground/samples/page.html',
    ])
    expect(await (await get('/playground/samples/photo.jpg')).text()).toBe('jpeg')
    expect((await get('/playground/samples/page.html')).headers.get('content-type')).toBe(
      'application/octet-stream',
    )
    for (const name of ['secret.txt', 'samples.json', '..%2fsamples.json', '%2e%2e/x']) {
      expect((await get(`/playground/samples/${name}`)).status).toBe(404)
    }
  })

  it('does not exist beside a real account', () => {
    const parts = {
      realAccount: true,
      clock: settableClock(),
      account: { sid: 'AC', token: new Secret('x'), from: 'whatsapp:+33900000000' },
      targetUrl: () => '',
      publicUrl: () => '',
      samplesFolder,
      log: createLog('silent'),
    }
    expect(() => createPlayground(parts)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
  })
})
