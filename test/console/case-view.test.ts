import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseDoc, Release } from '../../cases/case.js'
import { appendDecision } from '../../cases/decision-chain.js'
import { verifyChain } from '../../cases/verify-chain.js'
import { fileOfCase, loadRow } from '../../console/case-view/load.js'
import { maskAddress } from '../../console/case-view/mask-address.js'
import { withoutSecrets } from '../../console/case-view/without-secrets.js'
import type { CaseView, TimelineItem } from '../../console/contract/case-view.js'
import { sha256 } from '../../core/ids.js'
import { Secret } from '../../core/secrets.js'
import type { Doc, Filter, FindOptions, Store } from '../../core/store.js'
import type { LabelReading } from '../../devices/facts.js'
import type { AccessEntryDoc } from '../../models/access-entry.js'
import { at, putCase, putCompany, putMessage, putTicket } from './support/fixtures.js'
import { openConsole, TEST_NOW, type TestConsole } from './support/open-console.js'

const CODE = 'QW7RT2ZP'
const TOKEN = 'AAAA-opaque-string-of-the-device-BBBB'
const PHOTO = Buffer.from('ffd8ffe000104a46494600', 'hex')
const KEY_FILE = Buffer.from(`<key>${TOKEN}</key>`)
let opened: TestConsole
let reset: CaseDoc

const label: LabelReading = {
  serial: {
    field: 'serial',
    value: 'AB4178206',
    source: 'qr',
    confidence: 1,
    corrected: false,
    box: { x: 0.1, y: 0.2, width: 0.3, height: 0.1 },
  },
  model: { field: 'model', value: 'DS-2CD2143G0-I', source: 'ocr', confidence: 0.97, corrected: false },
  mac: null,
  readings: [{ field: 'serial', value: 'AB4178208', source: 'ocr', confidence: 0.6, corrected: true }],
  otherSerials: [],
  quality: ['glare'],
  reason: null,
  resetToken: TOKEN,
  width: 1200,
  height: 900,
  ms: 400,
  reader: 'r1',
}

beforeAll(async () => {
  opened = await openConsole()
  const { store, files, box } = opened
  const company = await putCompany(store)
  const photo = await keep(PHOTO, 'image/jpeg')
  const keyFile = await keep(KEY_FILE, 'text/xml')
  await keep(Buffer.from('of somebody else'), 'image/jpeg')
  reset = await putCase(store, { companyId: company._id })
  const release: Release = {
    id: `${reset._id}.AB4178206.1`,
    shortSerial: 'AB4178206',
    decisionId: 'd',
    basis: 'token',
    sealedRequest: null,
    sealedCode: box.seal(new Secret(CODE), reset._id),
    form: 'key',
    state: 'delivered',
    requestedAt: at(3),
    issuedAt: at(3),
    deliveredAt: at(4),
    openedAt: null,
    expiresAt: at(2000),
    endedAt: null,
    failure: null,
    issuedBy: 'platform',
  }
  const changed = await store.update<CaseDoc>(
    'cases',
    { _id: reset._id },
    {
      $set: {
        state: 'code_delivered',
        outcome: null,
        closedAt: null,
        serials: ['AB4178206'],
        releases: [release],
        photos: [
          {
            fileHash: photo,
            at: at(2).toISOString(),
            reading: label,
            result: {
              decision: 'match',
              reason: 'serial_equal',
              serial: 'AB4178206',
              device: null,
              confidence: 1,
              lines: [{ check: 'platform', outcome: 'agrees', label: 'AB4178206', other: 'AB4178206' }],
              rules: 'm1',
            },
          },
        ],
        opaque: {
          sealed: box.seal(new Secret(TOKEN), reset._id),
          tokenHash: sha256(TOKEN),
          via: 'feature_code_file',
          fileHash: keyFile,
          at: at(2).toISOString(),
          platform: null,
        },
      },
    },
  )
  reset = changed as CaseDoc
  await putMessage(store, reset, 'Voici l’étiquette', {
    at: at(2),
    files: [
      { hash: photo, contentType: 'image/jpeg', name: 'étiquette.jpg' },
      { hash: keyFile, contentType: 'text/xml', name: 'DeviceKey.xml' },
    ],
  })
  await putMessage(store, reset, 'Bonjour', { caseId: null, at: at(-5), author: 'bot', status: 'read' })
  await putMessage(store, { ...reset, conversation: 'whatsapp:+33639989999' }, 'D’un autre', { caseId: null })
  await putTicket(store, reset, {
    events: [
      { at: at(5), kind: 'noted', agentId: 'a1', agentName: 'Inès', detail: 'client pressé' },
      { at: at(6), kind: 'claimed', agentId: 'a1', agentName: 'Inès', detail: null },
    ],
  })
  await store.transaction(async (tx) => {
    for (const outcome of ['ask', 'release']) {
      const inputs = { label: { resetToken: TOKEN, serial: 'AB4178206' }, outcome }
      const entry = { subject: reset._id, kind: 'case' as const, outcome, reason: 'evidence_agrees' }
      const rest = { rules: { policy: 'p1' }, actor: 'policy', inputs, personId: reset.personId }
      await appendDecision(tx, box, { ...entry, ...rest }, TEST_NOW)
    }
  })

  async function keep(bytes: Buffer, contentType: string): Promise<string> {
    const hash = await files.put(bytes)
    await store.insert('files', {
      _id: hash,
      ...{ contentType, size: bytes.length, createdAt: TEST_NOW, expiresAt: null },
    })
    return hash
  }
})
afterAll(() => opened.close())

async function view(role: 'agent' | 'auditor' | 'lead' | 'manager' = 'manager'): Promise<CaseView> {
  const browser = await opened.signedIn(role)
  const { status, body } = await browser.get(`/cases/${reset.number}`)
  expect(status).toBe(200)
  return body
}

describe('a case, whole', () => {
  it('tells everything in order: what was said, noted and done', async () => {
    const { timeline, photos, match, releases, promises, company, person } = await view()
    const told = timeline.map(({ who, text }: TimelineItem) => `${who}: ${text}`)
    expect(told).toEqual([
      'bot: Bonjour',
      `system: Dossier ${reset.number} ouvert`,
      'installer: Voici l’étiquette',
      'system: Code obtenu pour AB4178206',
      'system: Code envoyé pour AB4178206',
      'note: client pressé',
      'system: Conseillers\u00a0: pris en charge',
    ])
    expect(timeline[0]?.status).toBe('read')
    expect(photos[0]).toMatchObject({
      quality: ['reflet'],
      result: { outcome: 'match', text: 'Numéros de série identiques' },
      fields: [
        { field: 'serial', value: 'AB4178206', used: true, box: { x: 0.1, y: 0.2 } },
        { field: 'model', used: true, box: null },
        { value: 'AB4178208', used: false, corrected: true },
      ],
    })
    expect(match.lines).toEqual([
      expect.objectContaining({ what: 'platform', verdict: 'agrees', label: 'AB4178206' }),
    ])
    expect(releases[0]).toMatchObject({ code: '•••', stateText: 'envoyé', revealable: false })
    expect(promises[0]).toMatchObject({ state: 'open' })
    expect(company).toMatchObject({ name: 'Alpha Sécurité', stateText: 'vérifiée ✓' })
    expect(person.address).toMatch(/^\+33 •• •• •• •• \d\d$/)
  })

  it('holds no secret for any role', async () => {
    for (const role of ['agent', 'lead', 'manager', 'auditor'] as const) {
      const text = JSON.stringify(await view(role))
      for (const secret of [CODE, TOKEN, reset.conversation.slice(9), reset.releases[0]?.sealedCode ?? '?']) {
        expect(text.includes(secret), `${secret} for ${role}`).toBe(false)
      }
    }
  })

  it('checks its decision records now, and says which one was changed', async () => {
    const before = await view('auditor')
    expect(before.decisions.map(({ verified }) => verified)).toEqual(['good', 'good'])
    expect(before.decisions[0]?.inputs).toMatchObject({ label: { serial: 'AB4178206', resetToken: '•••' } })
    expect((await view('agent')).decisions[0]?.inputs).toBe(null)
    const { store } = opened
    await store.update('decisions', { subject: reset._id, subjectSeq: 1 }, { $set: { outcome: 'human' } })
    const after = await view('auditor')
    expect(after.chain).toMatchObject({ ok: false, records: 2, shredded: 0 })
    expect(after.chain.checkedAt).toBe(TEST_NOW.toISOString())
    expect(after.decisions.map(({ verified }) => verified)).toEqual(['changed', 'good'])
    await store.update('decisions', { subject: reset._id, subjectSeq: 1 }, { $set: { outcome: 'ask' } })
  })

  it('is not there for a number nobody has', async () => {
    const browser = await opened.signedIn('auditor')
    expect((await browser.get('/cases/S-2026-999999')).status).toBe(404)
  })

  it('leaves one line in the access log for each reader, not one for each look', async () => {
    const reader = await opened.signedIn('agent')
    await reader.get(`/cases/${reset._id}`)
    await reader.get(`/cases/${reset._id}`)
    const actorId = (await reader.get('/session')).body.user.id
    const lines = await opened.store.find<AccessEntryDoc>('accessEntries', { actorId, action: 'case.read' })
    expect(lines.map(({ subjectLabel }) => subjectLabel)).toEqual([reset.number])
  })
})

describe('its files', () => {
  it('are shown as pictures or saved, never opened', async () => {
    const browser = await opened.signedIn('agent')
    const answer = await browser.raw(`/console/api/cases/${reset._id}/files/${sha256(PHOTO)}`)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PHOTO)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename="etiquette.jpg"/)
  })

  it('are found without reading the case around them', async () => {
    const { store } = opened
    const read: string[] = []
    const counting = {
      ...store,
      find: async (name: string, ...rest: [Filter, FindOptions?]) => {
        const found = await store.find<Doc>(name, ...rest)
        for (const _ of found) read.push(name)
        return found
      },
    } as unknown as Store
    for (let n = 0; n < 40; n++) await putMessage(store, reset, `ligne ${n}`)
    const row = await loadRow(store, reset._id)
    expect(await fileOfCase(counting, row, sha256(PHOTO))).toMatchObject({ name: 'étiquette.jpg' })
    expect(await fileOfCase(counting, row, sha256('of somebody else'))).toBeNull()
    // The message it came with, and nothing else.
    expect(read).toEqual(['messages'])
  })

  it('are only its own, and never what the device itself made', async () => {
    const browser = await opened.signedIn('agent')
    const get = async (hash: string) => (await browser.get(`/cases/${reset._id}/files/${hash}`)).status
    expect(await get(sha256('of somebody else'))).toBe(404)
    expect(await get(sha256(KEY_FILE))).toBe(404)
    expect(await get('../../../etc/passwd')).toBe(404)
    expect(await get('x'.repeat(64))).toBe(400)
  })
})

describe('revealing', () => {
  const releaseId = () => reset.releases[0]?.id
  const why = 'le client ne l’a pas reçu'

  it('a code is for leads and admins, and leaves two traces', async () => {
    const manager = await opened.signedIn('manager')
    const wanted = { what: 'code', releaseId: releaseId(), why }
    expect((await manager.post(`/cases/${reset._id}/reveal`, wanted)).status).toBe(403)
    const lead = await opened.signedIn('lead')
    const { status, body } = await lead.post(`/cases/${reset._id}/reveal`, wanted)
    expect([status, body]).toEqual([200, { value: CODE }])
    const { decisions } = await view('auditor')
    expect(decisions.at(-1)).toMatchObject({
      kind: 'access',
      outcome: 'revealed',
      reason: 'code',
      inputs: { why },
    })
    expect(await verifyChain(opened.store, opened.box)).toMatchObject({ ok: true })
    const lines = await opened.store.find<AccessEntryDoc>('accessEntries', { action: 'case.revealed' })
    expect(lines).toEqual([expect.objectContaining({ subjectLabel: reset.number, detail: `code: ${why}` })])
    expect(JSON.stringify(lines) + opened.logged.join('')).not.toContain(CODE)
  })

  it('wants a reason, and a code that lives', async () => {
    const lead = await opened.signedIn('lead')
    const wanted = { what: 'code', releaseId: releaseId() }
    expect((await lead.post(`/cases/${reset._id}/reveal`, wanted)).status).toBe(400)
    opened.clock.set(at(3000))
    const dead = await lead.post(`/cases/${reset._id}/reveal`, { ...wanted, why })
    opened.clock.set(null)
    expect(dead.status).toBe(404)
  })

  it('an address is for whoever supervises', async () => {
    const agent = await opened.signedIn('agent')
    const wanted = { what: 'address', why }
    expect((await agent.post(`/cases/${reset._id}/reveal`, wanted)).status).toBe(403)
    const auditor = await opened.signedIn('auditor')
    const { body } = await auditor.post(`/cases/${reset._id}/reveal`, wanted)
    expect(body.value).toBe(reset.conversation.slice('whatsapp:'.length))
  })
})

describe('the whole chain', () => {
  it('is verified for auditors', async () => {
    const auditor = await opened.signedIn('auditor')
    expect((await auditor.get('/chain')).body).toMatchObject({ ok: true, problems: [] })
  })
})

describe('masking', () => {
  it.each([
    ['whatsapp:+33639980042', '+33 •• •• •• •• 42'],
    ['whatsapp:+4915112345678', '+49 •• •• •• •• 78'],
    ['files:something', '•••'],
  ])('%s', (address, expected) => expect(maskAddress(address)).toBe(expected))

  it('goes as deep as the secret lies', () => {
    const given = { a: [{ resetToken: 'x', sealedCode: 'y', tokenHash: 'keep' }], token: { hash: 'keep' } }
    expect(withoutSecrets(given)).toEqual({
      a: [{ resetToken: '•••', sealedCode: '•••', tokenHash: 'keep' }],
      token: { hash: 'keep' },
    })
  })
})
