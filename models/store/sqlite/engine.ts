import { join } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite'
import { AppError } from '../../../core/errors.js'
import { applyChange } from '../apply-change.js'
import type { Condition } from '../cast-filter.js'
import type { Change } from '../cast-update.js'
import type { Engine, Fields, Order, Stored } from '../engine.js'
import { matches } from '../matches.js'
import { reviveDates } from '../plain.js'
import type { Shape } from '../shape.js'
import { createDurable } from './durable.js'
import { sqliteError } from './errors.js'
import { lockFolder } from './lock.js'
import { prepareTables, searchTableOf, searchText, tableOf } from './tables.js'
import { orderBy, where } from './translate.js'
import { createWriter } from './writer.js'

/** Rows looked at first when SQL alone cannot decide; doubled until enough match. */
const FIRST_LOOK = 256
/** A transaction holds up every other writer, so it may not take longer than this (ms). */
const TRANSACTION_LIMIT = 30_000

interface Row {
  n: number
  doc: string
}

/** A running transaction. */
export interface SqliteSession {
  over: boolean
}

/**
 * SQLite in `folder`: WAL, on the disk before a write is answered for. One connection writes; another reads, so that nobody who only
 * reads waits for a transaction. Throws DATA_DIR_IN_USE when another process has the folder.
 */
export function createSqliteEngine(folder: string, shapes: Iterable<Shape>): Engine<SqliteSession> {
  const unlock = lockFolder(folder)
  const file = join(folder, 'sesame.db')
  const { main, reader } = openFile(file, shapes, unlock)
  const durable = createDurable(`${file}-wal`)
  const writer = createWriter(main.db, durable)

  /** Reads where the transaction is, or what is committed. */
  async function read<R>(shape: Shape | undefined, work: (at: Connection) => R, session?: SqliteSession) {
    if (session?.over) throw timedOut()
    try {
      return work(session ? main : reader)
    } catch (error) {
      throw sqliteError(error, shape)
    }
  }

  async function write<R>(shape: Shape, work: () => R, session?: SqliteSession): Promise<R> {
    const run = () => {
      try {
        return work()
      } catch (error) {
        throw sqliteError(error, shape)
      }
    }
    if (!session) return writer.write(run)
    if (session.over) throw timedOut()
    return run()
  }

  function insert(shape: Shape, doc: Stored): void {
    const { lastInsertRowid } = main
      .sql(`INSERT INTO ${tableOf(shape)} (id, doc) VALUES (?, ?)`)
      .run(doc._id, JSON.stringify(doc))
    if (shape.searchFields.length > 0) {
      main
        .sql(`INSERT INTO ${searchTableOf(shape)} (rowid, body) VALUES (?, ?)`)
        .run(lastInsertRowid, searchText(shape, doc))
    }
  }

  function change(shape: Shape, row: Row, by: Change): Stored {
    const before = hydrate(shape, row)
    const after = applyChange(before, by, false)
    main.sql(`UPDATE ${tableOf(shape)} SET doc = ? WHERE n = ?`).run(JSON.stringify(after), row.n)
    if (shape.searchFields.length > 0 && searchText(shape, before) !== searchText(shape, after)) {
      main.sql(`DELETE FROM ${searchTableOf(shape)} WHERE rowid = ?`).run(row.n)
      main
        .sql(`INSERT INTO ${searchTableOf(shape)} (rowid, body) VALUES (?, ?)`)
        .run(row.n, searchText(shape, after))
    }
    return after
  }

  return {
    insert: (shape, doc, session) => write(shape, () => insert(shape, doc), session),

    find: (shape, condition, { order, limit }, session) =>
      read(shape, (at) => at.rows(shape, condition, order, limit).map((row) => hydrate(shape, row)), session),

    update: (shape, condition, by, { order, fresh }, session) =>
      write(
        shape,
        () => {
          const [row] = main.rows(shape, condition, order, 1)
          if (row) return change(shape, row, by)
          if (fresh) insert(shape, fresh)
          return fresh
        },
        session,
      ),

    updateMany: (shape, condition, by, session) =>
      write(
        shape,
        () => {
          const rows = main.rows(shape, condition, [['_id', 1]], null)
          for (const row of rows) change(shape, row, by)
          return rows.length
        },
        session,
      ),

    remove: (shape, condition, session) =>
      write(
        shape,
        () => {
          const rows = main.rows(shape, condition, [['_id', 1]], null)
          for (const { n } of rows) {
            main.sql(`DELETE FROM ${tableOf(shape)} WHERE n = ?`).run(n)
            if (shape.searchFields.length > 0) {
              main.sql(`DELETE FROM ${searchTableOf(shape)} WHERE rowid = ?`).run(n)
            }
          }
          return rows.length
        },
        session,
      ),

    count: (shape, condition, session) =>
      read(
        shape,
        (at) => {
          const { sql, params, exact } = where(condition)
          if (!exact) return at.rows(shape, condition, [['_id', 1]], null).length
          const row = at.sql(`SELECT count(*) AS n FROM ${tableOf(shape)} WHERE ${sql}`).get(...params)
          return Number((row as { n: number }).n)
        },
        session,
      ),

    search: (shape, words, condition, limit, session) =>
      read(
        shape,
        (at) => {
          const rows = at
            .sql(
              `SELECT c.n, c.doc FROM ${searchTableOf(shape)} AS s JOIN ${tableOf(shape)} AS c ON c.n = s.rowid
                WHERE s.body MATCH ? ORDER BY s.rank, c.n`,
            )
            .all(words.map((word) => `"${word}"`).join(' ')) as unknown as Row[]
          const found: Stored[] = []
          for (const row of rows) {
            const doc = hydrate(shape, row)
            if (matches(condition, doc)) found.push(doc)
            if (found.length === limit) break
          }
          return found
        },
        session,
      ),

    transaction: (work) => writer.exclusive(() => transact(main.db, work)),
    isTransient: () => false,

    ping: () => read(undefined, (at) => void at.sql('SELECT 1').get()),

    async close() {
      await writer.idle()
      await durable.close()
      reader.db.close()
      main.db.close()
      unlock()
    },
  }
}

async function transact<R>(
  db: DatabaseSyncInstance,
  work: (session: SqliteSession) => Promise<R>,
): Promise<R> {
  const session: SqliteSession = { over: false }
  db.exec('BEGIN IMMEDIATE')
  let timer: NodeJS.Timeout | undefined
  try {
    const result = await Promise.race([
      work(session),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          session.over = true
          reject(timedOut())
        }, TRANSACTION_LIMIT)
      }),
    ])
    session.over = true
    db.exec('COMMIT')
    return result
  } catch (error) {
    session.over = true
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error instanceof AppError || !(error as { errcode?: number }).errcode ? error : sqliteError(error)
  } finally {
    clearTimeout(timer)
  }
}

function timedOut(): AppError {
  return new AppError('STORE_UNAVAILABLE', `a transaction took longer than ${TRANSACTION_LIMIT / 1000} s`)
}

function hydrate(shape: Shape, row: Row): Stored {
  const doc = JSON.parse(row.doc) as Fields
  reviveDates(shape.schema, doc)
  return doc as Stored
}

/** One connection that writes, one that reads. */
function openFile(file: string, shapes: Iterable<Shape>, unlock: () => void) {
  try {
    const main = connect(file)
    main.db.exec('PRAGMA journal_mode = WAL')
    main.db.exec('PRAGMA synchronous = FULL')
    // What is deleted is overwritten: forgetting a person must not leave them in the file's free pages.
    main.db.exec('PRAGMA secure_delete = ON')
    prepareTables(main.db, shapes)
    const reader = connect(file)
    reader.db.exec('PRAGMA query_only = ON')
    return { main, reader }
  } catch (error) {
    unlock()
    throw sqliteError(error)
  }
}

interface Connection {
  db: DatabaseSyncInstance
  /** A prepared statement, kept. */
  sql(text: string): StatementSyncInstance
  rows(shape: Shape, condition: Condition, order: Order, limit: number | null): Row[]
}

function connect(file: string): Connection {
  const db = new DatabaseSync(file)
  db.exec('PRAGMA busy_timeout = 5000')
  const statements = new Map<string, StatementSyncInstance>()
  const connection: Connection = {
    db,
    sql(text) {
      let statement = statements.get(text)
      if (!statement) {
        statement = db.prepare(text)
        statements.set(text, statement)
      }
      return statement
    },
    rows(shape, condition, order, limit) {
      const { sql, params, exact } = where(condition)
      const select = connection.sql(
        `SELECT n, doc FROM ${tableOf(shape)} WHERE ${sql} ORDER BY ${orderBy(order)} LIMIT ? OFFSET ?`,
      )
      const look = (most: number, from: number) => select.all(...params, most, from) as unknown as Row[]
      if (exact) return look(limit ?? -1, 0)
      const found: Row[] = []
      for (let from = 0, size = limit === null ? -1 : FIRST_LOOK; ; from += size, size *= 2) {
        const rows = look(size, from)
        for (const row of rows) if (matches(condition, hydrate(shape, row))) found.push(row)
        if (limit !== null && found.length >= limit) return found.slice(0, limit)
        if (size === -1 || rows.length < size) return found
      }
    },
  }
  return connection
}
