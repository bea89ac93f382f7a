import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createCases } from '../../cases/create-cases.js'
import { resealAll } from '../../cases/reseal.js'
import { verifyChain } from '../../cases/verify-chain.js'
import { createSecretBox, Secret } from '../../core/secrets.js'
import type { InboxDoc } from '../../models/inbox.js'
import type { OutboxDoc } from '../../models/outbox.js'
import { type CasesBed, createCasesBed, NOON, opaque } from './cases-bed.js'
import { openTestStore, type TestBed } from './open-test-store.js'

const oldKey = { id: 'old', bytes: randomBytes(32) }
const newKey = { id: 'new', bytes: randomBytes(32) }
const before = createSecretBox([oldKey])
const during = createSecretBox([newKey, oldKey])
const after = createSecretBox([newKey])

let opened: TestBed
let bed: CasesBed
beforeAll(async () => {
  opened = await openTestStore()
})
beforeEach(async () => {
  await opened.wipe()
  bed = createCasesBed({ ...opened, box: before })
})
afterAll(() => opened.close())

async function fill() {
  const reset = await bed.ready()
  await bed.cases.addEvidence(reset._id, opaque('OPAQUE-STRING'), 'file')
  const { release } = await bed.cases.decide(reset._id)
  const outbox: OutboxDoc = {
    _id: 'o1',
    channel: 'whatsapp',
    conversation: 'whatsapp:1',
    seq: 1,
    payload: { to: 'x', sealedText: before.seal(new Secret('votre code'), 'whatsapp:1') },
    state: 'waiting',
    attempts: 0,
    lookups: 0,
    attemptAt: null,
    attemptRealAt: null,
    providerId: null,
    error: null,
    createdAt: NOON,
    settledAt: null,
  }
  await bed.store.insert('outbox', outbox)
  const inbox: InboxDoc = {
    _id: 'i1',
    channel: 'desk',
    messageId: 'm1',
    conversation: 'whatsapp:1',
    seq: 1,
    payload: { caseId: 'case-9', action: { sealedCode: before.seal(new Secret('ABCD1234'), 'case-9') } },
    at: NOON,
    state: 'waiting',
    receivedAt: NOON,
    settledAt: null,
    error: null,
  }
  await bed.store.insert('inbox', inbox)
  return { reset, releaseId: release?.id ?? '' }
}

describe('replacing the key', () => {
  it('leaves nothing that needs the old one', async () => {
    const { reset, releaseId } = await fill()
    const first = await resealAll(bed.store, during)
    // Token, code, the case's records, a message on its way, an agent's code.
    expect(first).toEqual({ resealed: 5, current: 0, unreadable: [], busy: 0 })
    expect(await resealAll(bed.store, during)).toEqual({ resealed: 0, current: 5, unreadable: [], busy: 0 })

    const { store, clock, platform } = bed
    const cases = createCases({ store, box: after, clock, platform })
    const { code } = await cases.reveal(reset._id, releaseId)
    expect(code.form === 'key' && code.key.reveal()).toBe('CODE0001')
    const stored = await cases.get(reset._id)
    expect(after.open(stored?.opaque?.sealed ?? '', reset._id).reveal()).toBe('OPAQUE-STRING')
    expect(await verifyChain(store, after)).toMatchObject({ ok: true })
    const [item] = await store.find<OutboxDoc>('outbox', {})
    const sealedText = (item?.payload as { sealedText?: string } | undefined)?.sealedText ?? ''
    expect(after.open(sealedText, 'whatsapp:1').reveal()).toBe('votre code')
  })

  it('says what no key opens, and leaves it', async () => {
    await fill()
    const report = await resealAll(bed.store, after)
    expect(report.resealed).toBe(0)
    expect(report.unreadable).toHaveLength(5)
    expect(await resealAll(bed.store, during)).toMatchObject({ resealed: 5 })
  })
})
