import { beforeAll, describe, expect, it } from 'vitest'
import type { Filter } from '../../../core/store.js'
import { type At, day } from './things.js'

export function filtersContract({ store, fresh, ids }: At): void {
  describe('filters', () => {
    beforeAll(() =>
      fresh(
        { _id: 'a', name: 'Anna', rank: 1, when: day(1), open: true, tags: ['x', 'y'], payload: { k: 1 } },
        { _id: 'b', name: 'Bob', rank: 2, when: day(2), open: false, tags: ['y'], payload: { k: 'two' } },
        { _id: 'c', name: 'Éva', rank: 3, when: null, parts: [{ label: 'l', at: day(3) }, { label: 'm' }] },
        { _id: 'd', name: 'bob', nest: { a: 'x', deep: { n: 5 } }, one: { label: 'o' }, payload: null },
      ),
    )

    it.each<[Filter, string]>([
      [{}, 'abcd'],
      [{ name: 'Bob' }, 'b'],
      [{ name: { $ne: 'Bob' } }, 'acd'],
      [{ rank: { $gt: 1 } }, 'bc'],
      [{ rank: { $gte: 1, $lt: 3 } }, 'ab'],
      [{ rank: { $lte: 1 } }, 'a'],
      [{ rank: null }, 'd'],
      [{ rank: { $ne: null } }, 'abc'],
      [{ rank: { $ne: 1 } }, 'bcd'],
      [{ rank: { $in: [1, 3] } }, 'ac'],
      [{ rank: { $in: [1, null] } }, 'ad'],
      [{ rank: { $in: [] } }, ''],
      [{ rank: { $nin: [1, 3] } }, 'bd'],
      [{ rank: { $nin: [1, null] } }, 'bc'],
      [{ rank: { $nin: [] } }, 'abcd'],
      [{ when: { $gt: day(1) } }, 'b'],
      [{ when: '2026-11-01T09:00:00.000Z' }, 'a'],
      [{ when: null }, 'cd'],
      [{ when: { $exists: true } }, 'abc'],
      [{ when: { $exists: false } }, 'd'],
      [{ open: true }, 'a'],
      [{ open: false }, 'b'],
      [{ open: { $ne: true } }, 'bcd'],
      [{ tags: 'y' }, 'ab'],
      [{ tags: { $in: ['x', 'q'] } }, 'a'],
      [{ tags: { $ne: 'y' } }, 'cd'],
      [{ tags: { $nin: ['x'] } }, 'bcd'],
      [{ tags: { $gt: 'x' } }, 'ab'],
      [{ 'parts.label': 'm' }, 'c'],
      [{ 'parts.at': { $gte: day(3) } }, 'c'],
      [{ 'parts.at': null }, 'c'],
      [{ 'parts.note': { $ne: null } }, 'abd'],
      [{ 'nest.a': 'x' }, 'd'],
      [{ 'nest.deep.n': { $gte: 5 } }, 'd'],
      [{ 'one.label': 'o' }, 'd'],
      [{ one: null }, 'abc'],
      [{ one: { $ne: null } }, 'd'],
      [{ 'payload.k': 1 }, 'a'],
      [{ 'payload.k': 'two' }, 'b'],
      [{ 'payload.k': { $exists: true } }, 'ab'],
      [{ 'payload.k': { $gt: 0 } }, 'a'],
      [{ payload: null }, 'cd'],
      [{ $or: [{ name: 'Bob' }, { rank: 3 }] }, 'bc'],
      [{ $or: [{ tags: 'x' }, { rank: 3 }], open: { $ne: false } }, 'ac'],
      [{ $and: [{ rank: { $gte: 2 } }, { $or: [{ open: false }, { tags: 'x' }] }] }, 'b'],
      [{ _id: { $in: ['a', 'd', 'z'] } }, 'ad'],
      [{ _id: { $gt: 'b' } }, 'cd'],
      [{ _id: { $exists: true }, name: { $gte: 'b' } }, 'cd'],
    ])('%j finds %s', async (filter, expected) => {
      expect((await ids(filter)).join('')).toBe(expected)
      expect(await store.count('things', filter)).toBe(expected.length)
    })

    it.each<[string, Record<string, unknown>]>([
      ['an unknown field', { surname: 1 }],
      ['an unknown operator', { name: { $regex: 'B' } }],
      ['an unknown operator at the top', { $where: '1' }],
      ['undefined', { name: undefined }],
      ['undefined in an operator', { name: { $ne: undefined } }],
      ['an object', { nest: { a: 'x' } }],
      ['an empty object', { name: {} }],
      ['a value of another type', { when: 'tomorrow' }],
      ['an empty $or', { $or: [] }],
      ['$in without a list', { name: { $in: 'a' } }],
      ['an order with null', { rank: { $gt: null } }],
    ])('refuses %s', async (_, filter) => {
      await expect(store.find('things', filter as Filter)).rejects.toMatchObject({ code: 'DOCUMENT_INVALID' })
      await expect(store.delete('things', filter as Filter)).rejects.toMatchObject({
        code: 'DOCUMENT_INVALID',
      })
    })
  })
}
