import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Schema } from 'mongoose'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'

async function open(schema: Schema, searchFields?: string[]) {
  const dataDir = mkdtempSync(join(tmpdir(), 'sesame-schemas-'))
  try {
    const schemas = [{ name: 'things', schema, ...(searchFields ? { searchFields } : {}) }]
    const { store } = await openStore({ dataDir, schemas })
    await store.close()
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
const id = { type: String, required: true }

describe('the schemas', () => {
  it('open, every one of them', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sesame-schemas-'))
    const { store } = await openStore({ dataDir, schemas: SCHEMAS })
    for (const { name } of SCHEMAS) expect(await store.count(name, {})).toBe(0)
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it.each<[string, Schema, string[]?]>([
    ['an ObjectId as id', new Schema({ name: String })],
    ['an ObjectId field', new Schema({ _id: id, owner: Schema.Types.ObjectId })],
    ['a part with an id of its own', new Schema({ _id: id, parts: [{ label: String }] })],
    ['a Buffer', new Schema({ _id: id, bytes: Buffer })],
    ['a Map', new Schema({ _id: id, map: { type: Map, of: String } })],
    ['a unique field that may be null', new Schema({ _id: id, email: { type: String, unique: true } })],
    [
      'a unique number that may be null',
      new Schema({ _id: id, n: { type: Number, unique: true, sparse: true } }),
    ],
    ['a unique field in an array', new Schema({ _id: id, tags: { type: [String], unique: true } })],
    ['an index on an unknown field', new Schema({ _id: id }).index({ nowhere: 1 })],
    ['a search in an unknown field', new Schema({ _id: id }), ['nowhere']],
  ])('may not have %s', async (_, schema, searchFields) => {
    await expect(open(schema, searchFields)).rejects.toMatchObject({ code: 'INTERNAL' })
  })
})
