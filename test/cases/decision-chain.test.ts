import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../cases/canonical-json.js'
import { anchorChain, appendDecision, chainHead, hashRecord, openInputs } from '../../cases/decision-chain.js'
import { shredSubjects } from '../../cases/shred-keys.js'
import { verifyChain } from '../../cases/verify-chain.js'
import type { DecisionRecordDoc } from '../../models/decision-record.js'
import { openTestStore, type TestBed } from './open-test-store.js'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 10, minute))
let bed: TestBed
beforeAll(async () => {
  bed = await openTestStore()
})
beforeEach(() => bed.wipe())
afterAll(() => bed.close())

const append = (subject: string, n: number, change: object = {}) =>
  bed.store.transaction((tx) =>
    appendDecision(
      tx,
      bed.box,
      {
        subject,
        kind: 'case',
        outcome: 'retry',
        reason: 'serial_differs',
        rules: { policy: 'p1' },
        actor: 'policy',
        inputs: { n, serial: 'GB1234567' },
        personId: 'person-1',
        ...change,
      },
      at(n),
    ),
  )
const verify = (anchor?: { seq: number; hash: string }) => verifyChain(bed.store, bed.box, anchor)
const records = () => bed.store.find<DecisionRecordDoc>('decisions', {}, { sort: { seq: 1 } })
const set = (seq: number, fields: Record<string, unknown>) =>
  bed.store.update('decisions', { seq }, { $set: fields })

/** Two cases, their records interleaved: seq 1 to 6. */
async function write() {
  for (const n of [1, 2, 3]) {
    await append('case-a', n)
    await append('case-b', n)
  }
}

describe('the chain of decisions', () => {
  it('verifies as it was written', async () => {
    expect(await verify()).toMatchObject({ ok: true, records: 0 })
    await write()
    expect(await verify()).toMatchObject({ ok: true, records: 6, shredded: 0, problems: [] })
    expect((await records()).map(({ seq, subjectSeq }) => [seq, subjectSeq])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 2],
      [5, 3],
      [6, 3],
    ])
  })

  it('keeps the inputs, sealed', async () => {
    const record = await append('case-a', 1)
    expect(JSON.stringify(await records())).not.toContain('GB1234567')
    expect(await openInputs(bed.store, bed.box, record)).toEqual({ n: 1, serial: 'GB1234567' })
  })

  it('does not write the same decision twice in a row', async () => {
    const first = await append('case-a', 1)
    const again = await append('case-a', 1)
    expect(again._id).toBe(first._id)
    await append('case-a', 1, { outcome: 'human' })
    await append('case-a', 1)
    expect(await records()).toHaveLength(3)
  })

  it('stays one chain when many write at once', async () => {
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((n) => append(`case-${n % 3}`, n)))
    expect(await verify()).toMatchObject({ ok: true, records: 8 })
  })
})

describe('tampering is found, and where', () => {
  it.each<[string, () => Promise<unknown>, { seq: number; problem: string }]>([
    ['an edited outcome', () => set(3, { outcome: 'release' }), { seq: 3, problem: 'changed' }],
    ['an edited reason', () => set(1, { reason: 'x' }), { seq: 1, problem: 'changed' }],
    ['an edited time', () => set(4, { at: at(59) }), { seq: 4, problem: 'changed' }],
    ['edited rules', () => set(4, { rules: { policy: 'p0' } }), { seq: 4, problem: 'changed' }],
    ['another actor', () => set(2, { actor: 'agent:x' }), { seq: 2, problem: 'changed' }],
    ['other inputs', () => set(2, { sealed: 'v1.s.AAAA.AAAA.AAAA' }), { seq: 2, problem: 'inputs_changed' }],
    ['a record deleted', () => bed.store.delete('decisions', { seq: 3 }), { seq: 4, problem: 'missing' }],
    ['the first deleted', () => bed.store.delete('decisions', { seq: 1 }), { seq: 2, problem: 'missing' }],
    ['the last deleted', () => bed.store.delete('decisions', { seq: 6 }), { seq: 6, problem: 'truncated' }],
    ['all deleted', () => bed.store.delete('decisions', {}), { seq: 1, problem: 'truncated' }],
    ['the end forgotten', () => bed.store.delete('chainHeads', {}), { seq: 1, problem: 'beyond_head' }],
  ])('%s', async (_, tamper, expected) => {
    await write()
    await tamper()
    const report = await verify()
    expect(report.ok).toBe(false)
    expect(report.problems).toContainEqual(expect.objectContaining(expected))
  })

  it('an edit with its hash mended breaks the link to the next', async () => {
    await write()
    const [, , third] = await records()
    if (!third) throw new Error('no record')
    const forged = { ...third, outcome: 'release' }
    await set(3, { outcome: 'release', hash: hashRecord(forged) })
    const report = await verify()
    expect(report.problems).toContainEqual(expect.objectContaining({ seq: 4, problem: 'not_linked' }))
  })

  it('two records that changed places', async () => {
    await write()
    await set(3, { seq: 100 })
    await set(4, { seq: 3 })
    await set(100, { seq: 4 })
    const report = await verify()
    expect(report.problems.map(({ seq }) => seq)).toEqual(expect.arrayContaining([3, 4]))
  })

  it('a whole chain cut off and the end mended, when an anchor was kept elsewhere', async () => {
    await write()
    const anchor = await chainHead(bed.store)
    await bed.store.delete('decisions', { seq: { $gt: 4 } })
    const [, , , fourth] = await records()
    await bed.store.update('chainHeads', { _id: 'all' }, { $set: { seq: 4, hash: fourth?.hash } })
    expect(await verify()).toMatchObject({ ok: true })
    expect((await verify(anchor)).problems).toEqual([{ seq: 6, subject: null, problem: 'truncated' }])
    await append('case-c', 5)
    await append('case-c', 6)
    expect((await verify(anchor)).problems).toContainEqual(
      expect.objectContaining({ seq: 6, problem: 'anchor_differs' }),
    )
  })
})

describe('forgetting', () => {
  it('destroys what was recorded and leaves the chain whole', async () => {
    await write()
    expect(await shredSubjects(bed.store, ['case-a', 'unknown'])).toBe(1)
    expect(await verify()).toMatchObject({ ok: true, records: 6, shredded: 3 })
    const [first, second] = await records()
    if (!first || !second) throw new Error('no records')
    expect(await openInputs(bed.store, bed.box, first)).toBeNull()
    expect(await openInputs(bed.store, bed.box, second)).not.toBeNull()
  })
})

describe('the daily anchor', () => {
  it('is written once a day, when there is something to anchor', async () => {
    expect(await anchorChain(bed.store, bed.box, at(0))).toBeNull()
    await write()
    const before = await chainHead(bed.store)
    const anchored = await anchorChain(bed.store, bed.box, at(30))
    expect(anchored).toEqual(await chainHead(bed.store))
    expect(anchored?.seq).toBe(before.seq + 1)
    await append('case-a', 9)
    expect(await anchorChain(bed.store, bed.box, at(40))).toBeNull()
    const tomorrow = new Date('2026-11-25T01:00:00Z')
    expect((await anchorChain(bed.store, bed.box, tomorrow))?.seq).toBe(9)
    expect(await anchorChain(bed.store, bed.box, new Date('2026-11-26T01:00:00Z'))).toBeNull()
    expect(await verify()).toMatchObject({ ok: true, records: 9 })
  })
})

describe('canonicalJson', () => {
  it('is the same for the same value, however it was written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
      }),
    )
  })

  it('refuses what two readers would write differently', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol('x')]) {
      expect(() => canonicalJson({ value })).toThrow(TypeError)
    }
    expect(canonicalJson({ b: undefined, a: new Date(0) })).toBe('{"a":"1970-01-01T00:00:00.000Z"}')
  })
})
