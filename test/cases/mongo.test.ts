import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendDecision } from '../../cases/decision-chain.js'
import { erasePerson } from '../../cases/erase-person.js'
import { resealAll } from '../../cases/reseal.js'
import { verifyChain } from '../../cases/verify-chain.js'
import { createSecretBox } from '../../core/secrets.js'
import { SCHEMAS } from '../../models/schemas.js'
import { mongoAt, type TestStore } from '../contracts/engines.js'
import { findMongo } from '../contracts/mongo-server.js'
import { createCasesBed, NOON } from './cases-bed.js'

const mongo = await findMongo()
afterAll(() => mongo?.stop())

/** The other tests of this folder run on SQLite; what differs there is what happens at the same moment. */
describe.skipIf(!mongo)('cases on MongoDB', () => {
  let opened: TestStore
  beforeAll(async () => {
    opened = await mongoAt(mongo?.uri ?? '').open(SCHEMAS)
  })
  afterAll(() => opened?.drop())
  const key = { id: 'k1', bytes: randomBytes(32) }
  const box = createSecretBox([key])
  const bed = () =>
    createCasesBed({ ...opened, box, wipe: async () => undefined, close: async () => undefined })

  it('one open case for each conversation, and numbers without a gap', async () => {
    const { cases } = bed()
    const open = (conversation: string) => cases.open({ personId: 'p', companyId: null, conversation })
    const opens = await Promise.all(['a', 'a', 'b', 'a', 'b'].map(open))
    expect(new Set(opens.map(({ _id }) => _id)).size).toBe(2)
    expect(new Set(opens.map(({ number }) => number)).size).toBe(2)
  })

  it('one code, however many decide at once', async () => {
    const { cases, ready, platform } = bed()
    const reset = await ready()
    const decided = await Promise.all([
      cases.decide(reset._id),
      cases.decide(reset._id),
      cases.decide(reset._id),
    ])
    expect(new Set(decided.map(({ release }) => release?.id)).size).toBe(1)
    expect(platform.made()).toBe(1)
    expect((await cases.get(reset._id))?.releases).toHaveLength(1)
  })

  it('one chain, however many write to it', async () => {
    const entry = (n: number) => ({
      subject: `case-${n % 2}`,
      kind: 'case' as const,
      outcome: 'retry',
      reason: 'serial_differs',
      rules: {},
      actor: 'policy',
      inputs: { n },
      personId: null,
    })
    const { store } = opened
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((n) => store.transaction((tx) => appendDecision(tx, box, entry(n), NOON))),
    )
    expect(await verifyChain(store, box)).toMatchObject({ ok: true })
  })

  it('keys are replaced and people erased', async () => {
    const { store, files } = opened
    const fresh = createSecretBox([{ id: 'k2', bytes: randomBytes(32) }, key])
    expect((await resealAll(store, fresh)).resealed).toBeGreaterThan(0)
    expect(await resealAll(store, fresh)).toMatchObject({ resealed: 0, unreadable: [], busy: 0 })
    const erased = await erasePerson(store, files, fresh, 'person-1', { actor: 'operator', now: NOON })
    expect(erased.cases).toBe(1)
    expect(await verifyChain(store, fresh)).toMatchObject({ ok: true })
  })
})
