import { describe, expect, it } from 'vitest'
import { type At, day, type Thing } from './things.js'

export function updatesContract({ store, fresh, ids }: At): void {
  describe('updates', () => {
    it('sets, unsets, counts and pushes in one go and gives back the result', async () => {
      await fresh({ _id: 'a', rank: 1, open: true, nest: { a: 'x' } })
      await store.update('things', { _id: 'a' }, { $set: { payload: {} } })
      const updated = await store.update<Thing>(
        'things',
        { _id: 'a', rank: 1 },
        {
          $set: { 'nest.at': day(2), when: '2026-11-03T09:00:00Z', 'payload.k': { deep: [] } },
          $unset: { open: true, 'nest.a': true },
          $inc: { rank: 2, 'nest.deep.n': 1 },
          $push: { tags: 'new', parts: { label: 'p', at: day(4) } },
        },
      )
      expect(updated).toEqual({
        _id: 'a',
        name: 'nameless',
        rank: 3,
        when: day(3),
        tags: ['new'],
        moments: [],
        parts: [{ label: 'p', at: day(4), note: null }],
        one: null,
        nest: { at: day(2), deep: { n: 1 } },
        payload: { k: { deep: [] } },
      })
      expect(await store.get('things', 'a')).toEqual(updated)
    })

    it('changes nothing when the condition does not hold', async () => {
      await fresh({ _id: 'a', rank: 1 })
      expect(await store.update('things', { _id: 'a', rank: 2 }, { $set: { rank: 9 } })).toBeNull()
      expect(await store.get('things', 'a')).toMatchObject({ rank: 1 })
    })

    it('takes the first in the given order', async () => {
      await fresh({ _id: 'a', rank: 5 }, { _id: 'b', rank: 1 }, { _id: 'c', rank: 3 })
      const taken = await store.update('things', {}, { $set: { open: true } }, { sort: { rank: 1 } })
      expect(taken?._id).toBe('b')
      expect(await ids({ open: true })).toEqual(['b'])
    })

    it('sets whole parts, lists and nested objects with their defaults and types', async () => {
      await fresh({ _id: 'a' })
      const updated = await store.update(
        'things',
        { _id: 'a' },
        {
          $set: {
            parts: [{ label: 'x', at: '2026-11-01T09:00:00Z' }],
            one: { label: 'o' },
            nest: { a: 'y' },
            tags: [1],
          },
        },
      )
      expect(updated).toMatchObject({
        parts: [{ label: 'x', at: day(1), note: null }],
        one: { label: 'o', note: null },
        nest: { a: 'y' },
        tags: ['1'],
      })
    })

    it.each<[string, object]>([
      ['an unknown operator', { $rename: { name: 'title' } }],
      ['a plain field', { name: 'x' }],
      ['an unknown field', { $set: { surname: 'x' } }],
      ['an unknown field in a part', { $set: { 'one.colour': 'x' } }],
      ['an unknown field in a pushed part', { $push: { parts: { label: 'x', colour: 'x' } } }],
      ['a pushed part without what it must have', { $push: { parts: {} } }],
      ['a value outside its list', { $set: { 'nest.a': 'z' } }],
      ['a value outside its list in a nested object', { $set: { nest: { a: 'z' } } }],
      ['a number below its minimum', { $set: { rank: -1 } }],
      ['undefined', { $set: { name: undefined } }],
      ['a Date inside JSON', { $set: { payload: { at: new Date() } } }],
      ['a Date below JSON', { $set: { 'payload.at': new Date() } }],
      ['another id', { $set: { _id: 'z' } }],
      ['the same field twice', { $set: { rank: 1 }, $inc: { rank: 1 } }],
      ['a field and what lies in it', { $set: { nest: {}, 'nest.a': 'x' } }],
      ['something inside an array', { $set: { 'parts.label': 'x' } }],
      ['a place in an array', { $set: { 'tags.0': 'x' } }],
      ['counting a text', { $inc: { name: 1 } }],
      ['counting by no number', { $inc: { rank: Number.NaN } }],
      ['pushing onto a text', { $push: { name: 'x' } }],
      ['unsetting what is required', { $unset: { 'one.label': true } }],
      ['$setOnInsert without upsert', { $setOnInsert: { rank: 1 } }],
      ['nothing', {}],
    ])('refuses %s', async (_, update) => {
      await fresh({ _id: 'a', rank: 3, one: { label: 'l' } })
      const before = await store.get('things', 'a')
      const invalid = { code: 'DOCUMENT_INVALID' }
      await expect(store.update('things', { _id: 'a' }, update)).rejects.toMatchObject(invalid)
      await expect(store.updateMany('things', {}, update)).rejects.toMatchObject(invalid)
      expect(await store.get('things', 'a')).toEqual(before)
    })

    it.each<[string, object]>([
      ['pushing onto null', { $push: { moments: new Date() } }],
      ['counting null', { $inc: { rank: 1 } }],
      ['setting inside null', { $set: { 'payload.deep': 1 } }],
    ])('refuses %s', async (_, update) => {
      await fresh({ _id: 'a', moments: null as never, rank: null as never })
      await expect(store.update('things', { _id: 'a' }, update)).rejects.toMatchObject({
        code: 'DOCUMENT_INVALID',
      })
    })

    it('makes the document when upserting: the condition, the update and the defaults', async () => {
      await fresh()
      const upsert = () =>
        store.update<Thing>(
          'things',
          { _id: 'a', group: 'g', rank: { $lt: 99 } },
          { $inc: { rank: 1 }, $set: { open: true }, $setOnInsert: { when: day(1) }, $push: { tags: 't' } },
          { upsert: true },
        )
      expect(await upsert()).toMatchObject({
        _id: 'a',
        group: 'g',
        rank: 1,
        open: true,
        when: day(1),
        tags: ['t'],
        name: 'nameless',
        payload: null,
      })
      await store.update('things', { _id: 'a' }, { $set: { when: day(2) } })
      expect(await upsert()).toMatchObject({ rank: 2, when: day(2), tags: ['t', 't'] })
    })

    it('makes an id when an upsert has none, and validates what it makes', async () => {
      await fresh()
      const made = await store.update('things', { group: 'h' }, { $set: { rank: 1 } }, { upsert: true })
      expect(made?._id).toMatch(/^[0-9a-z]{26}$/)
      await expect(
        store.update('pairs', { left: 'only' }, { $set: { n: 1 } }, { upsert: true }),
      ).rejects.toMatchObject({ code: 'DOCUMENT_INVALID' })
    })

    it('counts right when many count at once', async () => {
      await fresh()
      const bump = () => store.update('things', { _id: 'a' }, { $inc: { rank: 1 } }, { upsert: true })
      await Promise.all(Array.from({ length: 25 }, bump))
      expect(await store.get('things', 'a')).toMatchObject({ rank: 25 })
    })

    it('gives one of many who want the same thing', async () => {
      await fresh({ _id: 'a', state: 'free' })
      const take = (who: number) =>
        store.update('things', { _id: 'a', state: 'free' }, { $set: { state: `taken by ${who}` } })
      const got = await Promise.all(Array.from({ length: 12 }, (_, i) => take(i)))
      expect(got.filter((doc) => doc !== null)).toHaveLength(1)
    })

    it('updates and deletes many', async () => {
      await fresh({ _id: 'a', rank: 1 }, { _id: 'b', rank: 2 }, { _id: 'c', rank: 3 })
      expect(await store.updateMany('things', { rank: { $gte: 2 } }, { $set: { open: true } })).toBe(2)
      expect(await ids({ open: true })).toEqual(['b', 'c'])
      expect(await store.delete('things', { open: true })).toBe(2)
      expect(await ids({})).toEqual(['a'])
    })
  })
}
