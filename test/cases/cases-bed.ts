import type { CaseDoc } from '../../cases/case.js'
import type { Cases } from '../../cases/cases.js'
import type { CompanyState } from '../../cases/company.js'
import { createCases } from '../../cases/create-cases.js'
import type { Evidence, LabelReading, SadpDevice } from '../../cases/evidence.js'
import { POLICY, type Policy } from '../../cases/policy.js'
import { type SettableClock, settableClock } from '../../core/clock.js'
import { sha256 } from '../../core/ids.js'
import type { CompanyDoc } from '../../models/company.js'
import { type FakePlatform, fakePlatform } from './fake-platform.js'
import { device, label, reading } from './make-facts.js'
import type { TestBed } from './open-test-store.js'

export const NOON = new Date('2026-11-24T11:00:00Z')

export interface CasesBed extends TestBed {
  cases: Cases
  clock: SettableClock
  platform: FakePlatform
  /** A company in a state, and the person who speaks for it. */
  company(id: string, personId: string, state?: CompanyState): Promise<void>
  /** A case with a verified company, a list, a label and the declaration: ready to be decided. */
  ready(change?: Partial<Ready>): Promise<CaseDoc>
  later(minutes: number): void
}

export interface Ready {
  personId: string
  companyId: string
  label: LabelReading
  devices: SadpDevice[]
  /** Tells files apart: two people do not send the same bytes. */
  bytes: string
}

/** Everything new but the store, which is emptied. */
export function createCasesBed(bed: TestBed, policy: Policy = POLICY): CasesBed {
  // It stands still: what is true at noon is true until somebody moves it.
  const clock = settableClock({ now: () => NOON })
  const platform = fakePlatform()
  const cases = createCases({ store: bed.store, box: bed.box, clock, platform, policy })
  const self: CasesBed = {
    ...bed,
    cases,
    clock,
    platform,
    async company(id, personId, state = 'verified') {
      const company: CompanyDoc = {
        _id: id,
        name: 'Dupont Alarmes',
        vat: `FR${id}`,
        siren: null,
        country: 'FR',
        userType: 'installer',
        address: null,
        region: null,
        city: null,
        postalCode: null,
        website: null,
        createdOn: null,
        products: null,
        headCount: null,
        email: null,
        emailVerifiedAt: null,
        state,
        reasons: [],
        checks: { vies: null, sirene: null },
        verifiedAt: null,
        recheckAt: null,
        decidedBy: null,
        contacts: [personId],
        createdAt: NOON,
        updatedAt: NOON,
        version: 1,
      }
      const { _id, ...fields } = company
      await bed.store.update('companies', { _id }, { $set: fields }, { upsert: true })
    },
    async ready(change = {}) {
      const {
        personId,
        companyId,
        label: photo,
        devices,
        bytes,
      }: Ready = {
        personId: 'person-1',
        companyId: 'company-1',
        label: label(reading()),
        devices: [device()],
        bytes: '',
        ...change,
      }
      if (!(await bed.store.get('companies', companyId))) await self.company(companyId, personId)
      const { _id } = await cases.open({ personId, companyId, conversation: `whatsapp:${personId}` })
      await cases.addEvidence(
        _id,
        { kind: 'device_list', devices, via: 'file' },
        sha256(`list${personId}${bytes}`),
      )
      await cases.acceptDeclaration(_id, { version: '1', locale: 'fr', text: 'Je déclare…' })
      return cases.addEvidence(_id, { kind: 'label', label: photo }, sha256(`photo${personId}${bytes}`))
    },
    later(minutes) {
      clock.set(new Date(clock.now().getTime() + minutes * 60_000))
    },
  }
  return self
}

export const opaque = (token: string): Evidence => ({ kind: 'opaque', token, via: 'reset_qr' })
