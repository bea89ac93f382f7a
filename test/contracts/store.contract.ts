import { Schema } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Doc, Filter, Store } from '../../core/store.js'
import type { CollectionDef } from '../../models/store/shape.js'
import type { TestEngine, TestStore } from './engines.js'

interface Thing extends Doc {
  name?: string
  rank?: number
  when?: Date | null
  open?: boolean
  email?: string | null
  tags?: string[]
  moments?: Date[]
  parts?: { label: string; at?: Date; extra?: unknown; note?: string | null }[]
  one?: { label: string; at?: Date } | null
  nest?: { a?: string; at?: Date; deep?: { n?: number } }
  payload?: unknown
  group?: string
  state?: string
}

const part = new Schema(
  {
    label: { type: String, required: true },
    at: Date,
    extra: Schema.Types.Mixed,
    note: { type: String, default: null },
  },
  { _id: false },
)

const thing = new Schema({
  _id: { type: String, required: true },
  name: { type: String, default: 'nameless' },
  rank: { type: Number, min: 0 },
  when: Date,
  open: Boolean,
  email: { type: String, lowercase: true, unique: true, sparse: true },
  tags: { type: [String], index: true },
  moments: [Date],
  parts: [part],
  one: { type: part, default: null },
  nest: { a: { type: String, enum: ['x', 'y'] }, at: Date, deep: { n: Number } },
  payload: { type: Schema.Types.Mixed, default: null },
  group: String,
  state: String,
})
thing.index({ group: 1, rank: 1 })
thing.index({ group: 1 }, { unique: true, partialFilterExpression: { state: 'open' } })

const pair = new Schema({
  _id: { type: String, required: true },
  left: { type: String, required: true },
  right: { type: String, required: true },
  n: { type: Number, default: 0 },
})
pair.index({ left: 1, right: 1 }, { unique: true })

const note = new Schema({
  _id: { type: String, required: true },
  title: String,
  words: [String],
  kind: String,
})

export const CONTRACT_SCHEMAS: readonly CollectionDef[] = [
  { name: 'things', schema: thing },
  { name: 'pairs', schema: pair },
  { name: 'notes', schema: note, searchFields: ['title', 'words'] },
]

const day = (n: number) => new Date(Date.UTC(2026, 10, n, 9))

/** What every Store does, whatever lies under it. */
export function storeContract(engine: () => TestEngine): void {
  let test: TestStore
  let store: Store

  beforeAll(async () => {
    test = await engine().open(CONTRACT_SCHEMAS)
    store = test.store
  })
  afterAll(async () => {
    await test?.drop()
  })

  const fresh = async (...docs: Thing[]) => {
    await store.delete('things', {})
    for (const doc of docs) await store.insert('things', doc)
  }
  const ids = async (filter: Filter, sort: Record<string, 1 | -1> = { _id: 1 }) =>
    (await store.find<Thing>('things', filter, { sort })).map(({ _id }) => _id)

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

  describe('order and pages', () => {
    beforeAll(() =>
      fresh(
        ...Array.from({ length: 23 }, (_, i): Thing => {
          const rank = i % 4 === 3 ? {} : { rank: i % 4 }
          return {
            _id: String.fromCharCode(97 + i),
            ...rank,
            when: day(1 + (i % 3)),
            tags: [i < 20 ? 't' : 'u'],
          }
        }),
      ),
    )

    it('sorts by several fields, nothing before something, ids last', async () => {
      const found = await store.find<Thing>('things', {}, { sort: { rank: -1, when: 1 }, limit: 3 })
      // Rank 2 is c g k o s w; of these the earliest days are g and s (day 1), then w… by day, then by id.
      expect(found.map(({ _id, rank, when }) => [_id, rank, when?.getUTCDate()])).toEqual([
        ['g', 2, 1],
        ['s', 2, 1],
        ['k', 2, 2],
      ])
      const all = await store.find<Thing>('things', {}, { sort: { rank: 1 } })
      expect(all[0]?.rank).toBeUndefined()
      expect(all.at(-1)?.rank).toBe(2)
    })

    it.each<Record<string, 1 | -1>>([{}, { _id: -1 }, { rank: 1 }, { rank: -1 }, { rank: -1, when: 1 }])(
      'pages through %j without gap or repetition',
      async (sort) => {
        const seen: string[] = []
        let after: string | undefined
        for (;;) {
          const page = await store.page<Thing>(
            'things',
            { tags: 't' },
            { sort, limit: 6, ...(after ? { after } : {}) },
          )
          seen.push(...page.items.map(({ _id }) => _id))
          if (!page.cursor) break
          after = page.cursor
        }
        expect(seen).toEqual(await ids({ tags: 't' }, sort))
        expect(new Set(seen).size).toBe(20)
      },
    )

    it('has no further page after exactly the last document', async () => {
      expect((await store.page('things', {}, { limit: 23 })).cursor).toBeNull()
    })

    it('refuses a cursor that is damaged or of another order', async () => {
      const { cursor } = await store.page('things', {}, { limit: 2, sort: { rank: 1 } })
      const bad = { code: 'REQUEST_INVALID' }
      await expect(store.find('things', {}, { after: cursor as string })).rejects.toMatchObject(bad)
      await expect(store.find('things', {}, { after: 'rubbish' })).rejects.toMatchObject(bad)
    })

    it.each(['tags', 'payload', 'nest', 'parts.at', 'surname'])('refuses to sort by %s', async (path) => {
      await expect(store.find('things', {}, { sort: { [path]: 1 } })).rejects.toMatchObject({
        code: 'DOCUMENT_INVALID',
      })
    })
  })

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

  describe('search', () => {
    beforeAll(async () => {
      await store.insert('notes', { _id: '1', title: 'Élévation à Orléans', kind: 'a' } as Doc)
      await store.insert('notes', {
        _id: '2',
        title: 'orleans sud',
        words: ['K21234567', 'caméra'],
        kind: 'b',
      } as Doc)
      await store.insert('notes', { _id: '3', title: 'Société Dupont, 45000 Orléans', kind: 'b' } as Doc)
      await store.insert('notes', { _id: '4', title: 'rien' } as Doc)
    })
    const search = async (text: string, filter?: Filter) =>
      (await store.search('notes', text, filter ? { filter } : {}))
        .map(({ _id }) => _id)
        .sort()
        .join('')

    it.each([
      ['orleans', '123'],
      ['ORLÉANS', '123'],
      ['elevation', '1'],
      ['k21234567', '2'],
      ['camera orleans', '2'],
      ['dupont orléans 45000', '3'],
      ['dupont lyon', ''],
      ['"-orleans* OR NEAR(', ''],
      ['orle"ans', ''],
      ['  ', ''],
      ['!?', ''],
    ])('%j finds %s', async (text, expected) => {
      expect(await search(text)).toBe(expected)
    })

    it('keeps to a filter and a limit', async () => {
      expect(await search('orleans', { kind: 'b' })).toBe('23')
      expect(await store.search('notes', 'orleans', { limit: 2 })).toHaveLength(2)
    })

    it('follows changes and deletions', async () => {
      await store.update('notes', { _id: '4' }, { $set: { title: 'Nevers' } })
      await store.update('notes', { _id: '4' }, { $push: { words: 'Nièvre' } })
      expect(await search('nevers nievre')).toBe('4')
      expect(await search('rien')).toBe('')
      await store.delete('notes', { _id: '4' })
      expect(await search('nevers')).toBe('')
    })

    it('refuses a collection that is not searched', async () => {
      await expect(store.search('things', 'x')).rejects.toMatchObject({ code: 'INTERNAL' })
    })
  })

  describe('transactions', () => {
    it('keeps all of it, and sees its own writes', async () => {
      await fresh()
      const result = await store.transaction(async (tx) => {
        await tx.insert('things', { _id: 'a' })
        await tx.update('things', { _id: 'a' }, { $set: { rank: 1 } })
        await tx.insert('pairs', { _id: 'tx', left: 'l', right: 'r' } as Doc)
        return tx.get<Thing>('things', 'a')
      })
      expect(result).toMatchObject({ rank: 1 })
      expect(await store.get('things', 'a')).toEqual(result)
      expect(await store.get('pairs', 'tx')).not.toBeNull()
    })

    it('keeps nothing of it when it throws, and throws the same', async () => {
      await fresh({ _id: 'a', rank: 1 })
      const oops = new Error('oops')
      const failing = store.transaction(async (tx) => {
        await tx.update('things', { _id: 'a' }, { $inc: { rank: 1 } })
        await tx.insert('things', { _id: 'b' })
        throw oops
      })
      await expect(failing).rejects.toBe(oops)
      expect(await ids({})).toEqual(['a'])
      expect(await store.get('things', 'a')).toMatchObject({ rank: 1 })
    })

    it('is doomed by an error inside, even when that is caught', async () => {
      await fresh({ _id: 'a' })
      const failing = store.transaction(async (tx) => {
        await tx.insert('things', { _id: 'b' })
        await tx.insert('things', { _id: 'a' }).catch(() => {})
      })
      await expect(failing).rejects.toMatchObject({ code: 'DUPLICATE_KEY' })
      expect(await ids({})).toEqual(['a'])
    })

    it('hides what is not committed from everybody else', async () => {
      await fresh()
      await store.transaction(async (tx) => {
        await tx.insert('things', { _id: 'a' })
        expect(await store.get('things', 'a')).toBeNull()
      })
      expect(await store.get('things', 'a')).not.toBeNull()
    })

    it('loses no update when several read and write the same', async () => {
      await fresh({ _id: 'a', rank: 0 })
      const add = () =>
        store.transaction(async (tx) => {
          const doc = await tx.get<Thing>('things', 'a')
          await tx.update('things', { _id: 'a' }, { $set: { rank: (doc?.rank ?? 0) + 1 } })
        })
      await Promise.all(Array.from({ length: 6 }, add))
      expect(await store.get('things', 'a')).toMatchObject({ rank: 6 })
    })

    it('lets plain writes and transactions run at once', async () => {
      await fresh({ _id: 'a', rank: 0 })
      const plain = () => store.update('things', { _id: 'a' }, { $inc: { rank: 1 } })
      const whole = () => store.transaction((tx) => tx.update('things', { _id: 'a' }, { $inc: { rank: 1 } }))
      await Promise.all([plain(), whole(), plain(), whole(), plain()])
      expect(await store.get('things', 'a')).toMatchObject({ rank: 5 })
    })

    it('takes calls that are made at once', async () => {
      await fresh()
      await store.transaction(async (tx) => {
        await Promise.all(['a', 'b', 'c'].map((_id) => tx.insert('things', { _id })))
      })
      expect(await ids({})).toEqual(['a', 'b', 'c'])
    })

    it('joins one inside another', async () => {
      await fresh()
      const failing = store.transaction(async (tx) => {
        await tx.transaction((inner) => inner.insert('things', { _id: 'a' }))
        throw new Error('after all')
      })
      await expect(failing).rejects.toThrow('after all')
      expect(await ids({})).toEqual([])
    })

    it('refuses a write beside it that would wait for it, and use after its end', async () => {
      await fresh()
      await expect(store.transaction(() => store.insert('things', { _id: 'a' }))).rejects.toMatchObject({
        code: 'INTERNAL',
      })
      const kept = await store.transaction(async (tx) => ({ tx }))
      await expect(kept.tx.insert('things', { _id: 'a' })).rejects.toMatchObject({ code: 'INTERNAL' })
      expect(await ids({})).toEqual([])
    })
  })

  describe('files', () => {
    it('keeps bytes under their hash, twice the same once, until they are deleted', async () => {
      const bytes = new Uint8Array(600_000).map((_, i) => (i * 7919) % 256)
      const hash = await test.files.put(bytes)
      expect(hash).toMatch(/^[0-9a-f]{64}$/)
      expect(await test.files.put(bytes)).toBe(hash)
      expect(Buffer.compare((await test.files.get(hash)) as Uint8Array, bytes)).toBe(0)
      await test.files.delete(hash)
      expect(await test.files.get(hash)).toBeNull()
      await test.files.delete(hash)
    })

    it('keeps an empty file', async () => {
      const hash = await test.files.put(new Uint8Array())
      expect(await test.files.get(hash)).toEqual(new Uint8Array())
    })

    it('refuses a name that is no hash', async () => {
      await expect(test.files.get('../../lock')).rejects.toMatchObject({ code: 'DOCUMENT_INVALID' })
      await expect(test.files.delete('..')).rejects.toMatchObject({ code: 'DOCUMENT_INVALID' })
    })
  })

  it('answers a ping', async () => {
    await store.ping()
  })

  it('keeps its data when it is opened again', async () => {
    const { store: own, drop, databaseUrl, dataDir } = await engine().open(CONTRACT_SCHEMAS)
    await own.insert('notes', { _id: 'kept', title: 'gardé' } as Doc)
    await own.close()
    const { openStore } = await import('../../models/open-store.js')
    const again = await openStore({ databaseUrl, dataDir, schemas: CONTRACT_SCHEMAS })
    expect(await again.store.get('notes', 'kept')).toMatchObject({ title: 'gardé' })
    expect(await again.store.search('notes', 'garde')).toHaveLength(1)
    await again.store.close()
    await drop().catch(() => {})
  })
}
