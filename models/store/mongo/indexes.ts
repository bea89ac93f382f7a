import type { mongo } from 'mongoose'
import { sha256 } from '../../../core/ids.js'
import { searchText } from '../search-text.js'
import type { Shape } from '../shape.js'

const PREFIX = 'sesame_'
/** Where the engine keeps the stems of a document's words: what MongoDB itself makes of words differs from SQLite's. */
export const STEMS = '__stems'
const BATCH = 500

interface Wanted {
  key: Record<string, 1 | -1 | 'text'>
  options: mongo.CreateIndexesOptions
}

/** Brings the indexes to what the schemas say; of those we made, the ones no longer wanted go. */
export async function prepareIndexes(db: mongo.Db, shapes: Iterable<Shape>): Promise<void> {
  const present = new Set(
    (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name),
  )
  for (const shape of shapes) {
    if (!present.has(shape.name)) await db.createCollection(shape.name).catch(unlessThere)
    const collection = db.collection(shape.name)
    const wanted = new Map(indexesOf(shape).map((index) => [nameOf(index), index]))
    for (const { name } of await collection.listIndexes().toArray()) {
      // The name holds a hash of the definition: one that is there is as it should be.
      if (wanted.delete(name)) continue
      if (name.startsWith(PREFIX)) await collection.dropIndex(name)
    }
    // Their index is made after them: where it stands no start looks through all documents again.
    if ([...wanted.values()].some(({ key }) => STEMS in key)) await addStems(collection, shape)
    for (const [name, { key, options }] of wanted) await collection.createIndex(key, { ...options, name })
  }
}

/** To documents of a time before stems were searched. */
async function addStems(collection: mongo.Collection, shape: Shape): Promise<void> {
  for (;;) {
    const without = await collection.find({ [STEMS]: { $exists: false } }, { limit: BATCH }).toArray()
    if (without.length === 0) return
    await collection.bulkWrite(
      without.map((doc) => ({
        updateOne: { filter: { _id: doc._id }, update: { $set: { [STEMS]: searchText(shape, doc) } } },
      })),
    )
  }
}

/** Another process that starts at the same moment may have made it. */
function unlessThere(error: unknown): void {
  if ((error as { code?: number }).code !== 48) throw error
}

function nameOf(index: Wanted): string {
  return PREFIX + sha256(JSON.stringify(index)).slice(0, 12)
}

function indexesOf(shape: Shape): Wanted[] {
  const wanted = shape.indexes.map(({ fields, unique, sparse, partial }): Wanted => {
    const options: mongo.CreateIndexesOptions = {}
    if (unique) options.unique = true
    if (partial) options.partialFilterExpression = partial
    // A sparse index would still hold null; SQLite's does not, and "no value yet" is what null means here.
    else if (sparse) options.partialFilterExpression = Object.fromEntries(Object.keys(fields).map(isText))
    return { key: { ...fields }, options }
  })
  if (shape.searchFields.length > 0) {
    wanted.push({
      key: Object.fromEntries(
        (shape.searchBy === 'stems' ? [STEMS] : shape.searchFields).map((path) => [path, 'text'] as const),
      ),
      // No stemming of its own. A field called `language` must not mean anything.
      options: { default_language: 'none', language_override: '__language' },
    })
  }
  return wanted
}

const isText = (path: string) => [path, { $gte: '' }] as const
