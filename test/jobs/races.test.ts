/** What happens between two steps of a worker, made to happen there: the store is wrapped and does it in passing. */
import { afterEach, describe, expect, it } from 'vitest'
import { AppError } from '../../core/errors.js'
import type { Store } from '../../core/store.js'
import { depart } from '../../jobs/depart.js'
import { createInbox } from '../../jobs/inbox.js'
import { createOutboxWorker } from '../../jobs/outbox-worker.js'
import { createTimers, scheduleTimer } from '../../jobs/timers.js'
import { arrival, createRig, echo, type Rig, START } from './rig.js'

let rig: Rig
afterEach(() => rig?.drop())

/** The store, with something that happens once, right after a read of a collection. */
function afterReading(store: Store, collection: string, happening: () => Promise<unknown>): Store {
  let happened = false
  return {
    ...store,
    async find(name, filter, options) {
      const found = await store.find(name, filter, options)
      if (name === collection && !happened) {
        happened = true
        await happening()
      }
      return found as never
    },
  }
}
const queue = (conversation: string, payload: unknown) =>
  rig.store.transaction((tx) => depart(tx, [{ channel: 'whatsapp', conversation, payload }], START))

describe('a turn', () => {
  it('is undone when one of its arrivals was dealt with meanwhile', async () => {
    let times = 0
    rig = await createRig({
      handle: async (conversation, arrivals, context) => {
        if (times++ === 0) {
          await rig.store.update('inbox', { _id: arrivals[0]?._id ?? '' }, { $set: { state: 'done' } })
        }
        return echo(conversation, arrivals, context)
      },
    })
    await rig.accept(arrival('a', 1), arrival('a', 2))
    await rig.finish()
    expect(rig.provider.taken.map(({ payload }) => payload)).toEqual([{ n: 2 }])
  })
})

describe('the inbox', () => {
  it('does not take another key for a repetition', async () => {
    rig = await createRig({ handle: echo })
    let disputes = 2
    const store: Store = {
      ...rig.store,
      transaction: (work) =>
        disputes-- > 0
          ? Promise.reject(new AppError('DUPLICATE_KEY', 'the lane was made by another process just now'))
          : rig.store.transaction(work),
    }
    expect(await createInbox(store).accept(arrival('a', 1))).toBe('stored')
    expect(await rig.inbox()).toHaveLength(1)
    expect(await createInbox(store).accept(arrival('a', 1))).toBe('duplicate')
  })

  it('says so when the dispute does not end, and does not call it a repetition', async () => {
    rig = await createRig({ handle: echo })
    const store: Store = {
      ...rig.store,
      transaction: () => Promise.reject(new AppError('DUPLICATE_KEY', 'always')),
    }
    await expect(createInbox(store).accept(arrival('a', 1))).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    })
  })
})

describe('the outbox', () => {
  const worker = (store: Store) => {
    const { clock, realTime, provider } = rig
    const senders = {
      whatsapp: {
        send: async ({
          _id: id,
          conversation,
          payload,
        }: {
          _id: string
          conversation: string
          payload: unknown
        }) => {
          provider.taken.push({ id, conversation, payload })
          return { outcome: 'accepted' as const, providerId: 'SM' }
        },
        lookup: async () => ({ outcome: 'absent' as const }),
      },
    }
    const started = createOutboxWorker({ store, clock, realTime, senders })
    started.start()
    return started
  }

  it('does not send what another one has sent between its look and its step', async () => {
    rig = await createRig({ handle: echo })
    await rig.outbox.stop()
    await queue('a', 1)
    const store = afterReading(rig.store, 'outbox', () =>
      rig.store.updateMany('outbox', {}, { $set: { state: 'sent', providerId: 'theirs' } }),
    )
    const outbox = worker(store)
    await outbox.idle()
    expect(rig.provider.taken).toEqual([])
    expect(await rig.sent('sent')).toHaveLength(1)
    await outbox.stop()
  })

  it('does not fall asleep over what is queued in the moment when it had nothing left', async () => {
    rig = await createRig({ handle: echo })
    await rig.outbox.stop()
    await queue('a', 1)
    let reads = 0
    const store: Store = {
      ...rig.store,
      async find(name, filter, options) {
        const found = await rig.store.find(name, filter, options)
        // The second look at the outbox finds nothing, and then something comes.
        if (name === 'outbox' && ++reads === 2) await queue('a', 2)
        return found as never
      },
    }
    const outbox = worker(store)
    await outbox.idle()
    expect(rig.provider.taken.map(({ payload }) => payload)).toEqual([1, 2])
    await outbox.stop()
  })
})

describe('a timer', () => {
  it('that was moved between its look and its ring does not ring', async () => {
    rig = await createRig({ handle: echo })
    await rig.timers.stop()
    const due = { key: 'k', conversation: 'a', dueAt: START }
    const later = { ...due, dueAt: new Date(START.getTime() + 60_000) }
    await rig.store.transaction((tx) => scheduleTimer(tx, due))
    const store = afterReading(rig.store, 'timers', () =>
      rig.store.transaction((tx) => scheduleTimer(tx, later)),
    )
    const timers = createTimers({ store, clock: rig.clock, realTime: rig.realTime })
    timers.start()
    await timers.idle()
    expect(await rig.inbox()).toEqual([])
    expect(await rig.store.count('timers', {})).toBe(1)
    await timers.stop()
  })
})
