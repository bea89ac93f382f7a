/** Whose word on the caller's address is taken: limits, lock-outs and the access log go by it, Twilio's signature never. */
import { Registry } from 'prom-client'
import { afterEach, describe, expect, it } from 'vitest'
import { createWhatsAppWebhooks } from '../../adapters/whatsapp/webhook.js'
import { createHttp } from '../../bot/http.js'
import { createLimit } from '../../console/http/guards.js'
import { createLog } from '../../core/log.js'
import { ACCOUNT, callWebhook, inboundForm, PUBLIC_URL, TOKEN } from '../adapters/whatsapp/helpers.js'
import { listen } from '../support/listen.js'

let close: () => Promise<void> = async () => undefined
afterEach(() => close())

async function serve(trustProxy: number | string[]) {
  const logged: string[] = []
  const log = createLog('warn', { write: (line) => void logged.push(line) })
  const { app, finish } = createHttp({
    log,
    metrics: new Registry(),
    ready: async () => undefined,
    trustProxy,
  })
  const limit = createLimit(2, 60)
  app.get('/ip', async (request, response) => {
    await limit(request.ip ?? '')
    response.json(request.ip)
  })
  app.use(
    createWhatsAppWebhooks({
      config: { publicUrl: PUBLIC_URL, accountSid: ACCOUNT, authTokens: [TOKEN] },
      inbox: { accept: async () => 'stored' },
      onStatus: async () => undefined,
      clock: { now: () => new Date('2026-11-24T10:00:00Z') },
      log,
    }),
  )
  finish()
  const server = await listen(app)
  close = server.close
  const ask = async (forwarded: string) =>
    fetch(`${server.url}/ip`, { headers: { 'x-forwarded-for': forwarded } })
  return { url: server.url, ask, logged }
}

describe('the address of a caller', () => {
  // The test itself calls from loopback: it is the proxy that stands next to us.
  it.each<[string, number | string[], string, string]>([
    ['a proxy on this machine, as shipped', ['loopback'], '203.0.113.7', '203.0.113.7'],
    ['only what that proxy itself adds', ['loopback'], '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['two proxies of ours', ['loopback', '10.0.0.0/8'], '203.0.113.7, 10.1.2.3', '203.0.113.7'],
    ['so many hops', 1, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['two hops', 2, '198.51.100.1, 203.0.113.7', '198.51.100.1'],
    ['nobody', 0, '203.0.113.7', '127.0.0.1'],
    ['somebody else only', ['10.0.0.0/8'], '203.0.113.7', '127.0.0.1'],
  ])('is told by %s', async (_, trustProxy, forwarded, seen) => {
    const { ask } = await serve(trustProxy)
    expect(await (await ask(forwarded)).json()).toBe(seen)
  })

  it('is not the caller’s to choose: limits hold whatever it writes, and a warning says so once', async () => {
    const { ask, logged } = await serve(0)
    const seen = [(await ask('192.0.2.1')).status, (await ask('192.0.2.2')).status]
    expect([...seen, (await ask('192.0.2.3')).status]).toEqual([200, 200, 429])
    expect(logged.filter((line) => line.includes('TRUST_PROXY'))).toHaveLength(1)
  })

  it('gives each caller behind a trusted proxy a budget of its own', async () => {
    const { ask, logged } = await serve(1)
    for (const last of [1, 2, 3]) expect((await ask(`192.0.2.${last}`)).status).toBe(200)
    expect(logged.filter((line) => line.includes('TRUST_PROXY'))).toEqual([])
  })
})

describe('Twilio’s signature', () => {
  it.each([0, 1])('is checked over PUBLIC_URL alone, with %i proxies trusted', async (trustProxy) => {
    const { url } = await serve(trustProxy)
    const path = '/webhooks/twilio/whatsapp'
    expect((await callWebhook(url, path, inboundForm())).status).toBe(200)
    const forged = callWebhook(url, path, inboundForm(), { signedUrl: `${url}${path}` })
    expect((await forged).status).toBe(403)
  })
})
