import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Companies, type CompanyClaim, createCompanies, isContact } from '../../cases/companies.js'
import type { RegistryCheck } from '../../cases/company.js'
import { POLICY } from '../../cases/policy.js'
import { verifyChain } from '../../cases/verify-chain.js'
import { settableClock } from '../../core/clock.js'
import { isAppError } from '../../core/errors.js'
import type { DecisionRecordDoc } from '../../models/decision-record.js'
import { openTestStore, type TestBed } from './open-test-store.js'

const NOW = new Date('2026-11-24T10:00:00Z')
const active: RegistryCheck = {
  at: NOW,
  status: 'active',
  name: 'ALPHA SECURITE',
  otherNames: [],
  address: '12 RUE DES LILAS',
  postalCode: '69003',
  city: 'LYON',
  createdOn: '2012-05-01',
  activity: '43.21A',
  headCount: '2-9',
}
const silent: RegistryCheck = { ...active, status: 'unreachable', name: null }
const claim = (change: Partial<CompanyClaim> = {}): CompanyClaim => ({
  personId: 'person-1',
  userType: 'installer',
  vat: 'FR69999100019',
  name: 'Alpha Sécurité',
  headCount: '2-9',
  email: 'jean@alpha-securite.fr',
  emailVerified: true,
  checks: { vies: active, sirene: active },
  ...change,
})

let bed: TestBed
let clock = settableClock({ now: () => NOW })
let companies: Companies
beforeAll(async () => {
  bed = await openTestStore()
})
beforeEach(async () => {
  await bed.wipe()
  clock = settableClock({ now: () => NOW })
  const policy = { ...POLICY.company, emailOwnership: true }
  companies = createCompanies({ store: bed.store, clock, policy, box: bed.box })
})
afterAll(() => bed.close())
const rejects = (work: Promise<unknown>, code: string) =>
  expect(work).rejects.toSatisfy((error) => isAppError(error) && error.code === code)

describe('a company', () => {
  it('is verified when everything agrees, and filled in from the register', async () => {
    const company = await companies.claim(claim())
    expect(company).toMatchObject({
      state: 'verified',
      reasons: ['verified_by_registry'],
      siren: '999100019',
      country: 'FR',
      address: '12 RUE DES LILAS',
      city: 'LYON',
      createdOn: '2012-05-01',
      verifiedAt: NOW,
      recheckAt: new Date('2027-11-24T10:00:00Z'),
      decidedBy: 'policy',
      contacts: ['person-1'],
    })
    expect(await companies.get(company._id)).toEqual(company)
  })

  it('is one for each VAT number, however often and by how many it is claimed', async () => {
    const all = await Promise.all([
      companies.claim(claim()),
      companies.claim(claim()),
      companies.claim(claim({ personId: 'person-2', emailVerified: false })),
    ])
    expect(new Set(all.map(({ _id }) => _id)).size).toBe(1)
    expect(await bed.store.count('companies', {})).toBe(1)
  })

  it('waits while its register is silent, and is verified when it speaks', async () => {
    const pending = await companies.claim(claim({ checks: { vies: silent, sirene: silent } }))
    expect(pending).toMatchObject({ state: 'pending', reasons: ['registry_unreachable'] })
    expect((await companies.toRecheck(10)).map(({ _id }) => _id)).toEqual([pending._id])
    const verified = await companies.recheck(pending._id, { vies: silent, sirene: active })
    expect(verified.state).toBe('verified')
    expect(await companies.toRecheck(10)).toEqual([])
  })

  it('is looked at again after a year: silence then unsays nothing, a closed company is found', async () => {
    const { _id } = await companies.claim(claim())
    clock.set(new Date('2027-11-25T10:00:00Z'))
    expect((await companies.toRecheck(10)).map((company) => company._id)).toEqual([_id])
    const silence = await companies.recheck(_id, { vies: silent, sirene: silent })
    expect(silence).toMatchObject({ state: 'verified', recheckAt: new Date('2028-11-25T10:00:00Z') })
    const closed = await companies.recheck(_id, { vies: silent, sirene: { ...active, status: 'closed' } })
    expect(closed).toMatchObject({ state: 'pending', reasons: ['company_closed'], verifiedAt: null })
  })
})

describe('a verified company', () => {
  it.each([
    ['another head count', { headCount: '250+' as const }],
    ['another name', { name: 'Beta Vidéo' }],
    ['another address', { email: 'jean@beta.example' }],
  ])('of which its contact says %s keeps its data, and the registers are asked again', async (_, change) => {
    const before = await companies.claim(claim())
    const after = await companies.claim(claim(change))
    expect(after).toMatchObject({ state: 'verified', name: before.name, recheckAt: NOW })
    expect((await companies.toRecheck(10)).map(({ _id }) => _id)).toEqual([before._id])
    const closed = await companies.recheck(before._id, {
      vies: silent,
      sirene: { ...active, status: 'closed' },
    })
    expect(closed.state).toBe('pending')
  })

  it('of which the same is said again is left alone', async () => {
    await companies.claim(claim())
    await companies.claim(claim({ email: 'Jean@Alpha-Securite.fr' }))
    expect(await companies.toRecheck(10)).toEqual([])
  })
})

describe('who speaks for a company', () => {
  it.each([
    ['a colleague with a proven address of the same domain', { email: 'anne@alpha-securite.fr' }, true],
    [
      'a colleague whose address is not proven',
      { email: 'anne@alpha-securite.fr', emailVerified: false },
      false,
    ],
    ['somebody with an address elsewhere', { email: 'anne@elsewhere.fr' }, false],
    ['somebody whose domain only ends alike', { email: 'anne@not-alpha-securite.fr' }, false],
  ])('%s', async (_, change, expected) => {
    await companies.claim(claim())
    const company = await companies.claim(claim({ personId: 'person-2', ...change }))
    expect(isContact(company, 'person-2')).toBe(expected)
    expect(company.state).toBe('verified')
  })

  it('nobody by a free mail provider’s domain', async () => {
    await companies.claim(claim({ email: 'alpha@orange.fr' }))
    const company = await companies.claim(claim({ personId: 'person-2', email: 'anne@orange.fr' }))
    expect(isContact(company, 'person-2')).toBe(false)
  })

  it('whoever an agent says', async () => {
    const { _id } = await companies.claim(claim())
    const company = await companies.addContact(_id, 'person-2', 'agent-1')
    expect(company.contacts).toEqual(['person-1', 'person-2'])
  })

  it('a stranger cannot change a word of it', async () => {
    const before = await companies.claim(claim({ checks: { vies: silent, sirene: silent } }))
    const after = await companies.claim(claim({ personId: 'person-2', name: 'Beta', email: 'x@beta.fr' }))
    expect(after).toEqual(before)
    await rejects(companies.describe(before._id, 'person-2', { website: 'x' }), 'NOT_ALLOWED')
    const described = await companies.describe(before._id, 'person-1', {
      website: 'alpha-securite.fr',
      region: 'ARA',
    })
    expect(described).toMatchObject({ website: 'alpha-securite.fr', region: 'ARA', state: 'pending' })
  })

  it('a new address has to be proven again', async () => {
    await companies.claim(claim({ name: 'Autre' }))
    const changed = await companies.claim(claim({ email: 'new@alpha-securite.fr', emailVerified: false }))
    expect(changed).toMatchObject({
      state: 'unverified',
      emailVerifiedAt: null,
      reasons: ['email_not_confirmed'],
    })
  })
})

describe('an agent', () => {
  it('verifies, suspends, and takes it back', async () => {
    const { _id } = await companies.claim(claim({ name: 'Tout autre nom' }))
    expect(await companies.decide(_id, 'verified', 'agent-1')).toMatchObject({
      state: 'verified',
      reasons: ['verified_by_agent'],
      decidedBy: 'agent-1',
      verifiedAt: NOW,
    })
    // What the registers say does not undo what a person decided.
    expect((await companies.recheck(_id, { vies: active, sirene: active })).state).toBe('verified')
    expect(await companies.decide(_id, 'suspended', 'agent-2')).toMatchObject({
      state: 'suspended',
      reasons: ['suspended_by_agent'],
    })
    expect((await companies.claim(claim())).state).toBe('suspended')
    expect((await companies.recheck(_id, { vies: active, sirene: active })).state).toBe('suspended')
    expect(await companies.decide(_id, 'pending', 'agent-1')).toMatchObject({
      state: 'pending',
      reasons: ['name_differs'],
      decidedBy: 'policy',
    })
  })

  it('leaves a trace of every step', async () => {
    const { _id } = await companies.claim(claim({ name: 'Tout autre nom' }))
    await companies.decide(_id, 'verified', 'agent-1')
    await companies.addContact(_id, 'person-2', 'agent-1')
    const records = await bed.store.find<DecisionRecordDoc>(
      'decisions',
      { subject: _id },
      { sort: { seq: 1 } },
    )
    expect(records.map(({ outcome, reason, actor }) => [outcome, reason, actor])).toEqual([
      ['pending', 'name_differs', 'policy'],
      ['verified', 'verified_by_agent', 'agent:agent-1'],
      ['verified', 'verified_by_agent', 'agent:agent-1'],
    ])
    expect(await verifyChain(bed.store, bed.box)).toMatchObject({ ok: true })
  })

  it('cannot decide about nothing', () =>
    rejects(companies.decide('unknown', 'verified', 'agent-1'), 'NOT_FOUND'))
})
