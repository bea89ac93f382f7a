import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { POLICY } from '../../cases/policy.js'
import { readPolicy } from '../../cases/policy-file.js'
import { replay } from '../../cases/replay.js'
import { shredSubjects } from '../../cases/shred-keys.js'
import { verifyChain } from '../../cases/verify-chain.js'
import { Secret } from '../../core/secrets.js'
import { match } from '../../devices/match.js'
import { type CasesBed, createCasesBed } from './cases-bed.js'
import { label, reading, SHORT } from './make-facts.js'
import { openTestStore, type TestBed } from './open-test-store.js'

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

/** One case that got its code by OCR at 0.92, one that did not match. */
async function history() {
  const ocr = reading({ source: 'ocr', confidence: 0.92 })
  const good = await bed.ready({ label: label(ocr) })
  await bed.cases.decide(good._id)
  const bad = await bed.ready({
    personId: 'person-2',
    companyId: 'company-2',
    label: label(reading({ value: 'GB1234568' })),
  })
  await bed.cases.decide(bad._id)
  return { good, bad }
}

describe('replay', () => {
  it('decides as it was decided, under the rules of then', async () => {
    await history()
    expect(await replay(bed.store, bed.box, POLICY, match)).toEqual({
      decided: 2,
      byPeople: 0,
      shredded: 0,
      unreadable: 0,
      changed: [],
    })
  })

  it('lists what other rules would have changed, codes first of all', async () => {
    const { good } = await history()
    const stricter = readPolicy({ version: 'policy-test', minOcrConfidence: 0.95 })
    const report = await replay(bed.store, bed.box, stricter, match)
    expect(report.changed).toEqual([
      expect.objectContaining({
        caseId: good._id,
        before: { outcome: 'release', reason: 'evidence_agrees', serial: SHORT },
        after: { outcome: 'retry', reason: 'evidence_insufficient', serial: null },
        release: 'withheld',
      }),
    ])
    const before = await verifyChain(bed.store, bed.box)
    expect(before).toMatchObject({ ok: true })
  })

  it('leaves people’s decisions and forgotten ones alone', async () => {
    const { good, bad } = await history()
    await bed.cases.releaseByAgent(bad._id, {
      actionId: 'click',
      shortSerial: 'GB7654321',
      sealedCode: bed.box.seal(new Secret('ABCD1234'), bad._id),
      form: 'key',
      agentId: 'agent-1',
    })
    await shredSubjects(bed.store, [good._id])
    expect(await replay(bed.store, bed.box, POLICY, match)).toMatchObject({
      decided: 1,
      byPeople: 1,
      shredded: 1,
    })
  })

  it('takes no rules file that is not one', () => {
    for (const bad of [
      {},
      { version: POLICY.version },
      { version: 'x', minOcrConfidense: 1 },
      { version: 'x', evidence: [] },
      [],
    ]) {
      expect(() => readPolicy(bad)).toThrow()
    }
    expect(readPolicy({ version: 'x', perDay: { device: 1 } }).perDay).toEqual({
      person: 10,
      company: 30,
      device: 1,
    })
  })
})
