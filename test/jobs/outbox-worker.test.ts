import { afterEach, describe, expect, it } from 'vitest'
import { deadDepartures, pruneJobs, replayDeparture } from '../../jobs/dead-letters.js'
import { depart } from '../../jobs/depart.js'
import { createOutboxWorker } from '../../jobs/outbox-worker.js'
import { type Answer, createRig, echo, type Rig } from './rig.js'

let rig: Rig
afterEach(() => rig?.drop())

const queue = async (conversation: string, ...numbers: number[]) => {
  const departures = numbers.map((n) => ({ channel: 'whatsapp', conversation, payload: n }))
  const ids = await rig.store.transaction((tx) => depart(tx, departures, rig.realTime.now()))
  rig.outbox.wake()
  return ids
}
const taken = () => rig.provider.taken.map(({ payload }) => payload)
const states = async () => (await rig.sent()).map(({ state }) => state)

describe('the outbox', () => {
  it('sends in order and ticks each one off', async () => {
    rig = await createRig({ handle: echo })
    const ids = await queue('a', 1, 2, 3)
    await rig.pass(0)
    expect(taken()).toEqual([1, 2, 3])
    expect(await states()).toEqual(['sent', 'sent', 'sent'])
    expect(rig.settled).toEqual(
      ids.map((id) => ({ id, settled: { outcome: 'sent', providerId: `SM${id}` } })),
    )
  })

  it('holds the next back until the one before is accepted', async () => {
    rig = await createRig({ handle: echo })
    rig.provider.answers = ['retry']
    await queue('a', 1, 2)
    await rig.pass(0)
    await queue('b', 9)
    await rig.pass(0)
    expect(taken()).toEqual([9])
    await rig.pass(749)
    expect(rig.provider.sends).toHaveLength(2)
    await rig.pass(1)
    await rig.finish()
    expect(taken()).toEqual([9, 1, 2])
  })

  it('waits as long as the provider asks', async () => {
    rig = await createRig({ handle: echo })
    rig.provider.answers = [{ retryAfterMs: 40_000 }]
    await queue('a', 1)
    await rig.pass(0)
    await rig.pass(39_999)
    expect(taken()).toEqual([])
    await rig.pass(1)
    expect(taken()).toEqual([1])
  })

  it('tells a sender that its process slept past the lease: what another may have sent is not sent again', async () => {
    const asked: boolean[] = []
    const taken: string[] = []
    const sleeper = {
      async send({ _id }: { _id: string }, stillMine = () => true) {
        asked.push(stillMine())
        // The first time the machine is suspended between here and the call: the lease runs out meanwhile.
        if (asked.length === 1) rig.realTime.set(new Date(rig.realTime.now().getTime() + 61_000))
        if (!stillMine()) return { outcome: 'retry' as const, error: 'lost' }
        taken.push(_id)
        return { outcome: 'accepted' as const, providerId: `SM${_id}` }
      },
      lookup: async () => ({ outcome: 'absent' as const }),
    }
    rig = await createRig({ handle: echo }, { senders: { whatsapp: sleeper } })
    const [id] = await queue('a', 1)
    await rig.pass(0)
    expect([asked[0], taken]).toEqual([true, []])
    await rig.finish()
    expect(taken).toEqual([id])
    expect(await states()).toEqual(['sent'])
  })

  it('never sends again what was refused, and goes on with the next', async () => {
    rig = await createRig({ handle: echo })
    rig.provider.answers = ['refused']
    const [id] = await queue('a', 1, 2)
    await rig.finish()
    expect(taken()).toEqual([2])
    expect(rig.provider.sends.filter((sent) => sent === id)).toHaveLength(1)
    expect(rig.settled[0]).toEqual({ id, settled: { outcome: 'dead', error: '63016' } })
  })

  it('gives up after the last try, and goes on with the next', async () => {
    rig = await createRig({ handle: echo }, { maxAttempts: 3 })
    rig.provider.answers = ['retry', 'retry', 'retry']
    await queue('a', 1, 2)
    await rig.finish()
    expect(rig.provider.sends).toHaveLength(4)
    expect(taken()).toEqual([2])
    expect(await states()).toEqual(['dead', 'sent'])
  })

  it('has a dead letter for a channel that nobody serves', async () => {
    rig = await createRig({ handle: echo })
    await rig.store.transaction((tx) =>
      depart(tx, [{ channel: 'pigeon', conversation: 'a', payload: 1 }], rig.realTime.now()),
    )
    await rig.finish()
    expect(await states()).toEqual(['dead'])
  })

  it('settles a message even when its tick cannot be written', async () => {
    rig = await createRig({ handle: echo }, { onSettled: () => Promise.reject(new Error('no transcript')) })
    await queue('a', 1)
    await rig.finish()
    expect(taken()).toEqual([1])
    expect(await states()).toEqual(['sent'])
  })

  it('keeps to the rate of the channel', async () => {
    const waits: number[] = []
    const wait = async (ms: number) => waits.push(ms)
    rig = await createRig({ handle: echo }, { limits: { whatsapp: { perSecond: 200, burst: 2 } }, wait })
    await queue('a', 1, 2, 3, 4)
    await rig.finish()
    // Time stands still: each one past the burst is promised a moment 5 ms later than the one before.
    expect(waits).toEqual([5, 10])
    expect(taken()).toEqual([1, 2, 3, 4])
  })
})

describe('an answer that was lost', () => {
  it.each<[string, Answer, number]>([
    ['that had been taken is not sent again', 'lost-taken', 1],
    ['that had not been taken is sent again', 'lost', 2],
    ['because the sender broke is treated alike', 'throws', 2],
  ])('of a message %s', async (_, answer, sends) => {
    rig = await createRig({ handle: echo })
    rig.provider.answers = [answer]
    await queue('a', 1, 2)
    await rig.pass(0)
    // Too early to believe that it is absent: neither looked up nor followed by the next.
    await rig.pass(2_999)
    expect(rig.provider.lookups).toEqual([])
    await rig.finish()
    expect(rig.provider.lookups).toHaveLength(1)
    expect(taken()).toEqual([1, 2])
    expect(rig.provider.sends).toHaveLength(sends + 1)
  })

  it('is asked for again while the provider does not say, and nothing is sent meanwhile', async () => {
    rig = await createRig({ handle: echo })
    rig.provider.answers = ['lost-taken']
    rig.provider.lookupAnswers = ['unknown', 'unknown']
    await queue('a', 1, 2)
    await rig.finish()
    expect(rig.provider.lookups).toHaveLength(3)
    expect(taken()).toEqual([1, 2])
  })

  it('that never comes makes a dead letter, which is looked up before it is sent after all', async () => {
    rig = await createRig({ handle: echo }, { maxAttempts: 2 })
    rig.provider.answers = ['lost-taken']
    rig.provider.lookupAnswers = ['unknown', 'unknown']
    const [id] = await queue('a', 1)
    await rig.finish()
    expect(await states()).toEqual(['dead'])
    expect(rig.settled[0]?.settled).toMatchObject({ outcome: 'dead' })
    await replayDeparture(rig.store, id as string, rig.realTime.now())
    await rig.finish()
    expect(taken()).toEqual([1])
    expect(rig.provider.lookups).toHaveLength(3)
    expect(await states()).toEqual(['sent'])
  })

  it.each([true, false])('after a crash while sending is found out first (taken: %s)', async (wasTaken) => {
    rig = await createRig({ handle: echo })
    await rig.outbox.stop()
    const [id] = await queue('a', 1, 2)
    await rig.store.update(
      'outbox',
      { _id: id as string },
      { $set: { state: 'sending', attemptRealAt: rig.realTime.now() }, $inc: { attempts: 1 } },
    )
    if (wasTaken) rig.provider.taken.push({ id: id as string, conversation: 'a', payload: 1 })
    const next = restart()
    await next.idle()
    expect(rig.provider.lookups).toEqual([])
    rig.realTime.set(new Date(rig.realTime.now().getTime() + 3_000))
    await next.idle()
    expect(rig.provider.lookups).toEqual([id])
    expect(taken()).toEqual([1, 2])
    await next.stop()
  })
})

/** Another outbox worker on the same store and provider. */
function restart() {
  const { store, clock, realTime, provider } = rig
  const next = createOutboxWorker({
    store,
    clock,
    realTime,
    senders: {
      whatsapp: {
        send: async (item) => {
          provider.sends.push(item._id)
          provider.taken.push({ id: item._id, conversation: item.conversation, payload: item.payload })
          return { outcome: 'accepted', providerId: 'SM' }
        },
        lookup: async (item) => {
          provider.lookups.push(item._id)
          const there = provider.taken.some(({ id }) => id === item._id)
          return there ? { outcome: 'found', providerId: 'SM' } : { outcome: 'absent' }
        },
      },
    },
  })
  next.start()
  return next
}

it('is not sent twice by two workers', async () => {
  rig = await createRig({ handle: echo })
  const second = restart()
  for (let n = 0; n < 10; n++) await queue(`c${n}`, 1, 2, 3)
  await Promise.all([rig.outbox.idle(), second.idle()])
  await rig.finish()
  expect(rig.provider.taken).toHaveLength(30)
  expect(new Set(rig.provider.taken.map(({ id }) => id)).size).toBe(30)
  await second.stop()
})

describe('dead letters', () => {
  it('are listed, sent after all behind what waits, and then no longer dead', async () => {
    rig = await createRig({ handle: echo })
    rig.provider.answers = ['refused']
    const [id] = await queue('a', 1, 2)
    await rig.finish()
    const page = await deadDepartures(rig.store, { limit: 10 })
    expect(page.items.map((item) => [item._id, item.error])).toEqual([[id, '63016']])
    await replayDeparture(rig.store, id as string, rig.realTime.now())
    await expect(replayDeparture(rig.store, id as string, rig.realTime.now())).rejects.toMatchObject({
      code: 'STALE',
    })
    await rig.finish()
    expect(taken()).toEqual([2, 1])
    expect((await deadDepartures(rig.store, { limit: 10 })).items).toEqual([])
  })

  it('stay when what is settled is forgotten', async () => {
    rig = await createRig({ handle: echo })
    rig.provider.answers = ['refused']
    await queue('a', 1, 2)
    await rig.finish()
    expect(await pruneJobs(rig.store, rig.realTime.now())).toBe(0)
    expect(await pruneJobs(rig.store, new Date(rig.realTime.now().getTime() + 1))).toBe(1)
    expect(await states()).toEqual(['dead'])
  })
})
