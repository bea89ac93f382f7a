import { AsyncLocalStorage } from 'node:async_hooks'
import { AppError } from '../../core/errors.js'
import { newId } from '../../core/ids.js'
import type { Doc, Filter, FindOptions, Store } from '../../core/store.js'
import { stemsOf } from '../stems.js'
import { applyChange } from './apply-change.js'
import { type Condition, castFilter, castSort } from './cast-filter.js'
import { castDocument, castUpdate, fixedBy } from './cast-update.js'
import type { Engine, Fields, Stored } from './engine.js'
import { afterCursor, cursorAfter } from './page-cursor.js'
import type { Shape } from './shape.js'
import { wordsOf } from './words.js'

const SEARCH_LIMIT = 50

/** A transaction as the Store sees it. An error inside dooms it, as in MongoDB, even when `work` catches the error. */
interface Running<Session> {
  session: Session
  engine: Engine<Session>
  open: boolean
  failed: boolean
  failure: unknown
}

const running = new AsyncLocalStorage<Running<unknown>>()

/** The Store over an engine: every filter, update and document is checked and cast here, so once for both. */
export function createStore<Session>(shapes: ReadonlyMap<string, Shape>, engine: Engine<Session>): Store {
  return bind(shapes, engine, null)
}

function bind<Session>(
  shapes: ReadonlyMap<string, Shape>,
  engine: Engine<Session>,
  tx: Running<Session> | null,
): Store {
  function shapeOf(collection: string): Shape {
    const shape = shapes.get(collection)
    if (!shape) throw new AppError('INTERNAL', `there is no collection ${collection} in models/schemas.ts`)
    return shape
  }

  async function reading<R>(work: () => Promise<R>): Promise<R> {
    if (!tx) return work()
    if (tx.failed) throw tx.failure
    if (!tx.open) throw new AppError('INTERNAL', 'this transaction is over')
    try {
      return await work()
    } catch (error) {
      tx.failed = true
      tx.failure = error
      throw error
    }
  }

  async function writing<R>(work: () => Promise<R>): Promise<R> {
    const around = running.getStore()
    if (!tx && around?.open && around.engine === engine) {
      // On SQLite it would wait for the transaction that waits for it; so it is refused on both.
      throw new AppError('INTERNAL', 'a write inside a transaction must use its tx, not the store')
    }
    return reading(work)
  }

  async function find(collection: string, filter: Filter, options: FindOptions): Promise<Stored[]> {
    const shape = shapeOf(collection)
    const order = castSort(shape, options.sort)
    const wanted = options.after ? { $and: [filter, afterCursor(order, options.after)] } : filter
    return engine.find(shape, castFilter(shape, wanted), { order, limit: options.limit ?? null }, tx?.session)
  }

  const store: Store = {
    insert: <T extends Doc>(collection: string, doc: T) =>
      writing(async () => {
        const shape = shapeOf(collection)
        const cast = await castDocument(shape, doc as unknown as Fields)
        await engine.insert(shape, cast, tx?.session)
        return cast as unknown as T
      }),

    get: <T extends Doc>(collection: string, id: string) =>
      reading(async () => ((await find(collection, { _id: id }, { limit: 1 }))[0] ?? null) as T | null),

    find: <T extends Doc>(collection: string, filter: Filter, options: FindOptions = {}) =>
      reading(async () => (await find(collection, filter, options)) as unknown as T[]),

    page: <T extends Doc>(collection: string, filter: Filter, options: FindOptions & { limit: number }) =>
      reading(async () => {
        const found = await find(collection, filter, { ...options, limit: options.limit + 1 })
        const items = found.slice(0, options.limit)
        const order = castSort(shapeOf(collection), options.sort)
        const last = items[items.length - 1]
        const cursor = last && found.length > items.length ? cursorAfter(order, last) : null
        return { items: items as unknown as T[], cursor }
      }),

    update: <T extends Doc>(
      ...[collection, filter, update, options = {}]: Parameters<Store['update']>
    ): Promise<T | null> =>
      writing(async () => {
        const shape = shapeOf(collection)
        const condition = castFilter(shape, filter)
        const change = await castUpdate(shape, update, options.upsert === true)
        const fresh = options.upsert ? await freshDocument(shape, condition, change) : null
        const order = castSort(shape, options.sort)
        return (await engine.update(shape, condition, change, { order, fresh }, tx?.session)) as T | null
      }),

    updateMany: (collection, filter, update) =>
      writing(async () => {
        const shape = shapeOf(collection)
        const change = await castUpdate(shape, update, false)
        return engine.updateMany(shape, castFilter(shape, filter), change, tx?.session)
      }),

    delete: (collection, filter) =>
      writing(async () => {
        const shape = shapeOf(collection)
        return engine.remove(shape, castFilter(shape, filter), tx?.session)
      }),

    count: (collection, filter) =>
      reading(async () => {
        const shape = shapeOf(collection)
        return engine.count(shape, castFilter(shape, filter), tx?.session)
      }),

    search: <T extends Doc>(...[collection, text, options = {}]: Parameters<Store['search']>): Promise<T[]> =>
      reading(async () => {
        const shape = shapeOf(collection)
        if (shape.searchFields.length === 0)
          throw new AppError('INTERNAL', `${collection} has no searchFields`)
        const condition = castFilter(shape, options.filter ?? {})
        const words = shape.searchBy === 'stems' ? wordsOf(stemsOf(text).join(' ')) : wordsOf(text)
        if (words.length === 0) return []
        const limit = options.limit ?? SEARCH_LIMIT
        const how = { limit, order: options.order ?? ('best' as const) }
        return (await engine.search(shape, words, condition, how, tx?.session)) as unknown as T[]
      }),

    transaction: (work) => {
      if (tx) return reading(() => work(store))
      return writing(() =>
        engine.transaction(async (session) => {
          const state: Running<Session> = { session, engine, open: true, failed: false, failure: null }
          try {
            const result = await running.run(state as Running<unknown>, () =>
              work(bind(shapes, engine, state)),
            )
            if (state.failed) throw state.failure
            return result
          } catch (error) {
            // Whatever `work` made of a conflict, the engine must see the conflict to try again.
            throw state.failed && engine.isTransient(state.failure) ? state.failure : error
          } finally {
            state.open = false
          }
        }),
      )
    },

    ping: () => engine.ping(),
    close: () => engine.close(),
  }
  return store
}

/** The document an upsert makes: what the filter fixes, what the update says, defaults, all validated. */
async function freshDocument(
  shape: Shape,
  condition: Condition,
  change: Awaited<ReturnType<typeof castUpdate>>,
): Promise<Stored> {
  const fixed = applyChange({}, { ...NO_CHANGE, set: fixedBy(condition) }, true)
  const fresh: Fields = applyChange(fixed, change, true)
  return castDocument(shape, { _id: newId(new Date()), ...fresh })
}

const NO_CHANGE = { set: {}, unset: [], inc: {}, push: {}, setOnInsert: {} }
