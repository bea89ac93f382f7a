import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CaseDoc } from '../../cases/case.js'
import { createCases } from '../../cases/create-cases.js'
import { openInputs } from '../../cases/decision-chain.js'
import { verifyChain } from '../../cases/verify-chain.js'
import { isAppError } from '../../core/errors.js'
import { Secret } from '../../core/secrets.js'
import type { CompanyDoc } from '../../models/company.js'
import type { DecisionRecordDoc } from '../../models/decision-record.js'
import type { ReleaseEntryDoc } from '../../models/release-entry.js'
import { type CasesBed, createCasesBed, NOON, opaque } from './cases-bed.js'
import { device, FULL, known, label, reading, SHORT } from './make-facts.js'
import { openTestStore, type TestBed } from './open-test-store.js'

const OTHER = 'GB7654321'
const OTHER_FULL = FULL.replace(SHORT, OTHER)

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

const decisions = (subject: string) =>
  bed.store.find<DecisionRecordDoc>('decisions', { subject }, { sort: { subjectSeq: 1 } })
const outcomes = async (subject: string) => (await decisions(subject)).map(({ outcome }) => outcome)
async function revealed(reset: CaseDoc, releaseId: string): Promise<string> {
  const { code } = await bed.cases.reveal(reset._id, releaseId)
  return code.form === 'key' ? code.key.reveal() : ''
}
async function release(change: Parameters<CasesBed['ready']>[0] = {}) {
  const reset = await bed.ready(change)
  const decided = await bed.cases.decide(reset._id)
  if (!decided.release) throw new Error(`no code: ${decided.decision.reason}`)
  return { reset: decided.case, release: decided.release }
}
const rejects = (work: Promise<unknown>, code: string) =>
  expect(work).rejects.toSatisfy((error) => isAppError(error) && error.code === code)

describe('a case', () => {
  it('has a number to be read aloud, counted per Paris year', async () => {
    const first = await bed.cases.open({ personId: 'p', companyId: null, conversation: 'whatsapp:1' })
    const second = await bed.cases.open({ personId: 'q', companyId: null, conversation: 'whatsapp:2' })
    expect([first.number, second.number]).toEqual(['S-2026-000001', 'S-2026-000002'])
    bed.clock.set(new Date('2026-12-31T23:30:00Z'))
    const third = await bed.cases.open({ personId: 'r', companyId: null, conversation: 'whatsapp:3' })
    expect(third.number).toBe('S-2027-000001')
  })

  it('is one for each conversation, however often it is opened at once', async () => {
    const open = () => bed.cases.open({ personId: 'p', companyId: null, conversation: 'whatsapp:1' })
    const ids = new Set((await Promise.all([open(), open(), open()])).map(({ _id }) => _id))
    expect(ids.size).toBe(1)
    const [id = ''] = ids
    await bed.cases.close(id, 'cancelled')
    expect(await bed.cases.current('whatsapp:1')).toBeNull()
    expect((await open())._id).not.toBe(id)
  })

  it('takes the same file once', async () => {
    const reset = await bed.ready()
    const again = await bed.ready()
    expect(again).toEqual(reset)
    expect(again.photos).toHaveLength(1)
  })

  it('keeps tokens sealed, also those read off a photo', async () => {
    const reset = await bed.ready({ label: label(reading(), { resetToken: 'OPAQUE-STRING' }) })
    expect(reset.opaque?.via).toBe('reset_qr')
    expect(JSON.stringify(reset)).not.toContain('OPAQUE-STRING')
    const sealed = reset.opaque?.sealed ?? ''
    expect(bed.box.open(sealed, reset._id).reveal()).toBe('OPAQUE-STRING')
    expect(() => bed.box.open(sealed, 'another case')).toThrow()
  })

  it('lets only a device of the list be picked', async () => {
    const reset = await bed.ready()
    await rejects(bed.cases.pick(reset._id, 'DS-X'), 'NOT_FOUND')
    expect((await bed.cases.pick(reset._id, FULL)).picked).toBe(FULL)
  })

  it('is closed for good', async () => {
    const reset = await bed.ready()
    await bed.cases.close(reset._id, 'cancelled')
    await rejects(bed.cases.setAccess(reset._id, 'sadp_pc'), 'NOT_ALLOWED')
    await rejects(bed.cases.decide(reset._id), 'NOT_ALLOWED')
    await rejects(bed.cases.addEvidence(reset._id, opaque('x'), 'f'), 'NOT_ALLOWED')
    expect((await bed.cases.close(reset._id, 'solved')).outcome).toBe('cancelled')
  })
})

describe('deciding', () => {
  it('releases a code that only its case can open', async () => {
    const { reset, release: code } = await release()
    expect(code).toMatchObject({ state: 'issued', shortSerial: SHORT, form: 'key', basis: 'device' })
    expect(reset.state).toBe('code_delivered')
    expect(code.expiresAt).toEqual(bed.platform.expiresAt)
    expect(await revealed(reset, code.id)).toBe('CODE0001')
    expect(bed.platform.asked).toEqual([
      {
        idempotencyKey: `${reset._id}.${SHORT}.1`,
        caseId: reset._id,
        shortSerial: SHORT,
        basis: { kind: 'device', fullSerial: FULL, startTime: '2026-11-20 08:00:00' },
      },
    ])
    expect(await outcomes(reset._id)).toEqual(['release', 'issued'])
    expect(await verifyChain(bed.store, bed.box)).toMatchObject({ ok: true })
  })

  it('asks by the device’s own string when there is one', async () => {
    const reset = await bed.ready()
    await bed.cases.addEvidence(reset._id, opaque('OPAQUE-STRING'), 'file-1')
    const { release: code } = await bed.cases.decide(reset._id)
    expect(code?.basis).toBe('token')
    const [asked] = bed.platform.asked
    expect(asked?.basis.kind === 'token' && asked.basis.token.reveal()).toBe('OPAQUE-STRING')
  })

  it('says the same again, and asks for no second code, when a turn is run again', async () => {
    const reset = await bed.ready()
    const first = await bed.cases.decide(reset._id)
    const again = await bed.cases.decide(reset._id)
    expect(again.release?.id).toBe(first.release?.id)
    expect(again.decision.outcome).toBe('release')
    expect(bed.platform.asked).toHaveLength(1)
    expect((await bed.cases.get(reset._id))?.releases).toHaveLength(1)
  })

  it('gives every device of a case its own code', async () => {
    const devices = [
      device(),
      device({ fullSerial: OTHER_FULL, shortSerial: OTHER, mac: '50:e5:38:00:00:02' }),
    ]
    const { reset, release: first } = await release({ devices })
    await bed.cases.addEvidence(
      reset._id,
      { kind: 'label', label: label(reading({ value: OTHER })) },
      'photo-2',
    )
    bed.platform.sayInspect(known({ shortSerial: OTHER }))
    const second = await bed.cases.decide(reset._id)
    expect(second.release?.shortSerial).toBe(OTHER)
    expect(second.case.releases.map(({ shortSerial, state }) => [shortSerial, state])).toEqual([
      [SHORT, 'issued'],
      [OTHER, 'issued'],
    ])
    expect(await revealed(second.case, first.id)).toBe('CODE0001')
  })

  it('counts a try for each piece of evidence that did not do, and then hands over', async () => {
    const reset = await bed.ready({ label: label(reading({ value: OTHER })) })
    const photo = (value: string) => ({ kind: 'label', label: label(reading({ value })) }) as const
    expect(await bed.cases.decide(reset._id)).toMatchObject({
      decision: { outcome: 'retry' },
      case: { tries: 1 },
    })
    expect((await bed.cases.decide(reset._id)).case.tries).toBe(1)
    await bed.cases.addEvidence(reset._id, photo('GB7654322'), 'photo-2')
    expect(await bed.cases.decide(reset._id)).toMatchObject({
      decision: { outcome: 'retry' },
      case: { tries: 2 },
    })
    await bed.cases.addEvidence(reset._id, photo('GB7654323'), 'photo-3')
    const third = await bed.cases.decide(reset._id)
    expect(third).toMatchObject({
      decision: { outcome: 'human', reason: 'tries_exhausted' },
      case: { tries: 3, state: 'with_desk' },
    })
    expect((await bed.cases.fromDesk(reset._id)).tries).toBe(0)
  })

  it('lets nothing go by itself while an agent has the case', async () => {
    const reset = await bed.ready()
    await bed.cases.toDesk(reset._id, 'asked')
    const decided = await bed.cases.decide(reset._id)
    expect(decided).toMatchObject({
      release: null,
      decision: { outcome: 'human', reason: 'with_desk', match: { decision: 'match' } },
      case: { state: 'with_desk' },
    })
    expect(bed.platform.asked).toEqual([])
  })

  it('waits for the company, and is taken up once it is verified', async () => {
    await bed.company('company-1', 'person-1', 'pending')
    const reset = await bed.ready()
    const decided = await bed.cases.decide(reset._id)
    expect(decided).toMatchObject({
      decision: { outcome: 'wait_company' },
      case: { state: 'waiting_company' },
    })
    expect(await bed.cases.waiting()).toEqual([])
    await bed.company('company-1', 'person-1', 'verified')
    expect((await bed.cases.waiting()).map(({ _id }) => _id)).toEqual([reset._id])
    expect((await bed.cases.decide(reset._id)).release?.state).toBe('issued')
  })

  it('does not believe a stranger who names a verified company', async () => {
    await bed.company('company-1', 'somebody-else', 'verified')
    const reset = await bed.ready()
    expect((await bed.cases.decide(reset._id)).decision.outcome).toBe('wait_company')
  })

  it('keeps what it was decided from, sealed and to be opened by an auditor', async () => {
    const reset = await bed.ready()
    await bed.cases.decide(reset._id)
    const [record] = await decisions(reset._id)
    if (!record) throw new Error('no record')
    expect(record.rules).toMatchObject({ policy: 'policy-1', reader: 'reader-test' })
    const inputs = await openInputs(bed.store, bed.box, record)
    expect(inputs).toMatchObject({
      facts: { caseId: reset._id, label: { serial: { value: SHORT } } },
      decision: { outcome: 'release', rule: 'list+label+platform' },
      files: { photo: reset.photos[0]?.fileHash },
    })
  })
})

describe('the platform has a bad day', () => {
  it('unreachable: the case waits, is retried, and the request is the same to the letter', async () => {
    const reset = await bed.ready()
    bed.platform.say({ outcome: 'unreachable', error: 'timeout' })
    const waiting = await bed.cases.decide(reset._id)
    expect(waiting).toMatchObject({
      release: null,
      decision: { outcome: 'wait_platform', reason: 'platform_unreachable', serial: null },
      case: { state: 'waiting_platform', releases: [{ state: 'requested', sealedCode: null }] },
    })
    expect((await bed.cases.waiting()).map(({ _id }) => _id)).toEqual([reset._id])
    bed.platform.say(null)
    bed.later(5)
    const done = await bed.cases.decide(reset._id)
    expect(done.release?.state).toBe('issued')
    expect(bed.platform.asked).toHaveLength(2)
    expect(bed.platform.asked[1]).toEqual(bed.platform.asked[0])
  })

  it('silent when asked about the device: waits, and no code was requested', async () => {
    const reset = await bed.ready()
    bed.platform.sayInspect({ outcome: 'unreachable', error: 'timeout' })
    expect((await bed.cases.decide(reset._id)).decision.outcome).toBe('wait_platform')
    expect(bed.platform.asked).toEqual([])
    bed.platform.sayInspect(known())
    expect((await bed.cases.decide(reset._id)).release?.state).toBe('issued')
  })

  it('silent for an hour: the desk has it, and what was asked for is not asked for twice', async () => {
    const reset = await bed.ready()
    bed.platform.say({ outcome: 'unreachable', error: 'timeout' })
    expect((await bed.cases.decide(reset._id)).decision.outcome).toBe('wait_platform')
    bed.later(59)
    expect((await bed.cases.decide(reset._id)).decision.outcome).toBe('wait_platform')
    bed.later(1)
    const given = await bed.cases.decide(reset._id)
    expect(given).toMatchObject({
      decision: { outcome: 'human', reason: 'platform_unreachable' },
      case: { state: 'with_desk', releases: [{ state: 'requested' }] },
    })
    bed.platform.say(null)
    await bed.cases.fromDesk(reset._id)
    expect((await bed.cases.decide(reset._id)).release?.state).toBe('issued')
    expect(new Set(bed.platform.asked.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
  })

  it('silent about the device for an hour: the desk as well', async () => {
    const reset = await bed.ready()
    bed.platform.sayInspect({ outcome: 'unreachable', error: 'timeout' })
    expect((await bed.cases.decide(reset._id)).case.state).toBe('waiting_platform')
    bed.later(61)
    expect((await bed.cases.decide(reset._id)).decision).toMatchObject({
      outcome: 'human',
      reason: 'platform_unreachable',
    })
  })

  it.each([
    [{ outcome: 'refused', reason: 'not_served' } as const, 'platform_refused'],
    [{ outcome: 'unknown_device' } as const, 'device_unknown'],
    [{ outcome: 'manual' } as const, 'platform_manual'],
  ])('%j: the desk, and nothing live is left behind', async (answer, reason) => {
    const reset = await bed.ready()
    bed.platform.say(answer)
    const decided = await bed.cases.decide(reset._id)
    expect(decided).toMatchObject({
      release: null,
      decision: { outcome: 'human', reason },
      case: { state: 'with_desk', releases: [{ state: 'withdrawn', sealedRequest: null }] },
    })
    const entries = await bed.store.find<ReleaseEntryDoc>('releaseEntries', {})
    expect(entries.map(({ state }) => state)).toEqual(['withdrawn'])
  })

  it('killed between request and answer: the code is fetched again, not made again', async () => {
    const reset = await bed.ready()
    bed.platform.dieAfterIssuing(true)
    await expect(bed.cases.decide(reset._id)).rejects.toThrow('killed')
    const left = await bed.cases.get(reset._id)
    expect(left).toMatchObject({ state: 'waiting_platform', releases: [{ state: 'requested' }] })
    bed.platform.dieAfterIssuing(false)
    // A new process, with nothing but the store.
    const { store, box, clock, platform } = bed
    const reborn = createCases({ store, box, clock, platform })
    const [waiting] = await reborn.waiting()
    const done = await reborn.decide(waiting?._id ?? '')
    expect(done.release?.state).toBe('issued')
    expect(bed.platform.made()).toBe(1)
  })

  it('an answer that is already over is no answer', async () => {
    const reset = await bed.ready()
    bed.platform.expiresAt = new Date(NOON.getTime() - 1)
    expect((await bed.cases.decide(reset._id)).decision.reason).toBe('platform_refused')
  })

  it('no code lives longer than 48 hours, whatever the platform says', async () => {
    bed.platform.expiresAt = new Date('2027-01-01T00:00:00Z')
    const { release: code } = await release()
    expect(code.expiresAt).toEqual(new Date(NOON.getTime() + 48 * 3_600_000))
  })
})

describe('limits and live codes', () => {
  it('a second case gets no code for a device that has a live one', async () => {
    await release()
    const other = await bed.ready({ personId: 'person-2', companyId: 'company-1', bytes: 'b' })
    await bed.company('company-1', 'person-2')
    const decided = await bed.cases.decide(other._id)
    expect(decided.decision).toMatchObject({ outcome: 'human', reason: 'live_code_exists' })
  })

  it('two codes a day for a device, the third by a human', async () => {
    const { reset, release: first } = await release()
    await bed.cases.reportFailed(reset._id, first.id, 2022)
    const { release: second } = await release({ bytes: '2' })
    expect(second.id).not.toBe(first.id)
    await bed.cases.reportFailed(reset._id, second.id, 2022)
    const third = await bed.ready({ bytes: '3' })
    expect((await bed.cases.decide(third._id)).decision).toMatchObject({
      outcome: 'human',
      reason: 'limit_device',
    })
  })

  it('ending the case gives no code back', async () => {
    for (const bytes of ['1', '2']) {
      const { reset } = await release({ bytes })
      await bed.cases.close(reset._id, 'cancelled')
    }
    const third = await bed.ready({ bytes: '3' })
    expect((await bed.cases.decide(third._id)).decision).toMatchObject({
      outcome: 'human',
      reason: 'limit_device',
    })
  })

  it('a request that never became a code does not count', async () => {
    for (const bytes of ['1', '2', '3']) {
      bed.platform.say({ outcome: 'refused', reason: 'busy' })
      const reset = await bed.ready({ bytes })
      await bed.cases.decide(reset._id)
      await bed.cases.close(reset._id, 'cancelled')
    }
    bed.platform.say(null)
    expect((await release({ bytes: '4' })).release.state).toBe('issued')
  })

  it('counts by the day in Paris', async () => {
    bed.clock.set(new Date('2026-11-24T22:55:00Z'))
    const { reset, release: first } = await release()
    await bed.cases.reportFailed(reset._id, first.id, null)
    const again = await release({ bytes: '2' })
    await bed.cases.reportFailed(reset._id, again.release.id, null)
    bed.clock.set(new Date('2026-11-24T23:05:00Z'))
    expect((await release({ bytes: '3' })).release.state).toBe('issued')
  })
})

describe('oddities go to a human', () => {
  const odd = async (change: Parameters<CasesBed['ready']>[0]) => {
    const reset = await bed.ready(change)
    return (await bed.cases.decide(reset._id)).decision
  }

  it('the same photo from a stranger', async () => {
    const { reset, release: code } = await release()
    await bed.cases.reportFailed(reset._id, code.id, null)
    await bed.company('company-2', 'person-2')
    const stranger = await bed.cases.open({
      personId: 'person-2',
      companyId: 'company-2',
      conversation: 'w:2',
    })
    await bed.cases.addEvidence(
      stranger._id,
      { kind: 'device_list', devices: [device()], via: 'file' },
      'own-list',
    )
    await bed.cases.acceptDeclaration(stranger._id, { version: '1', locale: 'fr', text: '…' })
    const hash = reset.photos[0]?.fileHash ?? ''
    await bed.cases.addEvidence(stranger._id, { kind: 'label', label: label(reading()) }, hash)
    const { decision } = await bed.cases.decide(stranger._id)
    expect(decision).toMatchObject({ outcome: 'human', reason: 'suspicion' })
    expect(decision.concerns).toEqual(
      expect.arrayContaining(['photo_of_another_person', 'device_asked_by_two_companies']),
    )
  })

  it('has the registers asked again about the company, once', async () => {
    const { reset, release: code } = await release()
    await bed.cases.confirm(reset._id, code.id)
    const due = () => bed.store.count('companies', { recheckAt: { $lte: bed.clock.now() } })
    expect(await due()).toBe(0)
    const second = await bed.ready({ personId: 'person-2', companyId: 'company-2' })
    expect((await bed.cases.decide(second._id)).decision.reason).toBe('suspicion')
    const [company] = await bed.store.find<CompanyDoc>('companies', { recheckAt: { $lte: bed.clock.now() } })
    expect(company).toMatchObject({ _id: 'company-2', state: 'verified' })
    await bed.store.update('companies', { _id: 'company-2' }, { $set: { recheckAt: null } })
    await bed.cases.decide(second._id)
    expect(await due()).toBe(0)
  })

  it('one device asked for by two companies', async () => {
    const { reset, release: code } = await release()
    await bed.cases.confirm(reset._id, code.id)
    expect(await odd({ personId: 'person-2', companyId: 'company-2' })).toMatchObject({
      outcome: 'human',
      concerns: ['device_asked_by_two_companies'],
    })
  })

  it('but not a colleague, and not after three months', async () => {
    const { reset, release: code } = await release()
    await bed.cases.confirm(reset._id, code.id)
    await bed.company('company-1', 'person-2')
    expect((await odd({ personId: 'person-2' })).outcome).toBe('release')
    bed.clock.set(new Date('2027-03-01T11:00:00Z'))
    bed.platform.expiresAt = new Date('2027-03-02T11:00:00Z')
    expect((await odd({ personId: 'person-3', companyId: 'company-3' })).outcome).toBe('release')
  })

  it('a stranger’s picture compressed anew, or with a digit painted over', async () => {
    const print = (tail: string) => `0123456789abcdef${'f0'.repeat(32 - tail.length / 2)}${tail}`
    await bed.ready({ label: label(reading({ value: OTHER }), { fingerprint: print('0000') }) })
    const like = label(reading(), { fingerprint: print('00ff') })
    expect(await odd({ personId: 'person-2', companyId: 'company-2', label: like })).toMatchObject({
      outcome: 'human',
      concerns: ['photo_like_anothers'],
    })
    const unlike = label(reading(), { fingerprint: `0123456789abcdef${'0f'.repeat(32)}` })
    expect(await odd({ personId: 'person-3', companyId: 'company-3', label: unlike })).toMatchObject({
      concerns: ['device_asked_by_two_companies'],
    })
  })

  it('a picture that says it was edited', async () => {
    expect(await odd({ label: label(reading(), { editedWith: 'GIMP' }) })).toMatchObject({
      concerns: ['photo_edited'],
    })
  })

  it('somebody whose cases all fail', async () => {
    for (const n of [1, 2]) {
      const reset = await bed.ready({ bytes: `${n}`, label: label(reading({ value: OTHER })) })
      for (const value of ['GB7654321', 'GB7654322', 'GB7654323']) {
        await bed.cases.addEvidence(
          reset._id,
          { kind: 'label', label: label(reading({ value })) },
          `${n}${value}`,
        )
        await bed.cases.decide(reset._id)
      }
      await bed.cases.close(reset._id, 'abandoned')
    }
    expect(await odd({ bytes: '3' })).toMatchObject({ outcome: 'human', concerns: ['many_mismatches'] })
    bed.later(8 * 24 * 60)
    bed.platform.expiresAt = new Date('2026-12-03T11:00:00Z')
    const reset = await bed.cases.current('whatsapp:person-1')
    await bed.cases.fromDesk(reset?._id ?? '')
    expect((await bed.cases.decide(reset?._id ?? '')).decision.outcome).toBe('release')
  })

  it('a photo of a screen', async () => {
    expect(await odd({ label: label(reading(), { quality: ['screen'] }) })).toMatchObject({
      reason: 'suspicion',
      concerns: ['photo_of_screen'],
    })
  })
})

describe('after the code', () => {
  it('delivered, opened, confirmed: and then its text is gone', async () => {
    const { reset, release: code } = await release()
    const state = async (work: Promise<CaseDoc>) => (await work).releases[0]?.state
    expect(await state(bed.cases.markDelivered(reset._id, code.id))).toBe('delivered')
    expect(await state(bed.cases.markOpened(reset._id, code.id))).toBe('opened')
    expect(await state(bed.cases.markDelivered(reset._id, code.id))).toBe('opened')
    const done = await bed.cases.confirm(reset._id, code.id)
    expect(done.releases[0]).toMatchObject({ state: 'confirmed', sealedCode: null, endedAt: NOON })
    await rejects(bed.cases.reveal(reset._id, code.id), 'NOT_FOUND')
    expect(await outcomes(reset._id)).toEqual(['release', 'issued', 'delivered', 'opened', 'confirmed'])
    await bed.cases.close(reset._id, 'solved')
    expect(await bed.cases.get(reset._id)).toMatchObject({ state: 'closed', outcome: 'solved', opaque: null })
  })

  it('failed: the export is used up, a new one gets a new code in the same case', async () => {
    const { reset, release: code } = await release()
    const failed = await bed.cases.reportFailed(reset._id, code.id, 2023)
    expect(failed).toMatchObject({ state: 'collecting', sadp: null, opaque: null })
    expect(failed.releases[0]).toMatchObject({ state: 'failed', failure: 2023, sealedCode: null })
    expect((await bed.cases.decide(reset._id)).decision).toMatchObject({
      outcome: 'ask',
      reason: 'sadp_needed',
    })
    await bed.cases.addEvidence(
      reset._id,
      { kind: 'device_list', devices: [device({ startTime: '2026-11-24 11:30:00' })], via: 'file' },
      'new-export',
    )
    const { release: second } = await bed.cases.decide(reset._id)
    expect(second).toMatchObject({ state: 'issued', id: `${reset._id}.${SHORT}.2` })
  })

  it('expires after its time, once, and is no longer shown', async () => {
    const { reset, release: code } = await release()
    expect(await bed.cases.expireCodes()).toEqual([])
    bed.later(48 * 60)
    await rejects(bed.cases.reveal(reset._id, code.id), 'NOT_FOUND')
    expect(await bed.cases.expireCodes()).toEqual([
      { caseId: reset._id, releaseId: code.id, conversation: reset.conversation },
    ])
    expect(await bed.cases.expireCodes()).toEqual([])
    expect((await bed.cases.get(reset._id))?.releases[0]).toMatchObject({
      state: 'expired',
      sealedCode: null,
    })
    expect((await bed.cases.confirm(reset._id, code.id)).releases[0]?.state).toBe('confirmed')
  })
})

describe('ending a case', () => {
  it('gives up its codes, and frees the device', async () => {
    const { reset, release: code } = await release()
    const closed = await bed.cases.close(reset._id, 'cancelled')
    expect(closed.releases[0]).toMatchObject({ state: 'withdrawn', sealedCode: null })
    await rejects(bed.cases.reveal(reset._id, code.id), 'NOT_FOUND')
    expect((await release({ bytes: '2' })).release.state).toBe('issued')
  })
})

describe('the desk', () => {
  const give = (reset: CaseDoc, actionId = 'click-1', code = 'AGENT123', form: 'key' | 'xml' = 'key') =>
    bed.cases.releaseByAgent(reset._id, {
      actionId,
      shortSerial: SHORT,
      sealedCode: bed.box.seal(new Secret(code), reset._id),
      form,
      agentId: 'agent-7',
    })

  it('gives a code by hand, once for each click', async () => {
    const reset = await bed.ready()
    await bed.cases.toDesk(reset._id, 'platform_manual')
    const first = await give(reset)
    const again = await give(reset)
    expect(again.release.id).toBe(first.release.id)
    expect(again.case.releases).toHaveLength(1)
    expect(first.release).toMatchObject({ state: 'issued', basis: 'agent', issuedBy: 'agent-7' })
    expect(await revealed(first.case, first.release.id)).toBe('AGENT123')
    const [record] = (await decisions(reset._id)).filter(({ reason }) => reason === 'released_by_agent')
    expect(record?.actor).toBe('agent:agent-7')
  })

  it.each(['typed', 'platform'] as const)(
    'keeps in the record who approved a %s code, and what was overridden',
    async (via) => {
      const reset = await bed.ready({ label: label(reading({ value: OTHER })) })
      expect((await bed.cases.decide(reset._id)).decision.outcome).toBe('retry')
      await bed.cases.toDesk(reset._id, 'asked')
      const given = { actionId: 'click-9', shortSerial: SHORT, agentId: 'agent-7', approvedBy: 'agent-8' }
      if (via === 'platform') await bed.cases.releaseByPlatformForAgent(reset._id, given)
      else {
        const sealedCode = bed.box.seal(new Secret('AGENT123'), reset._id)
        await bed.cases.releaseByAgent(reset._id, { ...given, sealedCode, form: 'key' })
      }
      const record = (await decisions(reset._id)).find(({ reason }) => reason === 'released_by_agent')
      if (!record) throw new Error('there is no record')
      const inputs = await openInputs(bed.store, bed.box, record)
      expect(inputs).toMatchObject({
        approvedBy: 'agent:agent-8',
        lastReason: 'asked',
        match: { decision: 'mismatch' },
      })
      expect(JSON.stringify(inputs)).not.toContain('AGENT123')
    },
  )

  it('lets nobody approve their own', async () => {
    const reset = await bed.ready()
    const given = { actionId: 'click-9', shortSerial: SHORT, agentId: 'agent-7', approvedBy: 'agent-7' }
    await rejects(bed.cases.releaseByPlatformForAgent(reset._id, given), 'NOT_ALLOWED')
  })

  it('is held to the form of a code and to its case', async () => {
    const reset = await bed.ready()
    await rejects(give(reset, 'click-1', 'short'), 'NOT_ALLOWED')
    const elsewhere = bed.box.seal(new Secret('AGENT123'), 'another-case')
    await rejects(
      bed.cases.releaseByAgent(reset._id, {
        actionId: 'x',
        shortSerial: SHORT,
        sealedCode: elsewhere,
        form: 'key',
        agentId: 'a',
      }),
      'SECRET_UNREADABLE',
    )
  })

  it('replaces a live code of the same case, and refuses one beside another case’s', async () => {
    const { reset, release: old } = await release()
    const given = await give(reset)
    expect(given.case.releases.map(({ id, state }) => [id === old.id, state])).toEqual([
      [true, 'withdrawn'],
      [false, 'issued'],
    ])
    await rejects(bed.cases.reveal(reset._id, old.id), 'NOT_FOUND')
    const other = await bed.ready({ personId: 'person-2', bytes: 'b' })
    await rejects(give(other), 'NOT_ALLOWED')
  })

  it('lets the platform make the code', async () => {
    const reset = await bed.ready({ label: label(null) })
    await bed.cases.toDesk(reset._id, 'tries_exhausted')
    const given = { actionId: 'click:1', shortSerial: SHORT, agentId: 'agent-7' }
    const decided = await bed.cases.releaseByPlatformForAgent(reset._id, given)
    expect(decided).toMatchObject({ decision: { outcome: 'release', reason: 'released_by_agent' } })
    expect(decided.release).toMatchObject({ state: 'issued', issuedBy: 'platform' })
    expect((await bed.cases.releaseByPlatformForAgent(reset._id, given)).release?.id).toBe(
      decided.release?.id,
    )
    expect(bed.platform.made()).toBe(1)
    const unknown = { ...given, shortSerial: OTHER, actionId: 'click:2' }
    expect((await bed.cases.releaseByPlatformForAgent(reset._id, unknown)).release).toBeNull()
  })

  it('takes a code back', async () => {
    const { reset, release: code } = await release()
    const done = await bed.cases.withdraw(reset._id, code.id, 'agent-7')
    expect(done.releases[0]?.state).toBe('withdrawn')
    await rejects(bed.cases.reveal(reset._id, code.id), 'NOT_FOUND')
  })
})

describe('secrets', () => {
  it('are nowhere in the store’s files in clear', async () => {
    const reset = await bed.ready({ label: label(reading(), { resetToken: 'OPAQUE-STRING-1' }) })
    await bed.cases.addEvidence(reset._id, opaque('OPAQUE-STRING-2'), 'f2')
    const { release: code } = await bed.cases.decide(reset._id)
    expect(code?.state).toBe('issued')
    await bed.store.ping()
    const bytes = readdirSync(bed.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
      .join('')
    expect(bytes).toContain(reset.number)
    for (const secret of ['CODE0001', 'OPAQUE-STRING-1', 'OPAQUE-STRING-2'])
      expect(bytes).not.toContain(secret)
  })
})
