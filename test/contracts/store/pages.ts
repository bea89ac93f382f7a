import { beforeAll, describe, expect, it } from 'vitest'
import { type At, day, type Thing } from './things.js'

export function pagesContract({ store, fresh, ids }: At): void {
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
}
