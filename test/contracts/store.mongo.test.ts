import { createConnection, Schema } from 'mongoose'
import { afterAll, describe, expect, it } from 'vitest'
import type { Doc } from '../../core/store.js'
import { openStore } from '../../models/open-store.js'
import { mongoAt } from './engines.js'
import { findMongo } from './mongo-server.js'
import { storeContract } from './store.contract.js'

const mongo = await findMongo()
afterAll(() => mongo?.stop())

describe.skipIf(!mongo)('Store on MongoDB', () => storeContract(() => mongoAt(mongo?.uri ?? '')))

describe.skipIf(!mongo)('stems on MongoDB', () => {
  it('are given to the documents of a time before them, and looked for at no later start', async () => {
    const schema = new Schema({ _id: { type: String, required: true }, text: String })
    const before = { name: 'lines', schema, searchFields: ['text'] }
    const now = { ...before, searchBy: 'stems' as const }
    const { store, databaseUrl, drop } = await mongoAt(mongo?.uri ?? '').open([before])
    for (const _id of ['1', '2']) await store.insert('lines', { _id, text: 'Caméra réinitialisée' } as Doc)
    expect(await store.search('lines', 'réinitialisation')).toEqual([])
    const open = async () => (await openStore({ databaseUrl, dataDir: '', schemas: [now] })).store
    const first = await open()
    const found = await first.search('lines', 'réinitialisation', { order: 'newest' })
    expect(found).toEqual(['2', '1'].map((_id) => ({ _id, text: 'Caméra réinitialisée' })))
    await first.close()
    const connection = await createConnection(databaseUrl ?? '').asPromise()
    const lines = connection.collection<{ _id: string; text: string; __stems?: string }>('lines')
    await lines.updateOne({ _id: '1' }, { $unset: { __stems: '' } })
    await (await open()).close()
    expect(await lines.findOne({ _id: '1' })).not.toHaveProperty('__stems')
    await connection.close()
    await drop()
  })
})
