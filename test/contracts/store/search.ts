import { beforeAll, describe, expect, it } from 'vitest'
import type { Doc, Filter, Store } from '../../../core/store.js'
import type { At } from './things.js'

export function searchContract({ store }: At): void {
  /** The ids found, sorted, as one word. */
  const idsOf = async (collection: string, text: string, options: Parameters<Store['search']>[2]) =>
    (await store.search(collection, text, options))
      .map(({ _id }) => _id)
      .sort()
      .join('')

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
    const search = (text: string, filter?: Filter) => idsOf('notes', text, filter ? { filter } : {})

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

  describe('search by stems', () => {
    beforeAll(async () => {
      const texts = {
        1: 'Les caméras ont été réinitialisées hier',
        2: 'Je veux reinitialiser ma CAMERA, n° K21234567',
        3: 'Deux photos de l’étiquette, numéros effacés',
      }
      for (const [_id, text] of Object.entries(texts)) await store.insert('lines', { _id, text } as Doc)
    })
    const search = (text: string) => idsOf('lines', text, { order: 'newest' })

    it.each([
      ['caméra', '12'],
      ['cameras', '12'],
      ['réinitialisation', '12'],
      ['REINITIALISEE caméra', '12'],
      ['photo', '3'],
      ['numero effacé', '3'],
      ['étiquettes', '3'],
      ['k21234567', '2'],
      ['k2123456', ''],
      ['enregistreur', ''],
      ['camera NOT reinitialiser', ''],
      ['!', ''],
    ])('%j finds %s, however inflected', async (text, expected) => {
      expect(await search(text)).toBe(expected)
    })

    it('keeps what it searches by to itself, through updates too', async () => {
      const changed = await store.update('lines', { _id: '1' }, { $set: { status: 'read' } })
      expect(changed).toEqual({
        _id: '1',
        text: 'Les caméras ont été réinitialisées hier',
        status: 'read',
      })
      expect(await store.get('lines', '1')).toEqual(changed)
      expect((await store.search('lines', 'hier'))[0]).toEqual(changed)
      const text = { $set: { text: 'autre chose' } }
      await expect(store.update('lines', { _id: '1' }, text)).rejects.toMatchObject({
        code: 'DOCUMENT_INVALID',
      })
    })

    it('has what an upsert inserts, and not what was deleted', async () => {
      const filter = { _id: '4' }
      await store.update('lines', filter, { $set: { status: 'sent' } }, { upsert: true })
      await store.insert('lines', { _id: '5', text: 'Un enregistreur volé' } as Doc)
      expect(await search('enregistreurs volés')).toBe('5')
      await store.delete('lines', { _id: '5' })
      expect(await search('enregistreurs')).toBe('')
    })
  })
}
