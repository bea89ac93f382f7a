import { afterEach, describe, expect, it } from 'vitest'
import { deadArrivals, replayArrival } from '../../jobs/dead-letters.js'
import type { InboxItem } from '../../jobs/documents.js'
import { cancelTimer, cancelTimersOf, scheduleTimer, type TimerRang } from '../../jobs/timers.js'
import { arrival, createRig, echo, type Rig, START } from './rig.js'

let rig: Rig
afterEach(() => rig?.drop())

const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000)
const schedule = (key: string, dueAt: Date, conversation = 'a', payload?: unknown) =>
  rig.store.transaction((tx) => scheduleTimer(tx, { key, conversation, dueAt, payload }))
const rang = async () => (await rig.inbox()).map(({ payload }) => (payload as TimerRang).key)

/** Sets the product's clock, as the playground does. */
async function jump(to: Date) {
  rig.clock.set(to)
  rig.timers.wake()
  await rig.timers.idle()
  await rig.finish()
}

describe('a timer', () => {
  it('becomes an arrival when it is due, by the clock of the product, once', async () => {
    rig = await createRig({ handle: echo })
    await schedule('promise', at(30), 'a', { about: 'a ticket' })
    await jump(at(29))
    expect(await rang()).toEqual([])
    await jump(at(45))
    await jump(at(46))
    const [item] = (await rig.inbox()) as [InboxItem]
    expect(item).toMatchObject({ channel: 'timer', conversation: 'a', at: at(45), state: 'done' })
    expect(item.payload).toEqual({
      key: 'promise',
      dueAt: at(30).toISOString(),
      payload: { about: 'a ticket' },
    })
    expect(await rang()).toHaveLength(1)
  })

  it('is moved by setting it again, and rings again when set after it rang', async () => {
    rig = await createRig({ handle: echo })
    await schedule('k', at(10))
    await schedule('k', at(20))
    await jump(at(15))
    expect(await rang()).toEqual([])
    await jump(at(20))
    await schedule('k', at(30))
    await jump(at(30))
    expect(await rang()).toEqual(['k', 'k'])
  })

  it('is cancelled alone or with its conversation', async () => {
    rig = await createRig({ handle: echo })
    await schedule('one', at(10))
    await schedule('two', at(10))
    await schedule('three', at(10))
    await schedule('other', at(10), 'b')
    expect(await cancelTimer(rig.store, 'one')).toBe(true)
    expect(await cancelTimer(rig.store, 'one')).toBe(false)
    expect(await cancelTimersOf(rig.store, 'a')).toBe(2)
    await jump(at(10))
    expect(await rang()).toEqual(['other'])
  })

  it('is set only if the transaction around it is', async () => {
    rig = await createRig({ handle: echo })
    const failing = rig.store.transaction(async (tx) => {
      await scheduleTimer(tx, { key: 'k', conversation: 'a', dueAt: at(1) })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await jump(at(2))
    expect(await rang()).toEqual([])
  })

  it('rings after a jump of days, in the order in which it was due, and not before when the clock goes back', async () => {
    rig = await createRig({ handle: echo })
    await schedule('late', at(300))
    await schedule('early', at(100))
    await jump(at(-10_000))
    expect(await rang()).toEqual([])
    await jump(at(10_000))
    expect(await rang()).toEqual(['early', 'late'])
  })
})

describe('a dead arrival', () => {
  it('is listed and dealt with after all', async () => {
    let broken = true
    rig = await createRig({
      maxAttempts: 1,
      handle: (conversation, arrivals, context) =>
        broken ? Promise.reject(new Error('broken')) : echo(conversation, arrivals, context),
    })
    await rig.accept(arrival('a', 1))
    await rig.finish()
    broken = false
    await rig.accept(arrival('a', 2))
    await rig.finish()
    const { items } = await deadArrivals(rig.store, { limit: 5 })
    expect(items.map(({ messageId, error }) => [messageId, error])).toEqual([['a-1', 'broken']])
    const id = items[0]?._id as string
    await replayArrival(rig.store, id, rig.realTime.now())
    await expect(replayArrival(rig.store, id, rig.realTime.now())).rejects.toMatchObject({ code: 'STALE' })
    await rig.finish()
    expect(rig.provider.taken.map(({ payload }) => payload)).toEqual([{ n: 2 }, { n: 1 }])
  })
})
