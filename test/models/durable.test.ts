import { expect, it, vi } from 'vitest'
import { createDurable } from '../../models/store/sqlite/durable.js'

/** Syncs that have begun and wait to be let through, or to fail. */
const syncs: { done(): void; fail(error: Error): void }[] = []
vi.mock('node:fs/promises', () => ({
  open: async () => ({
    datasync: () => new Promise<void>((done, fail) => syncs.push({ done, fail })),
    close: async () => {},
  }),
}))
const tick = () => new Promise((resolve) => setImmediate(resolve))

/** Has the promise been settled by now? */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  await tick()
  return Promise.race([
    promise.then(
      () => true,
      () => true,
    ),
    Promise.resolve(false),
  ])
}

it('says that a commit is on the disk only after a sync that began after it', async () => {
  const durable = createDurable('log')
  await durable.reached()
  expect(syncs).toHaveLength(0)

  durable.committed()
  const first = durable.reached()
  await tick()
  expect(syncs).toHaveLength(1)
  durable.committed()
  const second = durable.reached()
  durable.committed()
  const third = durable.reached()
  expect(await settled(first)).toBe(false)

  syncs[0]?.done()
  await first
  expect(await settled(second)).toBe(false)
  await tick()
  // One sync for the two that waited.
  expect(syncs).toHaveLength(2)
  syncs[1]?.done()
  await Promise.all([second, third])

  await durable.reached()
  expect(syncs).toHaveLength(2)
})

it('says so when the disk refuses, and tries again for the next', async () => {
  syncs.length = 0
  const durable = createDurable('log')
  durable.committed()
  const refused = durable.reached()
  await tick()
  syncs[0]?.fail(new Error('EIO'))
  await expect(refused).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  const again = durable.reached()
  await tick()
  syncs[1]?.done()
  await again
})
