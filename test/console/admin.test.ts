import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deadLetters } from '../../bot/wire-console.js'
import { POLICY } from '../../cases/policy.js'
import { runRetention } from '../../cases/retention.js'
import { createSettings } from '../../console/admin/settings.js'
import { problemsOf } from '../../console/admin/text-overrides.js'
import { tunablePolicy } from '../../console/admin/tunable-policy.js'
import type { Change, DeadLetter } from '../../console/contract/admin.js'
import type { Neighbour } from '../../console/ports.js'
import { AppError } from '../../core/errors.js'
import { isOpen } from '../../hotline/calendar.js'
import { deskSettings } from '../../hotline/settings.js'
import { translator } from '../../locales/index.js'
import type { OutboxDoc } from '../../models/outbox.js'
import type { Browser } from './support/browser.js'
import { at, putCase, putMessage } from './support/fixtures.js'
import { openConsole, TEST_NOW, type TestConsole } from './support/open-console.js'

let opened: TestConsole
let admin: Browser
let manager: Browser
let woken = 0

const NEIGHBOURS: Neighbour[] = [
  { name: 'database', state: 'real', check: async () => ({ detail: null }) },
  { name: 'vies', state: 'real', check: () => Promise.reject(new AppError('REGISTRY_UNREACHABLE', 'down')) },
  { name: 'oidc', state: 'not_configured', check: () => Promise.reject(new Error('never asked')) },
]

beforeAll(async () => {
  opened = await openConsole({ neighbours: NEIGHBOURS })
  Object.assign(
    opened.parts.letters,
    deadLetters(opened.store, () => void woken++),
  )
  admin = await opened.signedIn('admin')
  manager = await opened.signedIn('manager')
})
afterAll(() => opened.close())

/** The clock stands still here: of several changes at one moment each is looked up by what it is about. */
async function changesOf(what: string): Promise<Pick<Change, 'before' | 'after'>[]> {
  const { rows } = (await manager.get('/admin/changes')).body
  return rows
    .filter((row: Change) => row.what === what)
    .map(({ before, after }: Change) => ({ before, after }))
}

describe('the desk', () => {
  const monday = new Date('2026-11-30T10:00:00+01:00')

  it('closes on a day that a manager closes, and opens again', async () => {
    expect(isOpen(monday, (await deskSettings(opened.store)).calendar)).toBe(true)
    const exception = { kind: 'closed', hours: [], note: 'inventaire' }
    expect((await manager.put('/admin/calendar/2026-11-30', exception)).status).toBe(204)
    expect(isOpen(monday, (await deskSettings(opened.store)).calendar)).toBe(false)
    expect(await changesOf('Horaires du jour\u00a0: 2026-11-30')).toEqual([
      { before: null, after: 'Nature\u00a0: fermé · Heures\u00a0: rien · Note\u00a0: inventaire' },
    ])
    const days = (await manager.get('/admin/calendar?month=2026-11')).body
    expect(days).toHaveLength(30)
    expect(days.at(-1)).toMatchObject({ day: '2026-11-30', hours: [], exception: { note: 'inventaire' } })
    expect((await manager.delete('/admin/calendar/2026-11-30')).status).toBe(204)
    expect(isOpen(monday, (await deskSettings(opened.store)).calendar)).toBe(true)
  })

  it('keeps the promise that is set, and refuses hours that overlap or a week that never opens', async () => {
    const desk = (await manager.get('/admin/desk')).body
    expect((await manager.put('/admin/desk', { ...desk, firstMinutes: 15 })).body.firstMinutes).toBe(15)
    expect((await deskSettings(opened.store)).firstMinutes).toBe(15)
    const wrong = {
      1: [
        { from: '09:00', to: '12:00' },
        { from: '11:00', to: '13:00' },
      ],
    }
    expect((await manager.put('/admin/desk', { ...desk, week: wrong })).status).toBe(400)
    expect((await manager.put('/admin/desk', { ...desk, week: { 1: [] } })).status).toBe(400)
    expect((await deskSettings(opened.store)).firstMinutes).toBe(15)
  })

  it('has the replies that a lead writes', async () => {
    const lead = await opened.signedIn('lead')
    const reply = { fr: 'Merci {{prenom}} !', en: 'Thanks {{prenom}}!' }
    expect((await lead.put('/admin/replies/merci', reply)).status).toBe(204)
    expect(await opened.store.get('cannedReplies', 'merci')).toMatchObject(reply)
    expect((await lead.get('/admin/replies')).body).toEqual([
      expect.objectContaining({ name: 'merci', ...reply, by: 'Une lead' }),
    ])
    // One that was written in Teams carries the agent's id, and shows the name all the same.
    await opened.store.insert('deskAgents', {
      ...{ _id: 'agent-9', name: 'Inès Durand', role: 'lead', presence: 'away' },
      ...{ teamsId: '29:agent-9', awaySince: null, lastSeenAt: TEST_NOW },
    })
    await opened.store.update('cannedReplies', { _id: 'merci' }, { $set: { by: 'agent-9' } })
    expect((await lead.get('/admin/replies')).body[0].by).toBe('Inès Durand')
    expect((await lead.delete('/admin/replies/merci')).status).toBe(204)
    expect((await lead.get('/admin/replies')).body).toEqual([])
  })
})

describe('texts', () => {
  const key = 'photo.needed'

  it('are said as a manager writes them, typeset, and as shipped again afterwards', async () => {
    const shipped = translator('fr')(key)
    const text = "Une photo de l'étiquette, s’il vous plaît !"
    expect((await manager.put(`/admin/texts/${key}`, { locale: 'fr', text })).status).toBe(204)
    expect(translator('fr')(key)).toBe('Une photo de l’étiquette, s’il vous plaît\u00a0!')
    expect(await changesOf(`Texte du bot\u00a0: fr:${key}`)).toEqual([{ before: null, after: text }])
    const { rows } = (await manager.get('/admin/texts?overridden=true')).body
    expect(rows).toEqual([expect.objectContaining({ key, override: { fr: text, en: null } })])
    expect((await manager.delete(`/admin/texts/${key}?locale=fr`)).status).toBe(204)
    expect(translator('fr')(key)).toBe(shipped)
  })

  it('keep their values and their length, and are shown before', async () => {
    const given = { key: 'photo.summary', locale: 'fr', text: 'Lu : {{numero}}' }
    const { body } = await manager.post('/admin/texts/preview', given)
    expect(body.problems).toEqual(['Il manque {{serial}}.', '{{numero}} n’existe pas dans cette phrase.'])
    expect((await manager.put('/admin/texts/photo.summary', given)).status).toBe(400)
    const good = await manager.post('/admin/texts/preview', { ...given, text: 'Lu : {{serial}}' })
    expect(good.body).toEqual({ text: 'Lu\u00a0: K12345678', problems: [] })
    const button = 'x'.repeat(21)
    expect(problemsOf('Oui', button)).toEqual([{ kind: 'too_long', limit: 20 }])
    expect(problemsOf('Oui', '$t(desk.why)')).toEqual([{ kind: 'value_unknown', name: '{{' }])
  })

  it('leave alone what is not theirs', async () => {
    for (const other of ['desk.card.claim', 'console.page.title', 'whatsapp.template.opening', 'no.such']) {
      const answer = await manager.put(`/admin/texts/${other}`, { locale: 'fr', text: 'x' })
      expect([other, answer.status]).toEqual([other, 404])
    }
  })

  it('are found by their words, accents aside', async () => {
    const { rows } = (await manager.get('/admin/texts?find=ETIQUETTE%20LUE')).body
    expect(rows.map((row: { key: string }) => row.key)).toContain('photo.summary')
  })
})

describe('limits and switches', () => {
  it('change the policy of the next decision, and its version', async () => {
    const { settings } = opened.parts
    const policy = tunablePolicy(POLICY, settings)
    expect([policy.version, policy.perDay, policy.maxTries]).toEqual([
      POLICY.version,
      POLICY.perDay,
      POLICY.maxTries,
    ])
    expect((await manager.put('/admin/limits/perDay.person', { value: 3 })).status).toBe(204)
    expect(policy.perDay).toEqual({ ...POLICY.perDay, person: 3 })
    expect(policy.version).toBe(`${POLICY.version}[perDay.person=3]`)
    const limit = 'Limite\u00a0: Codes par personne et par jour avant qu’un conseiller regarde'
    expect(await changesOf(limit)).toEqual([{ before: '10', after: '3' }])
    expect((await manager.put('/admin/limits/perDay.person', { value: 0 })).status).toBe(400)
    expect((await manager.put('/admin/limits/evidence', { value: 0 })).status).toBe(404)
    expect((await manager.put('/admin/limits/perDay.person', { value: 10 })).status).toBe(204)
    expect(policy.version).toBe(POLICY.version)
  })

  it('can stop codes from going out by themselves, and can loosen no evidence', async () => {
    const policy = tunablePolicy(POLICY, opened.parts.settings)
    expect(policy.evidence).toEqual(POLICY.evidence)
    expect((await manager.put('/admin/features/automatic_release', { on: false })).status).toBe(204)
    expect(policy.evidence).toEqual([])
    expect(policy.version).toContain('automatic_release=0')
    // Another process finds it in the store.
    const elsewhere = createSettings({ store: opened.store, policy: POLICY })
    await elsewhere.load()
    expect(elsewhere.feature('automatic_release')).toBe(false)
    expect((await manager.put('/admin/features/automatic_release', { on: true })).status).toBe(204)
    expect(policy.evidence).toEqual(POLICY.evidence)
  })

  it('forget sooner what an admin keeps for less long', async () => {
    const { store, parts } = opened
    const reset = await putCase(store)
    await putMessage(store, reset, 'vieux', { at: at(-40 * 1440) })
    const days = () => ({
      ...{ transcripts: parts.settings.retention('transcripts'), evidenceIndex: 365, caseEvidence: 90 },
      ...{ releaseIndex: 365, decisions: 1825 },
    })
    expect((await runRetention(store, TEST_NOW, days())).messages).toBe(0)
    expect((await manager.put('/admin/retention/transcripts', { value: 30 })).status).toBe(403)
    expect((await admin.put('/admin/retention/transcripts', { value: 30 })).status).toBe(204)
    expect((await runRetention(store, TEST_NOW, days())).messages).toBe(1)
    expect((await admin.put('/admin/retention/transcripts', { value: 1 })).status).toBe(400)
  })
})

describe('accounts', () => {
  it('are made with a password shown once, and end with all their sessions', async () => {
    const made = await admin.post('/admin/users', { login: 'Zoe', name: 'Zoé', role: 'agent' })
    const { id, password } = made.body
    const zoe = opened.browser()
    expect((await zoe.signIn('zoe', password)).status).toBe(204)
    expect(JSON.stringify((await admin.get('/admin/users')).body)).not.toMatch(/argon2|passwordHash/)
    expect((await admin.put(`/admin/users/${id}`, { role: 'lead' })).body).toMatchObject({
      role: 'lead',
      sessions: 0,
    })
    // Who has another role signs in anew: nothing goes on with the old one.
    expect((await zoe.get('/cases')).status).toBe(401)
    await zoe.signIn('zoe', password)
    expect((await admin.delete(`/admin/users/${id}/sessions`)).body).toEqual({ ended: 1 })
    await admin.put(`/admin/users/${id}`, { disabled: true })
    expect((await zoe.signIn('zoe', password)).status).toBe(401)
    expect((await admin.post('/admin/users', { login: 'zoe', name: 'Autre', role: 'agent' })).status).toBe(
      409,
    )
  })

  it('nobody takes away their own keys', async () => {
    const { id } = (await admin.get('/session')).body.user
    expect((await admin.put(`/admin/users/${id}`, { role: 'agent' })).status).toBe(403)
    expect((await admin.put(`/admin/users/${id}`, { disabled: true })).status).toBe(403)
  })
})

describe('dead letters', () => {
  it('are shown without secrets or numbers, and go out again', async () => {
    const { store } = opened
    await store.insert<OutboxDoc>('outbox', {
      _id: 'dead-1',
      channel: 'whatsapp',
      conversation: 'whatsapp:+33639980042',
      seq: 1,
      payload: { text: 'Appelez le +33639980042', sealedText: 'v1.k1.abc' },
      state: 'dead',
      attempts: 8,
      lookups: 0,
      attemptAt: null,
      attemptRealAt: null,
      providerId: null,
      error: 'to +33639980042: 63016',
      createdAt: at(0),
      settledAt: at(1),
    } as OutboxDoc)
    const { body } = await manager.get('/admin/dead-letters?side=out')
    const [letter] = body.rows as DeadLetter[]
    expect(letter).toMatchObject({ id: 'dead-1', attempts: 8, payload: { sealedText: '•••' } })
    expect(JSON.stringify(body)).not.toMatch(/33639980042|v1\.k1/)
    const { rows } = (await admin.get('/access?action=letters.read')).body
    expect(rows).toMatchObject([{ actionText: 'Messages en échec consultés', actor: { role: 'manager' } }])
    expect((await manager.post('/admin/dead-letters/out/dead-1/replay')).status).toBe(204)
    expect(await store.get<OutboxDoc>('outbox', 'dead-1')).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(woken).toBe(1)
    expect((await manager.post('/admin/dead-letters/out/dead-1/replay')).status).toBe(409)
  })
})

describe('templates', () => {
  it('are asked for at WhatsApp once for all who look, and say when', async () => {
    let asked = 0
    const templates = async () => {
      asked++
      return [{ name: 'rating', category: 'utility', state: 'approved', detail: null }]
    }
    const other = await openConsole({ templates })
    try {
      const one = await other.signedIn('manager')
      const [first, second] = [
        await one.get('/admin/templates'),
        await one.get('/admin/templates?fresh=true'),
      ]
      expect(first.body).toEqual([
        expect.objectContaining({ name: 'rating', stateText: 'Approuvé par WhatsApp' }),
      ])
      expect(Date.now() - Date.parse(first.body[0].checkedAt)).toBeLessThan(60_000)
      expect(second.body).toEqual(first.body)
      expect(asked).toBe(1)
    } finally {
      await other.close()
    }
  })
})

describe('health', () => {
  it('says of each neighbour how it is', async () => {
    const { body } = await manager.get('/admin/health')
    expect(body).toEqual([
      expect.objectContaining({ name: 'database', label: 'Base de données', state: 'good' }),
      expect.objectContaining({ name: 'vies', state: 'failing', detail: 'REGISTRY_UNREACHABLE' }),
      expect.objectContaining({ name: 'oidc', state: 'not_configured' }),
    ])
  })
})
