import { describe, expect, it } from 'vitest'
import type { Doc } from '../../../core/store.js'
import { type At, day, type Thing } from './things.js'

export function documentsContract({ store, fresh }: At): void {
  describe('documents', () => {
    it('gives back what was inserted, with defaults, dates as dates and empty objects kept', async () => {
      const payload = { a: {}, list: [1, null, { 'odata.type': 'x' }], text: 'é\u{1F512}' }
      await fresh()
      const inserted = await store.insert<Thing>('things', {
        _id: 'a',
        when: day(1),
        moments: [day(2), day(3)],
        parts: [{ label: 'p', at: day(4), extra: { deep: [true] } }],
        one: { label: 'q', at: day(5) },
        nest: { at: day(6), deep: {} },
        payload,
      })
      const expected = {
        _id: 'a',
        name: 'nameless',
        when: day(1),
        tags: [],
        moments: [day(2), day(3)],
        parts: [{ label: 'p', at: day(4), extra: { deep: [true] }, note: null }],
        one: { label: 'q', at: day(5), note: null },
        nest: { at: day(6), deep: {} },
        payload,
      }
      expect(inserted).toEqual(expected)
      const read = await store.get<Thing>('things', 'a')
      expect(read).toEqual(expected)
      expect(read?.parts?.[0]?.at).toBeInstanceOf(Date)
      expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
    })

    it('casts what the schema can cast', async () => {
      await fresh({ _id: 'a', rank: '7' as never, when: '2026-11-01T09:00:00Z' as never, email: 'A@B.FR' })
      expect(await store.get('things', 'a')).toMatchObject({ rank: 7, when: day(1), email: 'a@b.fr' })
    })

    it.each<[string, Record<string, unknown>]>([
      ['an unknown field', { surname: 'x' }],
      ['an unknown field in a part', { parts: [{ label: 'x', colour: 'red' }] }],
      ['an unknown field in a single part', { one: { label: 'x', colour: 'red' } }],
      ['an unknown nested field', { nest: { b: 1 } }],
      ['a missing required field', { parts: [{}] }],
      ['a value outside its list', { nest: { a: 'z' } }],
      ['a number below its minimum', { rank: -1 }],
      ['an infinite number', { rank: Number.POSITIVE_INFINITY }],
      ['no date', { when: 'tomorrow' }],
      ['a Date inside JSON', { payload: { at: new Date() } }],
      ['an operator inside JSON', { payload: { $where: '1' } }],
      ['a class inside JSON', { payload: { url: new URL('http://localhost') } }],
      ['undefined in a list', { payload: [undefined] }],
      ['no id', { _id: undefined }],
    ])('refuses %s', async (_, fields) => {
      await fresh()
      await expect(store.insert('things', { _id: 'a', ...fields } as Thing)).rejects.toMatchObject({
        code: 'DOCUMENT_INVALID',
      })
      expect(await store.count('things', {})).toBe(0)
    })

    it('does not quote values in its errors', async () => {
      const failure = await store.insert('things', { _id: 'a', when: 'Paul' } as never).catch((e) => e)
      expect(failure.message).not.toContain('Paul')
    })

    it('refuses a second document with the same id or unique value', async () => {
      await fresh({ _id: 'a', email: 'a@b.fr' })
      await expect(store.insert('things', { _id: 'a' })).rejects.toMatchObject({ code: 'DUPLICATE_KEY' })
      await expect(store.insert('things', { _id: 'b', email: 'A@b.fr' } as Thing)).rejects.toMatchObject({
        code: 'DUPLICATE_KEY',
      })
    })

    it('lets many have no value, or null, where a sparse value is unique', async () => {
      await fresh({ _id: 'a' }, { _id: 'b' }, { _id: 'c', email: null }, { _id: 'd', email: null })
      expect(await store.count('things', { email: null })).toBe(4)
    })

    it('keeps a partial unique index among those it is for', async () => {
      await fresh({ _id: 'a', group: 'g', state: 'open' }, { _id: 'b', group: 'g', state: 'closed' })
      await store.insert<Thing>('things', { _id: 'c', group: 'g', state: 'closed' })
      await expect(store.update('things', { _id: 'c' }, { $set: { state: 'open' } })).rejects.toMatchObject({
        code: 'DUPLICATE_KEY',
      })
      await expect(
        store.insert<Thing>('things', { _id: 'd', group: 'g', state: 'open' }),
      ).rejects.toMatchObject({ code: 'DUPLICATE_KEY' })
    })

    it('refuses a second pair', async () => {
      await store.insert('pairs', { _id: '1', left: 'a', right: 'b' } as Doc)
      await store.insert('pairs', { _id: '2', left: 'b', right: 'a' } as Doc)
      await expect(store.insert('pairs', { _id: '3', left: 'a', right: 'b' } as Doc)).rejects.toMatchObject({
        code: 'DUPLICATE_KEY',
      })
    })

    it('refuses a collection that is not in the schemas', async () => {
      await expect(store.find('nowhere', {})).rejects.toMatchObject({ code: 'INTERNAL' })
    })
  })
}
