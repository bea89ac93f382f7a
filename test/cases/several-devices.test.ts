import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CasesBed, createCasesBed, opaque } from './cases-bed.js'
import { device, FULL, known, label, reading, SHORT } from './make-facts.js'
import { openTestStore, type TestBed } from './open-test-store.js'

const OTHER = 'GB7654321'
const OTHER_FULL = FULL.replace(SHORT, OTHER)
const DEVICES = [device(), device({ fullSerial: OTHER_FULL, shortSerial: OTHER, mac: '50:e5:38:00:00:02' })]
const photoOf = (value: string) => ({ kind: 'label', label: label(reading({ value })) }) as const

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

/** A case with a list of two and both labels, the second one last. */
async function twoPhotos(): Promise<string> {
  const { _id } = await bed.ready({ devices: DEVICES })
  await bed.cases.addEvidence(_id, photoOf(OTHER), 'photo-2')
  return _id
}

describe('several devices in one case', () => {
  it('an earlier photo is put under judgment, and gives its own device’s code', async () => {
    const id = await twoPhotos()
    bed.platform.sayInspect(known({ shortSerial: OTHER }))
    expect((await bed.cases.decide(id)).release?.shortSerial).toBe(OTHER)
    const reset = await bed.cases.get(id)
    const first = reset?.photos[0]?.fileHash ?? ''
    const turned = await bed.cases.turnTo(id, first)
    expect(turned.photos.at(-1)?.fileHash).toBe(first)
    bed.platform.sayInspect(known())
    expect((await bed.cases.decide(id)).release?.shortSerial).toBe(SHORT)
  })

  it('turning twice changes nothing, and only a photo of the case can be turned to', async () => {
    const id = await twoPhotos()
    const { version } = await bed.cases.turnTo(id, 'photo-2')
    expect((await bed.cases.get(id))?.version).toBe(version)
    await expect(bed.cases.turnTo(id, 'nowhere')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('the device that was picked stands for itself only until it has its code', async () => {
    const { _id } = await bed.ready({ devices: DEVICES })
    await bed.cases.pick(_id, FULL)
    // Before: another label contradicts the choice.
    await bed.cases.addEvidence(_id, photoOf(OTHER), 'photo-2')
    expect((await bed.cases.decide(_id)).decision).toMatchObject({
      outcome: 'retry',
      reason: 'serial_differs',
    })
    await bed.cases.addEvidence(_id, photoOf(SHORT), 'photo-3')
    expect((await bed.cases.decide(_id)).release?.shortSerial).toBe(SHORT)
    // After: it is the next device's.
    await bed.cases.turnTo(_id, 'photo-2')
    bed.platform.sayInspect(known({ shortSerial: OTHER }))
    expect((await bed.cases.decide(_id)).release?.shortSerial).toBe(OTHER)
  })

  it('one device’s own request does not speak against the next device’s label, nor for it', async () => {
    const { _id } = await bed.ready({ devices: DEVICES })
    await bed.cases.addEvidence(_id, opaque('token-1'), 'token-1')
    const first = await bed.cases.decide(_id)
    expect(first.release).toMatchObject({ shortSerial: SHORT, basis: 'token' })
    await bed.cases.addEvidence(_id, photoOf(OTHER), 'photo-2')
    bed.platform.sayInspect(known({ shortSerial: OTHER, accepts: ['token'] }))
    const second = await bed.cases.decide(_id)
    expect(second.decision).toMatchObject({ outcome: 'ask', reason: 'token_needed' })
    bed.platform.sayInspect(known({ shortSerial: OTHER }))
    await bed.cases.addEvidence(_id, opaque('token-2'), 'token-2')
    expect((await bed.cases.decide(_id)).release).toMatchObject({ shortSerial: OTHER, basis: 'token' })
  })

  it('a request of another device still contradicts a label before any code', async () => {
    const { _id } = await bed.ready({ devices: DEVICES })
    bed.platform.sayInspect(known({ shortSerial: OTHER }))
    await bed.cases.addEvidence(_id, opaque('token-2'), 'token-2')
    expect((await bed.cases.decide(_id)).decision).toMatchObject({
      outcome: 'retry',
      reason: 'platform_differs',
    })
  })

  it('every device has its own tries', async () => {
    const { _id } = await bed.ready({ devices: DEVICES, label: label(null, { reason: 'too_blurred' }) })
    expect((await bed.cases.decide(_id)).case.tries).toBe(1)
    await bed.cases.addEvidence(_id, photoOf(SHORT), 'photo-2')
    expect((await bed.cases.decide(_id)).case.tries).toBe(0)
  })

  it('a code that expired unused may be given up for a new one', async () => {
    const reset = await bed.ready()
    const { release } = await bed.cases.decide(reset._id)
    bed.later(49 * 60)
    await bed.cases.expireCodes()
    const failed = await bed.cases.reportFailed(reset._id, release?.id ?? '', null)
    expect(failed).toMatchObject({ state: 'collecting', sadp: null })
    expect(failed.releases[0]?.state).toBe('failed')
  })
})
