import { describe, expect, it } from 'vitest'
import type { Doc } from '../../../core/store.js'
import type { At, Thing } from './things.js'

export function transactionsContract({ store, fresh, ids }: At): void {
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
}
