import express from 'express'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { createCompanyRegistry } from '../../../adapters/registry/company-registry.js'
import { checkVat } from '../../../cases/vat.js'
import { settableClock } from '../../../core/clock.js'
import { COMPANIES, vatOf } from '../../../playground/registry/companies.js'
import { createSandboxRegistry } from '../../../playground/registry/sandbox-registry.js'
import { listen } from '../../support/listen.js'

const NOW = new Date('2026-11-24T10:00:00Z')
const log = pino({ level: 'silent' })
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function registry(handler: Parameters<typeof listen>[0], timeoutMs = 1_000) {
  const server = await listen(handler)
  open.push(server)
  const clock = settableClock({ now: () => NOW })
  const made = createCompanyRegistry({
    viesUrl: `${server.url}/vies`,
    sireneUrl: `${server.url}/sirene`,
    clock,
    log,
    timeoutMs,
  })
  return { ...made, clock }
}

/** A register that says one thing, and counts how often it was asked. */
function saying(status: number, body: unknown) {
  const calls: { url: string; body: string }[] = []
  const handler: Parameters<typeof listen>[0] = (request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    request.on('end', () => {
      calls.push({ url: request.url ?? '', body: text })
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  }
  return { handler, calls }
}

const vies = { countryCode: 'FR', vatNumber: '69999100019', requestDate: '2026-11-24T10:00:00Z' }
const sirene = (change: object = {}) => ({
  results: [
    {
      siren: '999100019',
      nom_complet: 'ALPHA SECURITE (ALPHA 69)',
      nom_raison_sociale: 'ALPHA SECURITE',
      sigle: 'AS',
      etat_administratif: 'A',
      date_creation: '2012-05-01',
      activite_principale: '43.21A',
      tranche_effectif_salarie: '03',
      siege: {
        adresse: '12 RUE DES LILAS 69003 LYON',
        code_postal: '69003',
        libelle_commune: 'LYON',
        nom_commercial: null,
        liste_enseignes: ['ALPHA 69'],
      },
      ...change,
    },
  ],
  total_results: 1,
})

describe('VIES', () => {
  it('is asked in its own words and understood', async () => {
    const server = saying(200, {
      ...vies,
      valid: true,
      name: 'ALPHA  SECURITE',
      address: '12 RUE DES LILAS\n69003 LYON',
    })
    const { vies: ask } = await registry(server.handler)
    expect(await ask('FR69999100019')).toMatchObject({
      at: NOW,
      status: 'active',
      name: 'ALPHA SECURITE',
      address: '12 RUE DES LILAS 69003 LYON',
    })
    expect(server.calls).toEqual([
      { url: '/vies/check-vat-number', body: '{"countryCode":"FR","vatNumber":"69999100019"}' },
    ])
  })

  it.each([
    [
      'not registered',
      200,
      { ...vies, valid: false, userError: 'INVALID', name: '---', address: '---' },
      'not_found',
    ],
    ['not registered, old form', 200, { ...vies, valid: false, name: '---', address: '---' }, 'not_found'],
    ['no name published', 200, { ...vies, valid: true, name: '---', address: '---' }, 'active'],
    ['member state down', 200, { ...vies, valid: false, userError: 'MS_UNAVAILABLE' }, 'unreachable'],
    [
      'member state down, wrapped',
      200,
      { actionSucceed: false, errorWrappers: [{ error: 'MS_UNAVAILABLE' }] },
      'unreachable',
    ],
    [
      'too many',
      200,
      { actionSucceed: false, errorWrappers: [{ error: 'MS_MAX_CONCURRENT_REQ' }] },
      'unreachable',
    ],
    [
      'not a number of theirs',
      400,
      { actionSucceed: false, errorWrappers: [{ error: 'INVALID_INPUT' }] },
      'unreachable',
    ],
    [
      'not a number of theirs, 200',
      200,
      { actionSucceed: false, errorWrappers: [{ error: 'INVALID_INPUT' }] },
      'not_found',
    ],
    ['down', 500, 'oops', 'unreachable'],
    ['garbage', 200, '<html>', 'unreachable'],
    ['another form', 200, { hello: 1 }, 'unreachable'],
    ['huge', 200, 'x'.repeat(2_000_000), 'unreachable'],
  ])('%s', async (_, status, body, expected) => {
    const { vies: ask } = await registry(saying(status, body).handler)
    expect((await ask('FR69999100019')).status).toBe(expected)
  })
})

describe('recherche-entreprises', () => {
  it('fills in what it knows', async () => {
    const server = saying(200, sirene())
    const { sirene: ask } = await registry(server.handler)
    expect(await ask('999100019')).toEqual({
      at: NOW,
      status: 'active',
      name: 'ALPHA SECURITE',
      otherNames: ['ALPHA SECURITE (ALPHA 69)', 'AS', 'ALPHA 69'],
      address: '12 RUE DES LILAS',
      postalCode: '69003',
      city: 'LYON',
      createdOn: '2012-05-01',
      activity: '43.21A',
      headCount: '2-9',
    })
    expect(server.calls[0]?.url).toBe('/sirene/search?q=999100019&page=1&per_page=5')
  })

  it.each([
    ['closed', sirene({ etat_administratif: 'C' }), 'closed'],
    ['somebody else with the number in a name', sirene({ siren: '999200025' }), 'not_found'],
    ['nobody', { results: [], total_results: 0 }, 'not_found'],
    ['fields missing', { results: [{ siren: '999100019' }] }, 'active'],
    ['another form', { resultats: [] }, 'unreachable'],
  ])('%s', async (_, body, expected) => {
    const { sirene: ask } = await registry(saying(200, body).handler)
    expect((await ask('999100019')).status).toBe(expected)
  })
})

describe('a register that is slow or down', () => {
  it('never keeps a person waiting: one time-out each, then left alone', async () => {
    let calls = 0
    const { sirene: ask } = await registry((request) => {
      calls++
      request.resume()
    }, 1_000)
    for (let n = 0; n < 6; n++) expect((await ask('999100019')).status).toBe('unreachable')
    expect(calls).toBe(5)
  })

  it('is asked again after silence, but not for a day after an answer', async () => {
    let down = true
    let calls = 0
    const { sirene: ask, clock } = await registry((_request, response) => {
      calls++
      response.writeHead(down ? 503 : 200).end(JSON.stringify(sirene()))
    })
    expect((await ask('999100019')).status).toBe('unreachable')
    down = false
    const before = calls
    expect((await ask('999100019')).status).toBe('active')
    await ask('999100019')
    expect(calls).toBe(before + 1)
    clock.set(new Date('2026-11-25T10:00:01Z'))
    await ask('999100019')
    expect(calls).toBe(before + 2)
  })
})

describe('the sandbox speaks the same protocols', () => {
  it('for the companies it shows, and for any other number', async () => {
    const app = express().use(createSandboxRegistry())
    const { vies, sirene } = await registry(app, 200)
    for (const company of COMPANIES) {
      const vat = vatOf(company.siren)
      expect(checkVat(vat)).toMatchObject({ ok: true, siren: company.siren })
      const expected = company.silent ? 'unreachable' : company.closed ? 'closed' : 'active'
      expect((await sirene(company.siren)).status).toBe(expected)
      const said = await vies(vat)
      expect(said.status).toBe(company.silent ? 'unreachable' : company.closed ? 'not_found' : 'active')
      if (said.status === 'active') expect(said.name).toBe(company.name)
    }
    const any = await sirene('732829320')
    expect(any).toMatchObject({ status: 'active', headCount: '2-9' })
    expect(await sirene('732829320')).toEqual(any)
  })
})
