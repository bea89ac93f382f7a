import type { Connection, mongo } from 'mongoose'
import { AppError } from '../../../core/errors.js'
import type { Condition } from '../cast-filter.js'
import type { Change } from '../cast-update.js'
import type { Engine, Order, Stored } from '../engine.js'
import { searchText } from '../search-text.js'
import type { Shape } from '../shape.js'
import { isTransient, mongoError } from './errors.js'
import { STEMS } from './indexes.js'

/** A running transaction. The driver allows one call at a time in it: the others wait their turn. */
export interface MongoSession {
  client: mongo.ClientSession
  last: Promise<unknown>
}

/** A copy, because nothing of ours is to be changed by the driver; with its stems, where those are searched. */
function kept(shape: Shape, doc: Stored): Stored {
  return shape.searchBy === 'stems' ? { ...doc, [STEMS]: searchText(shape, doc) } : { ...doc }
}

/** Without what the engine keeps for itself. */
function shown(shape: Shape): { projection?: mongo.Document } {
  return shape.searchBy === 'stems' ? { projection: { [STEMS]: 0 } } : {}
}

/** MongoDB through Mongoose's connection, which is open and leads to a replica set. */
export function createMongoEngine(connection: Connection): Engine<MongoSession> {
  const db = connection.db as mongo.Db

  async function run<R>(
    shape: Shape,
    session: MongoSession | undefined,
    work: (collection: mongo.Collection<Stored>, options: { session?: mongo.ClientSession }) => Promise<R>,
  ): Promise<R> {
    const call = () => work(db.collection<Stored>(shape.name), session ? { session: session.client } : {})
    try {
      if (!session) return await call()
      const turn = session.last.then(call, call)
      session.last = turn
      return await turn
    } catch (error) {
      throw mongoError(error, shape.name)
    }
  }

  return {
    insert: (shape, doc, session) =>
      run(shape, session, async (c, options) => void (await c.insertOne(kept(shape, doc), options))),

    find: (shape, condition, { order, limit }, session) =>
      run(shape, session, (c, options) =>
        c
          .find(toMongo(condition), { ...options, ...shown(shape), sort: sortOf(order), limit: limit ?? 0 })
          .toArray(),
      ) as Promise<Stored[]>,

    update: (shape, condition, change, { order, fresh }, session) =>
      run(shape, session, async (c, options) => {
        const change_ = () =>
          c.findOneAndUpdate(toMongo(condition), updateOf(change), {
            ...options,
            ...shown(shape),
            sort: sortOf(order),
            returnDocument: 'after',
          }) as Promise<Stored | null>
        const found = await change_()
        if (found || !fresh) return found
        try {
          await c.insertOne(kept(shape, fresh), options)
          return fresh
        } catch (error) {
          // Somebody inserted it between the two steps (a transaction would be run again instead).
          if ((error as { code?: number }).code !== 11000 || session) throw error
          const theirs = await change_()
          if (!theirs) throw error
          return theirs
        }
      }),

    updateMany: (shape, condition, change, session) =>
      run(
        shape,
        session,
        async (c, options) =>
          (await c.updateMany(toMongo(condition), updateOf(change), options)).matchedCount,
      ),

    remove: (shape, condition, session) =>
      run(
        shape,
        session,
        async (c, options) => (await c.deleteMany(toMongo(condition), options)).deletedCount,
      ),

    count: (shape, condition, session) =>
      run(shape, session, (c, options) => c.countDocuments(toMongo(condition), options)),

    search: (shape, words, condition, { limit, order }, session) =>
      run(shape, session, (c, options) => {
        // Each word as a phrase of its own: phrases must all be there, bare words would be alternatives.
        const $text = { $search: words.map((word) => `"${word}"`).join(' ') }
        const filter = { ...toMongo(condition), $text } as mongo.Filter<Stored>
        // Ids begin with their time.
        const sort: mongo.Sort = order === 'best' ? { score: { $meta: 'textScore' } } : { _id: -1 }
        return c.find(filter, { ...options, ...shown(shape), sort, limit }).toArray()
      }) as Promise<Stored[]>,

    async transaction(work) {
      const client = connection.getClient().startSession()
      try {
        return await client.withTransaction(
          async () => {
            try {
              return await work({ client, last: Promise.resolve() })
            } catch (error) {
              // The driver looks for its label on its own error.
              throw error instanceof AppError && isTransient(error.cause) ? error.cause : error
            }
          },
          { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' }, readPreference: 'primary' },
        )
      } catch (error) {
        throw isDriverError(error) ? mongoError(error, '*') : error
      } finally {
        await client.endSession()
      }
    },
    isTransient: (error) => error instanceof AppError && isTransient(error.cause),

    async ping() {
      try {
        await db.command({ ping: 1 })
      } catch (error) {
        throw mongoError(error, '*')
      }
    },
    close: () => connection.close(),
  }
}

function isDriverError(error: unknown): boolean {
  return error instanceof Error && error.name.startsWith('Mongo')
}

function sortOf(order: Order): Record<string, 1 | -1> {
  return Object.fromEntries(order)
}

export function toMongo(condition: Condition): mongo.Filter<Stored> {
  if ('all' in condition) {
    return condition.all.length === 0 ? {} : ({ $and: condition.all.map(toMongo) } as mongo.Filter<Stored>)
  }
  if ('any' in condition) return { $or: condition.any.map(toMongo) } as mongo.Filter<Stored>
  return { [condition.path]: { [`$${condition.op}`]: condition.value } } as mongo.Filter<Stored>
}

/** `setOnInsert` is left out: a new document is inserted whole. */
function updateOf(change: Change): mongo.UpdateFilter<Stored> {
  const update: Record<string, unknown> = {}
  if (Object.keys(change.set).length > 0) update.$set = change.set
  if (change.unset.length > 0) update.$unset = Object.fromEntries(change.unset.map((path) => [path, '']))
  if (Object.keys(change.inc).length > 0) update.$inc = change.inc
  if (Object.keys(change.push).length > 0) update.$push = change.push
  return update as mongo.UpdateFilter<Stored>
}
