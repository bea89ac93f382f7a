import { join } from 'node:path'
import { applyChange } from '../apply-change.js'
import type { Change } from '../cast-update.js'
import type { Engine, Stored } from '../engine.js'
import { matches } from '../matches.js'
import { searchText } from '../search-text.js'
import type { Shape } from '../shape.js'
import { type Connection, hydrate, openFile, type Row } from './connection.js'
import { createDurable } from './durable.js'
import { sqliteError } from './errors.js'
import { lockFolder } from './lock.js'
import { searchTableOf, tableOf } from './tables.js'
import { type SqliteSession, timedOut, transact } from './transact.js'
import { where } from './translate.js'
import { createWriter } from './writer.js'

/**
 * SQLite in `folder`: WAL, on the disk before a write is answered for. One connection writes; another reads, so that
 * nobody who only reads waits for a transaction. Throws DATA_DIR_IN_USE when another process has the folder.
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
    if (shape.searchFields.length > 0) addWords(shape, lastInsertRowid, searchText(shape, doc))
  }

  function addWords(shape: Shape, n: number | bigint, text: string): void {
    main.sql(`INSERT INTO ${searchTableOf(shape)} (rowid, body) VALUES (?, ?)`).run(n, text)
  }

  /** The index keeps no texts: it is told which words to strike out, and strikes them out at once. */
  function strikeWords(shape: Shape, n: number, text: string): void {
    const table = searchTableOf(shape)
    main.sql(`INSERT INTO ${table} (${table}, rowid, body) VALUES ('delete', ?, ?)`).run(n, text)
  }

  function change(shape: Shape, row: Row, by: Change): Stored {
    const before = hydrate(shape, row)
    const after = applyChange(before, by, false)
    main.sql(`UPDATE ${tableOf(shape)} SET doc = ? WHERE n = ?`).run(JSON.stringify(after), row.n)
    if (shape.searchFields.length > 0 && searchText(shape, before) !== searchText(shape, after)) {
      strikeWords(shape, row.n, searchText(shape, before))
      addWords(shape, row.n, searchText(shape, after))
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
          for (const row of rows) {
            main.sql(`DELETE FROM ${tableOf(shape)} WHERE n = ?`).run(row.n)
            if (shape.searchFields.length > 0)
              strikeWords(shape, row.n, searchText(shape, hydrate(shape, row)))
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

    search: (shape, words, condition, { limit, order }, session) =>
      read(
        shape,
        (at) => {
          const { sql, params, exact } = where(condition)
          const rows = at
            .sql(
              `SELECT c.n, c.doc FROM ${searchTableOf(shape)} AS s JOIN ${tableOf(shape)} AS c ON c.n = s.rowid
                WHERE s.body MATCH ? AND (${sql}) ORDER BY ${order === 'best' ? 's.rank, c.n' : 's.rowid DESC'} LIMIT ?`,
            )
            .all(
              words.map((word) => `"${word}"`).join(' '),
              ...params,
              exact ? limit : -1,
            ) as unknown as Row[]
          const found: Stored[] = []
          for (const row of rows) {
            const doc = hydrate(shape, row)
            if (exact || matches(condition, doc)) found.push(doc)
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
      try {
        // What was deleted still stands in the write-ahead log: nothing of it outlives the process.
        main.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      } finally {
        main.db.close()
        unlock()
      }
    },
  }
}
