import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { erasePerson } from '../../cases/erase-person.js'
import { exportPerson } from '../../cases/export-person.js'
import { findPersonId } from '../../cases/person-data.js'
import { RETENTION, runRetention } from '../../cases/retention.js'
import { verifyChain } from '../../cases/verify-chain.js'
import { sha256 } from '../../core/ids.js'
import type { Doc } from '../../core/store.js'
import { deskLane } from '../../models/desk-ticket.js'
import { SCHEMAS } from '../../models/schemas.js'
import { type CasesBed, createCasesBed, NOON, opaque } from './cases-bed.js'
import { label, reading, SHORT } from './make-facts.js'
import { openTestStore, type TestBed } from './open-test-store.js'

const PHONE = 'whatsapp:+33600000001'
const OTHER_PHONE = 'whatsapp:+33600000002'
let opened: TestBed
let bed: CasesBed
beforeAll(async () => {
  opened = await openTestStore()
})
beforeEach(async () => {
  await opened.wipe()
  bed = createCasesBed(opened)
})
afterAll(() => opened.close())

/** A person with a conversation, a case with a live code, and files; `same` is a picture that others sent too. */
async function live(personId: string, phone: string, same: string) {
  const bytes = Buffer.from(`photo of ${personId}`)
  await bed.store.insert('persons', {
    _id: personId,
    profileName: `Name of ${personId}`,
    locale: 'fr',
    providerType: 'installer',
    companyId: 'company-1',
    optedOutAt: null,
    createdAt: NOON,
    updatedAt: NOON,
  })
  await bed.store.insert('conversations', {
    _id: phone,
    personId,
    version: 1,
    owner: 'bot',
    agentId: null,
    facts: { name: `Name of ${personId}` },
    dialog: null,
    caseId: null,
    lastInboundAt: NOON,
    updatedAt: NOON,
  })
  await bed.store.insert('inbox', {
    _id: `in-${personId}`,
    channel: 'whatsapp',
    messageId: `SM-${personId}`,
    conversation: phone,
    seq: 1,
    payload: { from: phone, text: 'bonjour' },
    at: NOON,
    state: 'done',
    receivedAt: NOON,
    settledAt: NOON,
    error: null,
  })
  const hash = await bed.files.put(bytes)
  const shared = await bed.files.put(Buffer.from(same))
  for (const _id of [hash, shared]) {
    const record = {
      contentType: 'image/jpeg',
      size: 1,
      createdAt: NOON,
      expiresAt: new Date(NOON.getTime() + 90 * 86_400_000),
    }
    await bed.store.update('files', { _id }, { $set: record }, { upsert: true })
  }
  await bed.store.insert('messages', {
    _id: `m-${personId}`,
    conversation: phone,
    personId,
    caseId: null,
    author: 'installer',
    agentId: null,
    text: `je suis ${personId}`,
    choices: [],
    files: [{ hash, contentType: 'image/jpeg', name: null }],
    providerId: null,
    outboxId: null,
    status: null,
    errorCode: null,
    at: NOON,
  })
  await bed.company('company-1', personId)
  const reset = await bed.cases.open({ personId, companyId: 'company-1', conversation: phone })
  await bed.cases.addEvidence(reset._id, opaque(`TOKEN-OF-${personId}`), sha256(`t${personId}`))
  await bed.cases.addEvidence(reset._id, { kind: 'label', label: label(reading()) }, shared)
  await bed.cases.acceptDeclaration(reset._id, { version: '1', locale: 'fr', text: 'Je déclare…' })
  const { release } = await bed.cases.decide(reset._id)
  return { caseId: reset._id, hash, shared, release }
}

/** Every document of every collection, as text. */
async function everything(): Promise<string> {
  const found: Doc[] = []
  for (const { name } of SCHEMAS) found.push(...(await bed.store.find<Doc>(name, {})))
  return JSON.stringify(found)
}

describe('export', () => {
  it('gives a person all of theirs, and no secret', async () => {
    await live('person-1', PHONE, 'same')
    expect(await findPersonId(bed.store, PHONE)).toBe('person-1')
    expect(await findPersonId(bed.store, 'whatsapp:+33699999999')).toBeNull()
    const exported = await exportPerson(bed.store, bed.box, 'person-1', NOON)
    expect(exported).toMatchObject({
      person: { profileName: 'Name of person-1' },
      addresses: [{ address: PHONE }],
      messages: [{ author: 'installer', text: 'je suis person-1' }],
      cases: [{ state: 'code_delivered', releases: [{ sealedCode: '•••' }], opaque: { sealed: '•••' } }],
      decisions: [
        { outcome: 'release', inputs: { facts: { label: { serial: { value: SHORT } } } } },
        { outcome: 'issued' },
      ],
      companies: [{ name: 'Dupont Alarmes' }],
    })
    expect(exported.files).toHaveLength(3)
    const text = JSON.stringify(exported)
    for (const secret of ['CODE0001', 'TOKEN-OF', 'v1.k1.']) expect(text).not.toContain(secret)
  })
})

describe('erasure', () => {
  it('leaves nothing of the person, and a chain that verifies', async () => {
    const mine = await live('person-1', PHONE, 'same')
    const report = await erasePerson(bed.store, bed.files, bed.box, 'person-1', {
      actor: 'operator',
      now: NOON,
    })
    expect(report).toEqual({ cases: 1, messages: 1, files: 3, shredded: 1 })
    const left = await everything()
    for (const trace of [
      PHONE,
      '33600000001',
      'Name of person-1',
      'je suis',
      SHORT,
      mine.hash,
      'TOKEN-OF',
      'Dupont',
    ]) {
      expect(left).not.toContain(trace)
    }
    expect(await bed.files.get(mine.hash)).toBeNull()
    expect(await verifyChain(bed.store, bed.box)).toMatchObject({ ok: true, shredded: 2 })
    expect(await bed.cases.get(mine.caseId)).toMatchObject({
      state: 'closed',
      photos: [],
      releases: [],
    })
  })

  it('takes what was relayed to an agent and never got there, and finds none of their words', async () => {
    const { caseId } = await live('person-1', PHONE, 'same')
    await bed.store.insert('deskTickets', {
      _id: 'ticket-1',
      number: 'S-2026-000001',
      conversation: PHONE,
      personId: 'person-1',
      caseId,
      locale: 'fr',
      state: 'claimed',
      open: true,
      cause: 'asked',
      openedAt: NOON,
      promiseKind: 'before',
      promiseAt: NOON,
      firstDueAt: NOON,
      resolutionDueAt: NOON,
      version: 1,
      updatedAt: NOON,
    })
    const relayed = { kind: 'relay', ticketId: 'ticket-1', name: 'Name of person-1', text: 'appelez Zoé' }
    await bed.store.insert('outbox', {
      _id: 'out-1',
      channel: 'teams',
      conversation: deskLane('ticket-1'),
      seq: 1,
      payload: relayed,
      state: 'dead',
      attempts: 3,
      lookups: 0,
      createdAt: NOON,
    })
    expect(await bed.store.search('messages', 'suis')).toHaveLength(1)
    await erasePerson(bed.store, bed.files, bed.box, 'person-1', { actor: 'operator', now: NOON })
    const left = await everything()
    for (const trace of ['Zoé', 'Name of person-1', PHONE]) expect(left).not.toContain(trace)
    expect(await bed.store.search('messages', 'suis')).toEqual([])
  })

  it('takes nothing of anybody else', async () => {
    const mine = await live('person-1', PHONE, 'same')
    await bed.cases.confirm(mine.caseId, mine.release?.id ?? '')
    const theirs = await live('person-2', OTHER_PHONE, 'same')
    await erasePerson(bed.store, bed.files, bed.box, 'person-1', { actor: 'operator', now: NOON })
    expect(await bed.files.get(theirs.hash)).not.toBeNull()
    expect(await bed.files.get(theirs.shared)).not.toBeNull()
    const exported = await exportPerson(bed.store, bed.box, 'person-2', NOON)
    expect(exported).toMatchObject({ person: { _id: 'person-2' }, messages: [{ text: 'je suis person-2' }] })
    expect(exported.cases).toHaveLength(1)
    expect(JSON.stringify(exported.decisions)).toContain(SHORT)
  })

  it('may be asked for twice', async () => {
    await live('person-1', PHONE, 'same')
    const given = { actor: 'operator', now: NOON }
    await erasePerson(bed.store, bed.files, bed.box, 'person-1', given)
    expect(await erasePerson(bed.store, bed.files, bed.box, 'person-1', given)).toMatchObject({
      messages: 0,
      files: 0,
    })
    expect(await verifyChain(bed.store, bed.box)).toMatchObject({ ok: true })
  })
})

describe('retention', () => {
  const inDays = (days: number) => new Date(NOON.getTime() + days * 86_400_000)

  it('forgets each kind of data in its time, and not before', async () => {
    const { caseId } = await live('person-1', PHONE, 'same')
    await bed.cases.close(caseId, 'solved')
    const nothing = { messages: 0, evidence: 0, cases: 0, releases: 0, shredded: 0 }
    expect(await runRetention(bed.store, inDays(89))).toEqual(nothing)
    expect(await runRetention(bed.store, inDays(91))).toEqual({ ...nothing, cases: 1 })
    expect(await bed.cases.get(caseId)).toMatchObject({ photos: [], number: 'S-2026-000001' })
    expect(await runRetention(bed.store, inDays(92))).toEqual(nothing)
    expect(await runRetention(bed.store, inDays(366))).toMatchObject({
      messages: 1,
      evidence: 2,
      shredded: 0,
    })
    expect(await runRetention(bed.store, inDays(RETENTION.decisions + 1))).toMatchObject({ shredded: 1 })
    expect(await bed.cases.get(caseId)).toBeNull()
    expect(await verifyChain(bed.store, bed.box)).toMatchObject({ ok: true, shredded: 3 })
  })
})
