import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { deliver, drained, type Running, startChild } from './processes.js'
import { type Provider, seeded, startProvider } from './provider.js'

const KILLS = 12
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
  const delivered = new Map(CONVERSATIONS.map((name) => [name, 0]))
  let unanswered = 0

  for (let kill = 0; kill <= KILLS; kill++) {
    child = await startChild({ provider: provider.url, dataDir })
    const running = child
    let alive = true
    // The last one lives until all is done.
    const death = kill < KILLS ? random() * 350 : 700
    const ended = new Promise<void>((resolve) => {
      setTimeout(async () => {
        if (kill < KILLS) await running.kill()
        alive = false
        resolve()
      }, death)
    })
    const people = CONVERSATIONS.map(async (name) => {
      while (alive) {
        // What was not answered for is delivered again, as a provider would; what was is never delivered again.
        const n = (delivered.get(name) ?? 0) + 1
        if (await deliver(running.url, name, n)) delivered.set(name, n)
        else unanswered++
        await new Promise((resolve) => setTimeout(resolve, random() * 20))
      }
    })
    await Promise.all([ended, ...people])
  }

  const end = await drained(child?.url ?? '')
  expect(end.dead).toBe(0)
  for (const [name, count] of delivered) {
    const answers = provider.taken.filter(({ conversation }) => conversation === name)
    expect(answers.map(({ payload }) => payload)).toEqual(Array.from({ length: count }, (_, i) => i + 1))
    expect(end.counters.find(({ _id }) => _id === name)?.value).toBe(count)
  }
  // The kills hit something: otherwise this proved nothing.
  expect(unanswered).toBeGreaterThan(0)
  expect(provider.taken.length).toBeGreaterThan(KILLS)
}, 120_000)
