import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createCompanies } from '../../cases/companies.js'
import type { RegistryCheck } from '../../cases/company.js'
import { createHousekeeping } from '../../cases/housekeeping.js'
import { POLICY } from '../../cases/policy.js'
import { verifyChain } from '../../cases/verify-chain.js'
import { type CasesBed, createCasesBed, NOON } from './cases-bed.js'
import { openTestStore, type TestBed } from './open-test-store.js'

let opened: TestBed
let bed: CasesBed
const lines: string[] = []
const log = pino({ level: 'info', base: null }, { write: (line: string) => void lines.push(line) })
beforeAll(async () => {
  opened = await openTestStore()
})
beforeEach(async () => {
  await opened.wipe()
  bed = createCasesBed(opened)
  lines.length = 0
})
afterAll(() => opened.close())

const active: RegistryCheck = {
  at: NOON,
  status: 'active',
  name: 'ALPHA SECURITE',
  otherNames: [],
  address: null,
  postalCode: null,
  city: null,
  createdOn: null,
  activity: null,
  headCount: null,
}

function housekeeping(says: () => RegistryCheck) {
  const { store, box, clock, cases } = bed
  const companies = createCompanies({ store, clock, policy: POLICY.company, box })
  const registry = { vies: async () => says(), sirene: async () => says() }
  return { companies, ...createHousekeeping({ store, box, clock, cases, companies, registry, log }) }
}

describe('housekeeping', () => {
  it('lets codes die, asks silent registers again, anchors once a day and forgets', async () => {
    let says: RegistryCheck = { ...active, status: 'unreachable', name: null }
    const house = housekeeping(() => says)
    const company = await house.companies.claim({
      personId: 'person-9',
      userType: 'installer',
      vat: 'FR69999100019',
      name: 'Alpha Sécurité',
      headCount: '2-9',
      email: 'jean@alpha.fr',
      emailVerified: true,
      checks: { vies: says, sirene: says },
    })
    const reset = await bed.ready()
    const { release } = await bed.cases.decide(reset._id)
    await house.run()
    expect((await house.companies.get(company._id))?.state).toBe('pending')

    says = active
    bed.later(49 * 60)
    await house.run()
    expect((await house.companies.get(company._id))?.state).toBe('verified')
    const after = await bed.cases.get(reset._id)
    expect(after?.releases.find(({ id }) => id === release?.id)).toMatchObject({
      state: 'expired',
      sealedCode: null,
    })

    await house.run()
    const anchors = lines
      .filter((line) => line.includes('anchored'))
      .map((line) => JSON.parse(line).anchor as string)
    expect(anchors).toHaveLength(2)
    const [seq = '', hash = ''] = anchors.at(-1)?.split(':') ?? []
    expect(await verifyChain(bed.store, bed.box, { seq: Number(seq), hash })).toMatchObject({ ok: true })
  })

  it('goes on when one step fails', async () => {
    const house = housekeeping(() => {
      throw new Error('registers are on fire')
    })
    await house.companies.claim({
      personId: 'person-9',
      userType: 'installer',
      vat: 'FR69999100019',
      name: 'Alpha Sécurité',
      headCount: '2-9',
      email: 'jean@alpha.fr',
      emailVerified: true,
      checks: { vies: null, sirene: null },
    })
    await house.run()
    expect(lines.join('')).toContain('a step of the housekeeping failed')
    expect(lines.join('')).toContain('anchored')
  })
})
