import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { createPlatformClient, type PlatformClient } from '../../../adapters/platform/client.js'
import { signedHeaders } from '../../../adapters/platform/signature.js'
import type { IssueRequest } from '../../../cases/ports.js'
import { settableClock } from '../../../core/clock.js'
import { Secret } from '../../../core/secrets.js'
import { createSandboxPlatform } from '../../../playground/platform/create-sandbox-platform.js'
import { listen } from '../../support/listen.js'
import { loadContract } from './contract-document.js'
import { generatedServer } from './generated-server.js'

const key = new Secret('a-key-for-tests')
const clock = settableClock()
const FULL = 'DS-2CD63C5G1-IVS20250709AAWRGB1234567'
const TOKEN = 'q83vEjRWeJCrze8SNFZ4kA=='
const samples = [
  {
    device: { fullSerial: FULL, shortSerial: 'GB1234567', model: 'DS-2CD63C5G1-IVS', mode: 'key' },
    token: TOKEN,
  },
  {
    device: {
      fullSerial: 'DS-7608NI-I2/8P0820190316CCRRD26222000WCVU',
      shortSerial: 'D26222000',
      model: 'DS-7608NI-I2/8P',
      mode: 'file',
    },
    token: 'RklMRS1ERVZJQ0U=',
  },
]
const byToken: IssueRequest = {
  idempotencyKey: 'case1.GB1234567.1',
  caseId: 'case1',
  shortSerial: 'GB1234567',
  basis: { kind: 'token', token: new Secret(TOKEN) },
}

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function serve(handler: Parameters<typeof listen>[0]): Promise<string> {
  const server = await listen(handler)
  open.push(server)
  return server.url
}

async function sandbox() {
  const platform = createSandboxPlatform({ samples, clock, key })
  const app = express().use('/playground/platform', platform.router)
  const url = `${await serve(app)}/playground/platform`
  return { platform, url, client: client(url) }
}

function client(
  url: string,
  change: Partial<Parameters<typeof createPlatformClient>[0]> = {},
): PlatformClient {
  return createPlatformClient({
    url,
    key,
    clock,
    timeoutMs: 2_000,
    patience: { sleep: async () => undefined },
    ...change,
  })
}

describe('the client and the sandbox', () => {
  it('go through all that the contract offers', async () => {
    const { client, platform } = await sandbox()
    expect(await client.inspectToken(new Secret(TOKEN))).toEqual({
      outcome: 'known',
      device: { shortSerial: 'GB1234567', model: 'DS-2CD63C5G1-IVS', mode: 'key', accepts: ['token'] },
    })
    expect(await client.inspectToken(new Secret('nobody knows this'))).toEqual({ outcome: 'unknown_device' })
    expect(await client.inspectDevice('DS-2CD1301-I20200921AAWRE84642000')).toMatchObject({
      outcome: 'known',
      device: { shortSerial: 'E84642000', model: 'DS-2CD1301-I', mode: 'legacy' },
    })
    expect(await client.inspectDevice('not a serial')).toEqual({ outcome: 'unknown_device' })

    const first = await client.issue(byToken)
    expect(first).toMatchObject({ outcome: 'issued', code: { form: 'key' } })
    const again = await client.issue(byToken)
    if (first.outcome !== 'issued' || again.outcome !== 'issued') throw new Error('no code')
    if (first.code.form !== 'key' || again.code.form !== 'key') throw new Error('no key')
    expect(first.code.key.reveal()).toMatch(/^[A-Z0-9]{8}$/)
    expect(again.code.key.reveal()).toBe(first.code.key.reveal())
    expect(JSON.stringify(first)).not.toContain(first.code.key.reveal())
    expect(platform.made()).toBe(1)
    expect(await client.status(byToken.idempotencyKey)).toMatchObject({ outcome: 'issued' })
    expect(await client.status('case9.GB1234567.1')).toEqual({ outcome: 'absent' })

    const file = await client.issue({
      idempotencyKey: 'case1.D26222000.1',
      caseId: 'case1',
      shortSerial: 'D26222000',
      basis: { kind: 'token', token: new Secret('RklMRS1ERVZJQ0U=') },
    })
    expect(file).toMatchObject({ outcome: 'issued', code: { form: 'xml' } })
    expect(await client.accountState('FR69999100019')).toBe('verified')
  })

  it('refuse a code for another device than the evidence’s', async () => {
    const { client, platform } = await sandbox()
    const wrong = await client.issue({ ...byToken, shortSerial: 'D26222000' })
    expect(wrong).toEqual({ outcome: 'refused', reason: 'serial_differs' })
    const byList = await client.issue({
      ...byToken,
      basis: { kind: 'device', fullSerial: FULL, startTime: '2026-11-20 08:00:00' },
    })
    expect(byList).toEqual({ outcome: 'refused', reason: 'wrong_basis' })
    expect(platform.made()).toBe(0)
  })

  it('never answer one key twice with different requests', async () => {
    const { client, platform } = await sandbox()
    await client.issue(byToken)
    expect(await client.issue({ ...byToken, caseId: 'case2' })).toEqual({
      outcome: 'refused',
      reason: 'idempotency_conflict',
    })
    expect(platform.made()).toBe(1)
  })

  it('agree on what a bad day is', async () => {
    const { client, platform } = await sandbox()
    platform.set({ mode: 'unreachable' })
    expect(await client.issue(byToken)).toMatchObject({ outcome: 'unreachable' })
    platform.set({ mode: 'refusing' })
    expect(await client.issue(byToken)).toEqual({ outcome: 'refused', reason: 'refused' })
    platform.set({ mode: 'slow', delayMs: 1 })
    expect(await client.issue(byToken)).toMatchObject({ outcome: 'issued' })
  })

  it('keep the contract to the letter, whatever is asked', async () => {
    const { url, platform } = await sandbox()
    const contract = loadContract()
    const ask = async (method: string, path: string, body: unknown, headers: Record<string, string> = {}) => {
      const text = body === undefined ? '' : JSON.stringify(body)
      const target = new URL(url + path)
      const response = await fetch(target, {
        method,
        headers: {
          ...signedHeaders({ method, path: target.pathname, body: text }, key, clock.now()),
          ...headers,
        },
        ...(text === '' ? {} : { body: text }),
      })
      const answer: unknown = await response.json()
      const operation = contract.find(method, path)
      const documented = operation?.responses[response.status] ?? operation?.responses.default
      if (!documented?.validate(answer)) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
      return response.status
    }
    const idempotency = { 'idempotency-key': 'case7.GB1234567.1' }
    const good = { caseId: 'case7', shortSerial: 'GB1234567', basis: { kind: 'token', token: TOKEN } }
    expect(await ask('POST', '/v1/inspect/token', { token: TOKEN })).toBe(200)
    expect(await ask('POST', '/v1/inspect/token', { token: 'x' })).toBe(404)
    expect(await ask('POST', '/v1/inspect/token', { token: '' })).toBe(400)
    expect(await ask('POST', '/v1/inspect/token', { token: TOKEN, more: 1 })).toBe(400)
    expect(await ask('POST', '/v1/inspect/device', { fullSerial: FULL })).toBe(200)
    expect(await ask('POST', '/v1/codes', good, idempotency)).toBe(201)
    expect(await ask('POST', '/v1/codes', good, idempotency)).toBe(200)
    expect(await ask('POST', '/v1/codes', good)).toBe(400)
    expect(await ask('POST', '/v1/codes', { ...good, caseId: 'x' }, idempotency)).toBe(409)
    expect(await ask('GET', '/v1/codes/case7.GB1234567.1', undefined)).toBe(200)
    expect(await ask('GET', '/v1/codes/case8.GB1234567.1', undefined)).toBe(404)
    expect(await ask('GET', '/v1/accounts/DE136695976', undefined)).toBe(200)
    platform.set({ mode: 'refusing' })
    expect(await ask('POST', '/v1/codes', good, idempotency)).toBe(422)
  })

  it('believe no unsigned, forged, replayed or old request', async () => {
    const { url, platform } = await sandbox()
    const path = '/playground/platform/v1/inspect/token'
    const body = JSON.stringify({ token: TOKEN })
    const post = async (headers: Record<string, string>, sent = body) =>
      (await fetch(new URL(path, url), { method: 'POST', headers, body: sent })).status
    const sign = (now = clock.now(), secret = key) =>
      signedHeaders({ method: 'POST', path, body }, secret, now)
    const once = sign()
    expect(await post(once)).toBe(200)
    expect(await post(once)).toBe(401)
    expect(await post({})).toBe(401)
    expect(await post(sign(), body.replace('q', 'r'))).toBe(401)
    expect(await post(sign(clock.now(), new Secret('another')))).toBe(401)
    expect(await post(sign(new Date(clock.now().getTime() - 301_000)))).toBe(401)
    expect(await post({ ...sign(), 'x-sesame-signature': 'v1=' })).toBe(401)
    expect(platform.made()).toBe(0)
  })

  it('draw codes by lot: the same device gets another code for another request', async () => {
    const { client } = await sandbox()
    const codes = new Set<string>()
    for (let n = 1; n <= 20; n++) {
      const answer = await client.issue({ ...byToken, idempotencyKey: `case1.GB1234567.${n}` })
      if (answer.outcome === 'issued' && answer.code.form === 'key') codes.add(answer.code.key.reveal())
    }
    expect(codes.size).toBe(20)
  })
})

describe('the client and a server made from the document', () => {
  const expectations: Record<string, Record<string, unknown>> = {
    inspectToken: {
      '200': { outcome: 'known' },
      '404': { outcome: 'unknown_device' },
      '422': { outcome: 'refused' },
      default: { outcome: 'unreachable' },
    },
    inspectDevice: {
      '200': { outcome: 'known' },
      '404': { outcome: 'unknown_device' },
      '422': { outcome: 'refused' },
      default: { outcome: 'unreachable' },
    },
    issueCode: {
      '200': { outcome: 'issued' },
      '201': { outcome: 'issued' },
      '404': { outcome: 'unknown_device' },
      '409': { outcome: 'refused' },
      '422': { outcome: 'refused' },
      default: { outcome: 'unreachable' },
    },
    codeStatus: {
      '200': { outcome: 'issued' },
      '404': { outcome: 'absent' },
      default: { outcome: 'unreachable' },
    },
  }
  const { operations } = loadContract()
  const table = operations.flatMap((operation) =>
    Object.keys(operation.responses).map((status) => [operation.id, status] as const),
  )

  it.each(table)('%s answered %s', async (id, status) => {
    const server = generatedServer(() => status)
    const api = client(await serve(server.handler))
    const answer =
      id === 'inspectToken'
        ? await api.inspectToken(new Secret(TOKEN))
        : id === 'inspectDevice'
          ? await api.inspectDevice(FULL)
          : id === 'issueCode'
            ? await api.issue(byToken)
            : id === 'codeStatus'
              ? await api.status(byToken.idempotencyKey)
              : { account: await api.accountState('FR69999100019') }
    if (id === 'accountState')
      expect(answer).toEqual({ account: status === '200' ? 'verified' : 'unreachable' })
    else expect(answer).toMatchObject(expectations[id]?.[status] ?? { missing: true })
    expect(server.faults).toEqual([])
  })
})

describe('the client and servers that misbehave', () => {
  const answering = (status: number, body: string, headers: Record<string, string> = {}) => {
    let calls = 0
    const handler: Parameters<typeof listen>[0] = (request, response) => {
      calls++
      request.resume()
      response.writeHead(status, headers).end(body)
    }
    return { handler, calls: () => calls }
  }

  it.each([
    ['500', 500, 'oops', 3],
    ['an HTML page', 200, '<html>hello</html>', 3],
    ['half a JSON', 200, '{"form":"key","key":"ABC', 3],
    ['a code that is none', 200, '{"form":"key","key":"1","expiresAt":"2099-01-01T00:00:00Z"}', 3],
    ['a date that is none', 200, '{"form":"key","key":"ABCDEFGH","expiresAt":"soon"}', 3],
    ['too much', 200, 'x'.repeat(1_500_000), 3],
    ['nothing', 204, '', 3],
    ['a redirect', 302, '', 1],
    ['401', 401, '{"error":{"code":"signature","message":""}}', 1],
    ['a bare 404', 404, 'not found', 1],
  ])('%s is an answer, not an exception', async (_, status, body, calls) => {
    const server = answering(status, body, { location: 'http://127.0.0.1:1/' })
    const answer = await client(await serve(server.handler)).issue(byToken)
    expect(answer.outcome).toBe('unreachable')
    expect(server.calls()).toBe(calls)
    expect(JSON.stringify(answer)).not.toContain('ABCDEFGH')
  })

  it('waits as long as it is told, and gives up in time', async () => {
    const pauses: number[] = []
    const server = answering(429, '{"error":{"code":"too_many","message":""}}', { 'retry-after': '2' })
    const patience = { sleep: async (ms: number) => void pauses.push(ms), random: () => 0.5 }
    await client(await serve(server.handler), { patience }).issue(byToken)
    expect(pauses).toEqual([2000, 2000])
    const slowDown = answering(503, '{}', { 'retry-after': '60' })
    await client(await serve(slowDown.handler), { patience }).issue(byToken)
    expect(slowDown.calls()).toBe(1)
  })

  it('a server that never answers costs one time-out a call', async () => {
    const url = await serve((request) => void request.resume())
    const answer = await client(url, { timeoutMs: 50 }).inspectDevice(FULL)
    expect(answer).toEqual({ outcome: 'unreachable', error: 'timeout' })
  })

  it('a server that never ends its body is cut off', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200)
      response.write('{')
    })
    expect(await client(url, { timeoutMs: 50 }).inspectDevice(FULL)).toMatchObject({ outcome: 'unreachable' })
  })

  it('nobody there: left alone after five silences, tried again after half a minute', async () => {
    const time = settableClock({ now: () => new Date('2026-11-24T10:00:00Z') })
    const server = await listen((_request, response) => void response.writeHead(500).end())
    const { url } = server
    await server.close()
    const api = client(url, { clock: time })
    await api.inspectDevice(FULL)
    await api.inspectDevice(FULL)
    expect(api.breaker()).toBe('open')
    expect(await api.inspectDevice(FULL)).toEqual({ outcome: 'unreachable', error: 'circuit open' })
    time.set(new Date('2026-11-24T10:00:31Z'))
    expect(await api.inspectDevice(FULL)).toMatchObject({ outcome: 'unreachable', error: 'ECONNREFUSED' })
  })
})
