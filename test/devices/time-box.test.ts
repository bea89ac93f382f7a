import { describe, expect, it } from 'vitest'
import { affordsAnotherLook, isOverTime } from '../../devices/time-box.js'
import { processorTime } from '../../devices/worker-process.js'

describe('the time a file may take', () => {
  it.each([
    ['a quick file', { wall: 2_000, processor: 1_500 }, false],
    ['little work on a machine that is busy with other things', { wall: 25_000, processor: 1_200 }, false],
    ['a file that works without end', { wall: 11_000, processor: 10_000 }, true],
    ['a process that stands still', { wall: 40_000, processor: 100 }, true],
    [
      'a system that does not tell processor time: the wall clock decides',
      { wall: 10_000, processor: null },
      true,
    ],
    ['such a system, in time', { wall: 9_000, processor: null }, false],
  ])('%s', (_, spent, over) => {
    expect(isOverTime(spent, 10_000)).toBe(over)
  })

  it('knows the processor time of a process, or says that it does not', () => {
    const used = processorTime(process.pid)
    if (process.platform === 'linux') expect(used).toBeGreaterThan(0)
    expect(processorTime(undefined)).toBeNull()
    expect(processorTime(0)).toBeNull()
  })
})

it.each([
  ['an ordinary photo in doubt', 2_500, true],
  ['one that has cost more than half: what was read is kept', 6_000, false],
])('a second look, %s', (_, spent, affords) => {
  expect(affordsAnotherLook(spent, 10_000)).toBe(affords)
})
