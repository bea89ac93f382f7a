import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { findMongo } from '../../contracts/mongo-server.js'
import { deliver, drained, type Running, startChild } from './processes.js'
import { type Provider, seeded, startProvider } from './provider.js'

const mongo = await findMongo()
afterAll(() => mongo?.stop())

const KILLS = 4
const CONVERSATIONS = ['a', 'b', 'c', 'd']

describe.skipIf(!mongo)('two processes on one MongoDB', () => {
  let provider: Provider | undefined
  let children: Running[] = []
  afterEach(async () => {
    await Promise.all(children.map((child) => child.kill()))
    provider?.close()
  })

  it('share the conversations: nothing lost, nothing twice, order kept, even when one is killed', async () => {
    const random = seeded(20261122)
    provider = await startProvider(random)
    const url = new URL(mongo?.uri ?? '')
    url.pathname = `/sesame_two_${process.pid}_${Date.now()}`
    const options = { provider: provider.url, dataDir: '', databaseUrl: url.toString() }
    children = await Promise.all([startChild(options), startChild(options)])

    let alive = true
    const delivered = new Map(CONVERSATIONS.map((name) => [name, 0]))
    const people = CONVERSATIONS.map(async (name) => {
      while (alive) {
        const n = (delivered.get(name) ?? 0) + 1
        const one = children[Math.floor(random() * 2)] as Running
        if (await deliver(one.url, name, n)) delivered.set(name, n)
        await new Promise((resolve) => setTimeout(resolve, random() * 30))
      }
    })
    for (let kill = 0; kill < KILLS; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 100 + random() * 400))
      const which = kill % 2
      await children[which]?.kill()
      children[which] = await startChild(options)
    }
    alive = false
    await Promise.all(people)

    const end = await drained(children[0]?.url ?? '')
    expect(end.dead).toBe(0)
    for (const [name, count] of delivered) {
      const answers = provider.taken.filter(({ conversation }) => conversation === name)
      expect(answers.map(({ payload }) => payload)).toEqual(Array.from({ length: count }, (_, i) => i + 1))
      expect(end.counters.find(({ _id }) => _id === name)?.value).toBe(count)
      expect(count).toBeGreaterThan(KILLS)
    }
  }, 240_000)
})
