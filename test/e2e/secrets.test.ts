/** After a whole journey, no secret stands anywhere but on the person's phone: every sink is searched. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../../bot/app.js'
import { exportPerson } from '../../cases/export-person.js'
import { findPersonId } from '../../cases/person-data.js'
import { verifyChain } from '../../cases/verify-chain.js'
import { ROLES } from '../../console/contract/common.js'
import { loadConfig } from '../../core/config.js'
import { createLog } from '../../core/log.js'
import { createSecretBox } from '../../core/secrets.js'
import type { Doc } from '../../core/store.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'
import { openPhone, type Phone } from './phone.js'

const LOOKED_AT = [
  '/cases?q=code',
  '/live',
  '/access',
  '/chain',
  '/admin/changes',
  '/admin/users',
  '/admin/health',
  '/admin/dead-letters?side=in',
  '/admin/dead-letters?side=out',
  '/figures',
  '/exports',
]
const SAMPLES = 'playground/samples'
const PERSON = '+33639980042'
const config = { PORT: '0' }
const dataDir = mkdtempSync(join(tmpdir(), 'sesame-secrets-'))
const lines: string[] = []
let app: App
let phone: Phone

beforeAll(async () => {
  const log = createLog('trace', { write: (line) => void lines.push(line) })
  app = await startApp(loadConfig({ ...config, DATA_DIR: dataDir }), { log })
  phone = await openPhone(app.url, PERSON)
})
afterAll(async () => {
  phone?.close()
  await app?.close().catch(() => undefined)
  rmSync(dataDir, { recursive: true, force: true })
})

async function mailedCode(): Promise<string> {
  const answer = await fetch(`${app.url}/playground/mail/api/mails`)
  const { mails } = (await answer.json()) as { mails: { text: string }[] }
  return /\d{6}/.exec(mails[0]?.text ?? '')?.[0] ?? ''
}

/** Everything that stands in the simulated Teams, as soon as this is among it. */
async function teamsSays(expected: RegExp): Promise<string> {
  const answer = await fetch(`${app.url}/playground/desk/api/events`, { signal: AbortSignal.timeout(30_000) })
  let heard = ''
  for await (const part of answer.body ?? []) {
    heard += Buffer.from(part).toString('utf8')
    const state = heard.split('\n\n').findLast((event) => event.startsWith('event: state'))
    if (state && expected.test(state)) return state
  }
  throw new Error('Teams was closed')
}

function sampleOf(id: string): { token: string } {
  const { samples } = JSON.parse(readFileSync(join(SAMPLES, 'samples.json'), 'utf8'))
  return samples.find((sample: { id: string }) => sample.id === id)
}

/** Every answer of the console's API that can be had by looking, for each role; and the case that was worked on. */
async function everythingTheConsoleTells(): Promise<string> {
  const answers: string[] = []
  for (const role of ROLES) {
    const entered = await fetch(`${app.url}/console/api/session/demo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-sesame-csrf': 'anybody' },
      body: JSON.stringify({ role }),
    })
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const get = async (path: string) => {
      const answer = await fetch(`${app.url}/console/api${path}`, { headers: { cookie } })
      const text = await answer.text()
      answers.push(text)
      return text
    }
    const { rows } = JSON.parse(await get('/cases')) as { rows: { id: string }[] }
    for (const { id } of rows) {
      const view = JSON.parse(await get(`/cases/${id}`)) as {
        timeline: { files: { url: string | null }[] }[]
      }
      for (const { files } of view.timeline) {
        for (const { url } of files) if (url) await get(url.slice('/console/api'.length))
      }
    }
    for (const path of LOOKED_AT) await get(path)
  }
  return answers.join('\n')
}

/** Bytes of every file of the data folder: database, log of the database, kept files. */
function dataBytes(): string {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'playground-secrets.json')
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n')
}

describe('secrets', () => {
  it('stay on the phone', async () => {
    await phone.say('bonjour')
    await phone.hears(/Qui êtes-vous/)
    await phone.say('installateur')
    await phone.hears(/numéro de TVA de votre société/)
    await phone.say('FR69999100019')
    await phone.hears(/C’est bien votre société/)
    await phone.touch(/Oui, c’est nous/)
    await phone.hears(/adresse e-mail/)
    await phone.say('camille@alpha-securite.example.fr')
    await phone.hears(/Recopiez-le ici/)
    const mailed = await mailedCode()
    await phone.say(mailed)
    await phone.hears(/Quelle est votre situation/)
    await phone.touch(/QR/)
    await phone.hears(/ne redémarrez pas/)
    await phone.send(readFileSync(join(SAMPLES, 'camera-DeviceKey.xml')), 'DeviceKey.xml', 'text/xml')
    await phone.hears(/étiquette/)
    await phone.send(readFileSync(join(SAMPLES, 'camera-etiquette.jpg')), 'etiquette.jpg', 'image/jpeg')
    await phone.hears(/Avant le code/)
    await phone.touch(/J’accepte/)
    const message = await phone.hears(/Voici votre code/)
    const code = /\*([A-Z0-9]{8})\*/.exec(message)?.[1] ?? ''
    expect(code).toMatch(/^[A-Z0-9]{8}$/)
    await phone.hears(/Le mot de passe est-il réinitialisé/)
    await phone.say('je veux parler à un humain')
    await phone.hears(/conseiller/)
    const cards = await teamsSays(/AB4178206/)
    const metrics = await (await fetch(`${app.url}/metrics`)).text()
    const told = await everythingTheConsoleTells()
    await app.close()

    const token = sampleOf('camera-qr').token
    const { store } = await openStore({ dataDir, schemas: SCHEMAS })
    try {
      const box = createSecretBox(loadConfig({ ...config, DATA_DIR: dataDir }).secretKeys)
      const personId = await findPersonId(store, `whatsapp:${PERSON}`)
      const exported = JSON.stringify(await exportPerson(store, box, personId ?? '', new Date()))
      const documents: Doc[] = []
      for (const { name } of SCHEMAS) documents.push(...(await store.find<Doc>(name, {})))
      const sinks = {
        log: lines.join(''),
        metrics,
        exported,
        cards,
        documents: JSON.stringify(documents),
        told,
      }
      // Each sink holds what it should, or searching it proves nothing.
      expect(sinks.exported).toContain('Voici votre code')
      expect(sinks.cards).toContain('Voici votre code')
      expect(sinks.documents).toContain('AB4178206')
      expect(sinks.told).toContain('AB4178206')
      expect(sinks.told).toContain('Voici votre code')
      expect(sinks.told.includes(PERSON), 'the number in the console').toBe(false)
      expect(sinks.log.length).toBeGreaterThan(0)
      for (const [sink, text] of Object.entries(sinks)) {
        expect(text.includes(code), `the code in ${sink}`).toBe(false)
        expect(text.includes(token), `the token in ${sink}`).toBe(false)
      }
      for (const secret of [mailed, PERSON, PERSON.slice(1), 'camille@alpha-securite']) {
        expect(sinks.log.includes(secret), `${secret} in the log`).toBe(false)
        expect(sinks.metrics.includes(secret), `${secret} in the metrics`).toBe(false)
      }
      expect(await verifyChain(store, box)).toMatchObject({ ok: true })
    } finally {
      await store.close()
    }
    expect(dataBytes().includes(code), 'the code in the data folder').toBe(false)
  })
})
