import { expect, it } from 'vitest'
import { readersFor, thisMachine } from '../../devices/pool-size.js'

const GB = 1024 ** 3

it.each([
  ['one core', 1, 16, 1],
  ['two cores: one reads, one talks', 2, 16, 1],
  ['four cores', 4, 8, 3],
  ['many cores, little memory', 16, 2, 1],
  ['many cores, some memory', 16, 4, 3],
  ['a large machine', 64, 256, 8],
  ['hardly any memory: still one', 2, 0.5, 1],
])('readers on %s', (_, cores, gigabytes, readers) => {
  expect(readersFor({ cores, memory: gigabytes * GB })).toBe(readers)
})

it('knows this machine', () => {
  const { cores, memory } = thisMachine()
  expect(cores).toBeGreaterThanOrEqual(1)
  expect(memory).toBeGreaterThan(64 * 1024 ** 2)
})
