import { afterEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '../../core/errors.js'
import type { InboxItem, Lane } from '../../jobs/documents.js'
import { freeLanes, laneId } from '../../jobs/lanes.js'
import type { Departure } from '../../jobs/ports.js'
import type { TurnWorkerOptions } from '../../jobs/turn-worker.js'
import { arrival, createRig, echo, type Rig } from './rig.js'

let rig: Rig
afterEach(() => rig?.drop())

type Turn = { conversation: string; numbers: unknown[]; attempt: number }

/** Notes each try; `fail` says which of them throw. */
function recorder(fail: (turn: Turn) => unknown = () => null) {
  const tries: Turn[] = []
  const handle: TurnWorkerOptions['handle'] = async (conversation, arrivals, context) => {
    const numbers = arrivals.map(({ payload }) => (payload as { n: number }).n)
    const turn = { conversation, numbers, attempt: context.attempt }
    tries.push(turn)
    const error = fail(turn)
    if (error) throw error
    return echo(conversation, arrivals, context)
  }
  return { tries, handle }
}

const said = () => rig.provider.taken.map(({ payload }) => (payload as { n: number }).n)

describe('a turn', () => {
  it('gathers a burst in order, once it is quiet, and answers it', async () => {
    const { tries, handle } = recorder()
    rig = await createRig({ handle })
    await rig.accept(arrival('a', 1), arrival('a', 2))
    await rig.pass(599)
    expect(tries).toEqual([])
    await rig.accept(arrival('a', 3))
    await rig.pass(599)
    expect(tries).toEqual([])
    await rig.pass(1)
    expect(tries).toEqual([{ conversation: 'a', numbers: [1, 2, 3], attempt: 1 }])
    expect(said()).toEqual([1, 2, 3])
    expect((await rig.inbox('done')).map(({ seq }) => seq)).toEqual([1, 2, 3])
  })

  it('does not let a burst go on for ever', async () => {
    const { tries, handle } = recorder()
    rig = await createRig({ handle })
    for (let n = 1; n <= 7; n++) {
      await rig.accept(arrival('a', n))
      await rig.pass(500)
    }
    // 3 s after the first the turn has begun; the seventh came at 3 s and has a turn of its own.
    expect(tries.map(({ numbers }) => numbers)).toEqual([[1, 2, 3, 4, 5, 6]])
    await rig.finish()
    expect(said()).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('has a timer and an agent act at once', async () => {
    const { tries, handle } = recorder()
    rig = await createRig({ handle })
    await rig.accept(arrival('a', 1, { channel: 'desk' }))
    await rig.turns.idle()
    expect(tries).toHaveLength(1)
  })

  it('knows a message it has had, and keeps the first', async () => {
    const { tries, handle } = recorder()
    rig = await createRig({ handle })
    await rig.accept(arrival('a', 1), arrival('a', 1, { payload: { n: 99 } }))
    await rig.accept(arrival('a', 1, { channel: 'teams', payload: { n: 2 } }))
    await rig.finish()
    await rig.accept(arrival('a', 1, { conversation: 'b' }))
    await rig.finish()
    expect(tries.map(({ numbers }) => numbers)).toEqual([[1, 2]])
  })

  it('is one at a time in a conversation, several at once over all', async () => {
    let now = 0
    let most = 0
    const inConversation = new Map<string, number>()
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const handle: TurnWorkerOptions['handle'] = async (conversation, arrivals, context) => {
      most = Math.max(most, ++now)
      inConversation.set(conversation, (inConversation.get(conversation) ?? 0) + 1)
      expect(inConversation.get(conversation)).toBe(1)
      if (now === 3) open()
      await gate
      inConversation.set(conversation, 0)
      now--
      return echo(conversation, arrivals, context)
    }
    rig = await createRig({ handle, concurrency: 3 })
    await rig.accept(arrival('a', 1), arrival('b', 1), arrival('c', 1), arrival('d', 1))
    await rig.pass(600)
    expect(most).toBe(3)
    expect(rig.provider.taken).toHaveLength(4)
  })

  it('leaves what comes while it runs for the next', async () => {
    const tries: number[][] = []
    rig = await createRig({
      handle: async (conversation, arrivals, context) => {
        tries.push(arrivals.map(({ seq }) => seq))
        if (tries.length === 1) await rig.accept(arrival('a', 2), arrival('a', 3))
        return echo(conversation, arrivals, context)
      },
    })
    await rig.accept(arrival('a', 1))
    await rig.pass(600)
    expect(tries).toEqual([[1]])
    await rig.pass(600)
    expect(tries).toEqual([[1], [2, 3]])
  })

  it('writes everything or nothing', async () => {
    let broken = true
    rig = await createRig({
      handle: async (conversation) => async (tx) => {
        await tx.insert('counters', { _id: 'seen', value: 1 } as never)
        if (broken) throw new Error('at the end of the commit')
        return [{ channel: 'whatsapp', conversation, payload: { n: 1 } }]
      },
    })
    await rig.accept(arrival('a', 1))
    await rig.pass(600)
    expect(await rig.store.count('counters', {})).toBe(0)
    expect(await rig.inbox('waiting')).toHaveLength(1)
    broken = false
    await rig.finish()
    expect(await rig.store.count('counters', {})).toBe(1)
    expect(said()).toEqual([1])
  })

  it('gives a departure the id that the turn chose', async () => {
    const departure: Departure = { id: 'chosen', channel: 'whatsapp', conversation: 'a', payload: 1 }
    rig = await createRig({ handle: async () => async () => [departure] })
    await rig.accept(arrival('a', 1))
    await rig.finish()
    expect((await rig.sent()).map(({ _id, seq }) => [_id, seq])).toEqual([['chosen', 1]])
  })
})

describe('a turn that fails', () => {
  it('is tried again after a growing wait, with what has come since', async () => {
    const { tries, handle } = recorder(({ attempt }) => (attempt < 3 ? new Error('not yet') : null))
    rig = await createRig({ handle })
    await rig.accept(arrival('a', 1))
    await rig.pass(600)
    expect(tries).toHaveLength(1)
    await rig.pass(749)
    expect(tries).toHaveLength(1)
    await rig.pass(1)
    expect(tries).toHaveLength(2)
    await rig.accept(arrival('a', 2))
    await rig.pass(1_499)
    expect(tries).toHaveLength(2)
    await rig.pass(1)
    expect(tries[2]).toEqual({ conversation: 'a', numbers: [1, 2], attempt: 3 })
    expect(said()).toEqual([1, 2])
  })

  it('is tried again at once when the conversation changed under it', async () => {
    let conflicts = 2
    const { tries, handle } = recorder(() =>
      conflicts-- > 0 ? new AppError('VERSION_CONFLICT', 'changed') : null,
    )
    rig = await createRig({ handle })
    await rig.accept(arrival('a', 1))
    await rig.pass(600)
    expect(tries).toHaveLength(3)
    expect(said()).toEqual([1])
  })

  it('does not spin when the conflict never ends', async () => {
    const { tries, handle } = recorder(() => new AppError('VERSION_CONFLICT', 'changed'))
    rig = await createRig({ handle })
    await rig.accept(arrival('a', 1))
    await rig.pass(600)
    expect(tries).toHaveLength(6)
  })

  it('is given up after the last try: only the arrival that cannot be dealt with dies', async () => {
    const { tries, handle } = recorder(({ numbers }) => (numbers.includes(2) ? new Error('poison') : null))
    const dead: [number[], string][] = []
    rig = await createRig({
      handle,
      maxAttempts: 3,
      onDead: async (conversation, arrivals, error) => {
        dead.push([arrivals.map(({ seq }) => seq), (error as Error).message])
        return async () => [{ channel: 'whatsapp', conversation, payload: { n: 'sorry' } }]
      },
    })
    await rig.accept(arrival('a', 1), arrival('a', 2), arrival('a', 3))
    await rig.finish()
    expect(dead).toEqual([[[2], 'poison']])
    expect(said()).toEqual([1, 'sorry', 3])
    const letters = (await rig.inbox()).map(({ seq, state, error }) => [seq, state, error])
    expect(letters).toEqual([
      [1, 'done', null],
      [2, 'dead', 'poison'],
      [3, 'done', null],
    ])
    expect(tries.filter(({ numbers }) => numbers.length === 1).map(({ numbers }) => numbers[0])).toContain(3)
  })

  it('is buried even when the announcement fails too', async () => {
    const { handle } = recorder(() => new Error('always'))
    rig = await createRig({
      handle,
      maxAttempts: 1,
      onDead: async () => {
        throw new Error('this too')
      },
    })
    await rig.accept(arrival('a', 1))
    await rig.finish()
    expect(await rig.inbox('dead')).toHaveLength(1)
  })

  it('does not hold up the other conversations', async () => {
    const { handle } = recorder(({ conversation }) => (conversation === 'a' ? new Error('no') : null))
    rig = await createRig({ handle, concurrency: 1 })
    await rig.accept(arrival('a', 1), arrival('b', 1))
    await rig.pass(600)
    expect(rig.provider.taken.map(({ conversation }) => conversation)).toEqual(['b'])
  })

  it('counts tries that ended the process, and does not make one more', async () => {
    const { tries, handle } = recorder()
    rig = await createRig({ handle, maxAttempts: 3 })
    await rig.accept(arrival('a', 1), arrival('a', 2))
    await rig.store.update('lanes', { _id: laneId('in', 'a') }, { $set: { attempts: 3 } })
    await rig.finish()
    expect((await rig.inbox('dead')).map(({ seq }) => seq)).toEqual([1])
    expect(tries.map(({ numbers }) => numbers)).toEqual([[2]])
  })
})

describe('a lease', () => {
  const steal = (store: Rig['store']) =>
    store.update<Lane>('lanes', { _id: laneId('in', 'a') }, { $set: { holder: 'another' } })

  it('that was lost undoes the whole turn', async () => {
    let first = true
    const { handle } = recorder()
    rig = await createRig({
      handle: async (conversation, arrivals, context) => {
        const commit = await handle(conversation, arrivals, context)
        if (first) await steal(rig.store)
        first = false
        return commit
      },
    })
    await rig.accept(arrival('a', 1))
    await rig.pass(600)
    expect(said()).toEqual([])
    expect(await rig.inbox('waiting')).toHaveLength(1)
    // The other one never comes back: its lease ends.
    await rig.pass(30_000)
    expect(said()).toEqual([1])
  })

  it('of a dead process is ended by the next one that starts alone', async () => {
    const { tries, handle } = recorder()
    rig = await createRig({ handle })
    await rig.accept(arrival('a', 1))
    const leaseUntil = new Date(rig.realTime.now().getTime() + 60_000)
    await rig.store.update('lanes', { _id: laneId('in', 'a') }, { $set: { holder: 'dead', leaseUntil } })
    await rig.pass(600)
    expect(tries).toEqual([])
    expect(await freeLanes(rig.store)).toBe(1)
    await rig.pass(0)
    expect(tries).toHaveLength(1)
  })

  it('is not renewed for ever: a turn that hangs is given up, and another one is made', async () => {
    let hang = true
    const signals: AbortSignal[] = []
    rig = await createRig({
      leaseMs: 30,
      handle: (conversation, arrivals, context) => {
        signals.push(context.signal)
        if (hang) return new Promise(() => {})
        return echo(conversation, arrivals, context)
      },
    })
    await rig.accept(arrival('a', 1, { channel: 'desk' }))
    // Real timers renew this lease of 30 ms: it is over when it has been renewed too often.
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true), { timeout: 20_000 })
    hang = false
    await rig.pass(60)
    await rig.finish()
    expect(said()).toEqual([1])
  })

  it('lets a turn run once, however many workers want it', async () => {
    const { tries, handle } = recorder()
    rig = await createRig({ handle })
    const { createTurnWorker } = await import('../../jobs/turn-worker.js')
    const others = [1, 2].map(() => createTurnWorker({ store: rig.store, realTime: rig.realTime, handle }))
    for (const other of others) other.start()
    for (let n = 0; n < 12; n++) await rig.accept(arrival(`c${n}`, 1))
    rig.realTime.set(new Date(rig.realTime.now().getTime() + 600))
    await Promise.all([...others.map((other) => other.idle()), rig.turns.idle()])
    await rig.finish()
    expect(tries).toHaveLength(12)
    expect(await rig.inbox('done')).toHaveLength(12)
    await Promise.all(others.map((other) => other.stop()))
  })
})

describe('stopping', () => {
  it('lets the running turn finish, and starts no other', async () => {
    let finish = () => {}
    let begun = () => {}
    const running = new Promise<void>((resolve) => {
      begun = resolve
    })
    const seen: string[] = []
    rig = await createRig({
      concurrency: 1,
      handle: async (conversation, arrivals, context) => {
        seen.push(conversation)
        begun()
        await new Promise<void>((resolve) => {
          finish = resolve
        })
        return echo(conversation, arrivals, context)
      },
    })
    await rig.accept(arrival('a', 1), arrival('b', 1))
    rig.realTime.set(new Date(rig.realTime.now().getTime() + 600))
    rig.turns.wake()
    await running
    const stopped = rig.turns.stop()
    finish()
    expect(await stopped).toBe(true)
    expect(seen).toHaveLength(1)
    expect(await rig.inbox('done')).toHaveLength(1)
    expect(await rig.inbox('waiting')).toHaveLength(1)
  })

  it('gives up on a turn that does not end, and tells it', async () => {
    let signal: AbortSignal | undefined
    let begun = () => {}
    const running = new Promise<void>((resolve) => {
      begun = resolve
    })
    rig = await createRig({
      handle: (_, __, context) =>
        new Promise((_, reject) => {
          signal = context.signal
          context.signal.addEventListener('abort', () => reject(new Error('aborted')))
          begun()
        }),
    })
    await rig.accept(arrival('a', 1, { channel: 'desk' }))
    await running
    expect(await rig.turns.stop(1)).toBe(false)
    expect(signal?.aborted).toBe(true)
    expect(await rig.inbox('waiting')).toHaveLength(1)
  })
})

it('numbers what arrives at the same moment without gap', async () => {
  rig = await createRig({ handle: echo })
  await Promise.all(Array.from({ length: 20 }, (_, n) => rig.accept(arrival('a', n))))
  const items: InboxItem[] = await rig.inbox()
  expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
})
