import { beforeAll, describe, expect, it } from 'vitest'
import type { Doc, Filter } from '../../../core/store.js'
import type { At } from './things.js'

export function searchContract({ store }: At): void {
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

    it('gives the newest first when asked to', async () => {
      const found = await store.search('notes', 'orleans', { order: 'newest', limit: 2 })
      expect(found.map(({ _id }) => _id)).toEqual(['3', '2'])
      const ofKind = await store.search('notes', 'orleans', { order: 'newest', filter: { kind: 'a' } })
      expect(ofKind.map(({ _id }) => _id)).toEqual(['1'])
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
}
