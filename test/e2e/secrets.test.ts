/** After a whole journey, no secret stands anywhere but on the person's phone: every sink is searched. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../../bot/app.js'
import { exportPerson } from '../../cases/export-person.js'
import { findPersonId } from '../../cases/person-data.js'
import { verifyChain } from '../../cases/verify-chain.js'
import { loadConfig } from '../../core/config.js'
import { createLog } from '../../core/log.js'
import { createSecretBox } from '../../core/secrets.js'
import type { Doc } from '../../core/store.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'
import { openPhone, type Phone } from './phone.js'

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

function sampleOf(id: string): { token: string } {
  const { samples } = JSON.parse(readFileSync(join(SAMPLES, 'samples.json'), 'utf8'))
  return samples.find((sample: { id: string }) => sample.id === id)
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
    await phone.hears(/déclaration/)
    await phone.touch(/J’accepte/)
    const message = await phone.hears(/Voici votre code/)
    const code = /\*([A-Z0-9]{8})\*/.exec(message)?.[1] ?? ''
    expect(code).toMatch(/^[A-Z0-9]{8}$/)
    await phone.hears(/Le mot de passe est-il réinitialisé/)
    const metrics = await (await fetch(`${app.url}/metrics`)).text()
    await app.close()

    const token = sampleOf('camera-qr').token
    const { store } = await openStore({ dataDir, schemas: SCHEMAS })
    try {
      const box = createSecretBox(loadConfig({ ...config, DATA_DIR: dataDir }).secretKeys)
      const personId = await findPersonId(store, `whatsapp:${PERSON}`)
      const exported = JSON.stringify(await exportPerson(store, box, personId ?? '', new Date()))
      const documents: Doc[] = []
      for (const { name } of SCHEMAS) documents.push(...(await store.find<Doc>(name, {})))
      const sinks = { log: lines.join(''), metrics, exported, documents: JSON.stringify(documents) }
      // Each sink holds what it should, or searching it proves nothing.
      expect(sinks.exported).toContain('Voici votre code')
      expect(sinks.documents).toContain('AB4178206')
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
