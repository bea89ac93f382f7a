import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { deliver, drained, type Running, startChild } from './processes.js'
import { type Provider, seeded, startProvider } from './provider.js'

const KILLS = 10
const SEED = Number(process.env.CRASH_SEED ?? 20261122)
const CONVERSATIONS = ['a', 'b', 'c']

let provider: Provider | undefined
let child: Running | undefined
let dataDir = ''
afterEach(async () => {
  await child?.kill()
  provider?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

it(`loses nothing, sends nothing twice and keeps the order through ${KILLS} times kill -9`, async () => {
  const random = seeded(SEED)
  dataDir = mkdtempSync(join(tmpdir(), 'sesame-crash-'))
  provider = await startProvider(random)
  const { taken } = provider
  const delivered = new Map(CONVERSATIONS.map((name) => [name, 0]))

  for (let kill = 0; kill <= KILLS; kill++) {
    child = await startChild({ provider: provider.url, dataDir })
    const running = child
    let alive = true
    let talks: Promise<void>[] = []
    // Death comes a moment after the process has answered, asked or sent so many times: wherever it stands then,
    // on a fast machine and on a slow one. The last process lives.
    let events = 1 + Math.floor(random() * 15)
    const death = new Promise<void>((resolve) => {
      const event = () => {
        if (--events === 0) setTimeout(resolve, random() * 20)
      }
      if (provider) provider.onEvent = event
      talks = CONVERSATIONS.map((name) => talk(name, event))
    })
    async function talk(name: string, event: () => void) {
      while (alive) {
        // What was not answered for is delivered again, as a provider would; what was is never delivered again.
        const n = (delivered.get(name) ?? 0) + 1
        if (await deliver(running.url, name, n)) delivered.set(name, n)
        event()
        await new Promise((resolve) => setTimeout(resolve, random() * 20))
      }
    }
    await death
    if (kill < KILLS) await running.kill()
    alive = false
    await Promise.all(talks)
  }

  const end = await drained(child?.url ?? '')
  expect(end.dead).toBe(0)
  for (const [name, count] of delivered) {
    const answers = taken.filter(({ conversation }) => conversation === name)
    expect(answers.map(({ payload }) => payload)).toEqual(Array.from({ length: count }, (_, i) => i + 1))
    expect(end.counters.find(({ _id }) => _id === name)?.value).toBe(count)
  }
  // Much was under way each time: otherwise this proved nothing.
  expect(taken.length).toBeGreaterThan(KILLS)
}, 240_000)
