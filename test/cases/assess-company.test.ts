import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assessCompany, type CompanyEvidence } from '../../cases/assess-company.js'
import type { RegistryCheck } from '../../cases/company.js'
import { POLICY } from '../../cases/policy.js'

const now = new Date('2026-11-24T10:00:00Z')
const active: RegistryCheck = {
  at: now,
  status: 'active',
  name: 'DUPONT ALARMES',
  otherNames: [],
  address: '1 RUE DES LILAS',
  postalCode: '29200',
  city: 'BREST',
  createdOn: '2012-05-01',
  activity: '43.21A',
  headCount: '2-9',
}
const good: CompanyEvidence = {
  name: 'Dupont Alarmes',
  vat: 'FR69999100019',
  headCount: '2-9',
  email: 'contact@dupont-alarmes.fr',
  emailVerifiedAt: null,
  vies: active,
  sirene: active,
  agent: null,
}
const assess = (change: Partial<CompanyEvidence>, policy = POLICY.company) =>
  assessCompany({ ...good, ...change }, policy, now)
const check = (change: Partial<RegistryCheck>): RegistryCheck => ({ ...active, ...change })
const strict = { ...POLICY.company, emailOwnership: true }

describe('assessCompany', () => {
  it.each<[string, Partial<CompanyEvidence>, string, string[]]>([
    ['all agrees', {}, 'verified', ['verified_by_registry']],
    ['VIES is down', { vies: check({ status: 'unreachable' }) }, 'verified', ['verified_by_registry']],
    ['VIES was not asked', { vies: null }, 'verified', ['verified_by_registry']],
    ['Sirene is down', { sirene: check({ status: 'unreachable' }) }, 'pending', ['registry_unreachable']],
    ['nobody was asked', { sirene: null, vies: null }, 'pending', ['registry_unreachable']],
    ['VIES says no', { vies: check({ status: 'not_found' }) }, 'pending', ['vat_not_registered']],
    [
      'the register does not know it',
      { sirene: check({ status: 'not_found' }) },
      'pending',
      ['vat_not_registered'],
    ],
    ['the company is closed', { sirene: check({ status: 'closed' }) }, 'pending', ['company_closed']],
    ['another name', { name: 'Martinot Vidéo' }, 'pending', ['name_differs']],
    [
      'the trade name',
      { name: 'Vigie 29', sirene: check({ otherNames: ['VIGIE 29'] }) },
      'verified',
      ['verified_by_registry'],
    ],
    [
      'no name in the registers',
      { sirene: check({ name: null }), vies: null },
      'pending',
      ['registry_has_no_name'],
    ],
    ['wrong key', { vat: 'FR41999100019' }, 'unverified', ['vat_invalid']],
    [
      'nothing given',
      { vat: '', name: ' ', email: null },
      'unverified',
      ['vat_missing', 'name_missing', 'email_missing'],
    ],
    ['private address, small', { email: 'dupont@orange.fr' }, 'verified', ['verified_by_registry']],
    [
      'private address, large',
      { email: 'dupont@orange.fr', headCount: '51-249' },
      'unverified',
      ['email_not_professional'],
    ],
    [
      'private address, larger than said',
      { email: 'dupont@orange.fr', headCount: '2-9', sirene: check({ headCount: '250+' }) },
      'unverified',
      ['email_not_professional'],
    ],
    ['address for minutes', { email: 'x@yopmail.com' }, 'unverified', ['email_not_professional']],
    [
      'an agent verified',
      { sirene: null, agent: { state: 'verified', at: now } },
      'verified',
      ['verified_by_agent'],
    ],
    [
      'an agent did, long ago, and the registers agree',
      { agent: { state: 'verified', at: new Date('2025-11-23') } },
      'verified',
      ['verified_by_registry'],
    ],
    [
      'an agent did, long ago, and the registers do not',
      { name: 'Martinot', agent: { state: 'verified', at: new Date('2025-11-23') } },
      'pending',
      ['recheck_due', 'name_differs'],
    ],
    [
      'an agent suspended',
      { agent: { state: 'suspended', at: new Date('2020-01-01') } },
      'suspended',
      ['suspended_by_agent'],
    ],
    [
      'German, VIES says yes with a name',
      { vat: 'DE930441740', sirene: null },
      'verified',
      ['verified_by_registry'],
    ],
    [
      'German, VIES keeps the name',
      { vat: 'DE930441740', sirene: null, vies: check({ name: null }) },
      'pending',
      ['registry_has_no_name'],
    ],
    [
      'German, VIES is down',
      { vat: 'DE930441740', sirene: null, vies: null },
      'pending',
      ['registry_unreachable'],
    ],
  ])('%s', (_, change, state, reasons) => {
    expect(assess(change)).toMatchObject({ state, reasons })
  })

  it('wants the address confirmed where the policy says so', () => {
    expect(assess({}, strict)).toMatchObject({ state: 'unverified', reasons: ['email_not_confirmed'] })
    expect(assess({ emailVerifiedAt: now }, strict)).toMatchObject({ state: 'verified' })
  })

  it('says when to look again, a year later', () => {
    expect(assess({}).recheckAt).toEqual(new Date('2027-11-24T10:00:00Z'))
    expect(assess({ name: 'Martinot' }).recheckAt).toBeNull()
    const leap = new Date('2028-02-29T10:00:00Z')
    expect(assessCompany(good, POLICY.company, leap).recheckAt).toEqual(new Date('2029-02-28T10:00:00Z'))
  })

  it('never verifies by itself without checksum, an active register and the name', () => {
    const status = fc.constantFrom('active', 'closed', 'not_found', 'unreachable') as fc.Arbitrary<
      RegistryCheck['status']
    >
    const registry = fc.option(
      fc.record({ status, name: fc.constantFrom('DUPONT ALARMES', 'AUTRE CHOSE', null) }).map(check),
      { nil: null },
    )
    const evidence = fc.record({
      name: fc.constantFrom('Dupont Alarmes', 'Autre chose', '', 'Sécurité'),
      vat: fc.constantFrom('FR69999100019', 'FR41999100019', 'DE930441740', '', 'FR'),
      headCount: fc.constantFrom('1', '51-249', null) as fc.Arbitrary<CompanyEvidence['headCount']>,
      email: fc.constantFrom('a@dupont.fr', 'a@gmail.com', 'a', null),
      vies: registry,
      sirene: registry,
    })
    fc.assert(
      fc.property(evidence, (given) => {
        const { state } = assessCompany({ ...good, ...given }, POLICY.company, now)
        if (state !== 'verified') return
        const decisive = given.vat.startsWith('FR') ? given.sirene : given.vies
        expect(['FR69999100019', 'DE930441740']).toContain(given.vat)
        expect(decisive?.status).toBe('active')
        for (const answer of [given.vies, given.sirene])
          expect(['closed', 'not_found']).not.toContain(answer?.status)
        const names = [given.vies, given.sirene]
          .filter((answer) => answer?.status === 'active')
          .map((a) => a?.name)
        expect(names.map((name) => name?.toLowerCase())).toContain(
          given.name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
        )
        expect(given.email).toContain('@')
      }),
      { numRuns: 2000 },
    )
  })
})
