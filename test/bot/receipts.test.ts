import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { onSettled, onStatus } from '../../bot/receipts.js'
import { depart } from '../../jobs/depart.js'
import type { OutboxDoc } from '../../models/outbox.js'
import { openTestStore, type TestBed } from '../cases/open-test-store.js'

const PERSON = 'whatsapp:+33639980001'
const at = new Date('2026-11-24T10:00:00Z')
const clock = { now: () => at }
const desk = { delivered: async () => [] }

let bed: TestBed
beforeAll(async () => {
  bed = await openTestStore()
})
afterAll(() => bed.close())

const question = {
  to: PERSON,
  locale: 'fr',
  text: 'Prêt ?',
  choices: [
    { id: 'a', title: 'Oui' },
    { id: 'b', title: 'Non' },
  ],
}

/** A question that Twilio has taken under the sid SM1. */
beforeEach(async () => {
  await bed.wipe()
  const line = {
    _id: 'm1',
    conversation: PERSON,
    personId: 'p1',
    caseId: null,
    author: 'bot',
    agentId: null,
    text: 'Prêt ?',
    choices: ['Oui', 'Non'],
    files: [],
    providerId: 'SM1',
    outboxId: 'o1',
    status: 'queued',
    errorCode: null,
    at,
  }
  await bed.store.insert('messages', line)
  const payload = { ...question, rider: { messageId: 'm1', release: null } }
  const departure = { channel: 'whatsapp', conversation: PERSON, payload }
  const [_id = ''] = await bed.store.transaction((tx) => depart(tx, [departure], at))
  await bed.store.update('outbox', { _id }, { $set: { state: 'sent', providerId: 'SM1' } })
})

const report = (status: string, errorCode: number | null = null, messageId = 'SM1') =>
  onStatus(bed.store, { messageId, status, errorCode, at }, clock, desk)
const line = () => bed.store.get<{ _id: string; status: string; errorCode: string | null }>('messages', 'm1')
const waiting = () => bed.store.find<OutboxDoc>('outbox', { state: 'waiting' })
const told = async () =>
  (await bed.store.find<{ _id: string; payload: unknown }>('inbox', {})).map(({ payload }) => payload)

describe('statuses in any order', () => {
  it('move the tick forward only', async () => {
    for (const status of ['delivered', 'sent', 'read', 'delivered']) await report(status)
    expect(await line()).toMatchObject({ status: 'read' })
    expect(await told()).toEqual([])
  })
})

describe('a message that WhatsApp refused', () => {
  it('goes out once more in a plainer form, under the same line of the transcript', async () => {
    expect(await report('undelivered', 63021)).toBe(PERSON)
    const [again] = await waiting()
    expect(again?.payload).toMatchObject({
      text: 'Prêt ?\n\n1. Oui\n2. Non',
      choices: [],
      rider: { messageId: 'm1', tried: 2 },
    })
    expect(await told()).toEqual([])
    if (!again) throw new Error('it must go out again')
    const item = { ...again, attemptAt: at }
    await bed.store.transaction((tx) =>
      onSettled(tx, item, { outcome: 'sent', providerId: 'SM2' }, clock, desk),
    )
    expect(await line()).toMatchObject({ status: 'queued', errorCode: null })
  })

  it('is tried again once, however often the callback comes', async () => {
    await report('undelivered', 63021)
    await report('undelivered', 63021)
    expect(await waiting()).toHaveLength(1)
  })

  it('is the desk’s after the second failure', async () => {
    await report('undelivered', 63021)
    const [again] = await waiting()
    await bed.store.update(
      'outbox',
      { _id: again?._id ?? '' },
      { $set: { state: 'sent', providerId: 'SM2' } },
    )
    await bed.store.update('messages', { _id: 'm1' }, { $set: { providerId: 'SM2' } })
    await report('undelivered', 63012, 'SM2')
    expect(await waiting()).toEqual([])
    expect(await told()).toMatchObject([{ kind: 'undelivered', errorCode: '63012' }])
  })

  const final: [string, number][] = [
    ['no WhatsApp there', 63003],
    ['window closed', 63016],
    ['opted out', 21610],
    ['unknown', 99999],
  ]
  for (const [name, code] of final) {
    it(`is told at once where nothing else can help: ${name}`, async () => {
      await report('failed', code)
      expect(await waiting()).toEqual([])
      expect(await told()).toEqual([
        {
          kind: 'undelivered',
          errorCode: String(code),
          words: { text: 'Prêt ?', author: 'bot', agentId: null, release: null, at: at.toISOString() },
        },
      ])
    })
  }
})

it('what Twilio refuses at once is told with its code', async () => {
  const [item] = await bed.store.find<OutboxDoc>('outbox', {})
  if (!item) throw new Error('there is nothing in the outbox')
  const dead = { outcome: 'dead', error: 'HTTP 400, code 21610' } as const
  await bed.store.transaction((tx) => onSettled(tx, { ...item, attemptAt: at }, dead, clock, desk))
  expect(await told()).toMatchObject([{ kind: 'undelivered', errorCode: '21610', words: { text: 'Prêt ?' } }])
})
