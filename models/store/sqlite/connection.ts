import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite'
import type { Condition } from '../cast-filter.js'
import type { Fields, Order, Stored } from '../engine.js'
import { matches } from '../matches.js'
import { reviveDates } from '../plain.js'
import type { Shape } from '../shape.js'
import { sqliteError } from './errors.js'
import { prepareTables, tableOf } from './tables.js'
import { orderBy, where } from './translate.js'

/** Rows looked at first when SQL alone cannot decide; doubled until enough match. */
const FIRST_LOOK = 256

export interface Row {
  n: number
  doc: string
}

export interface Connection {
  db: DatabaseSyncInstance
  /** A prepared statement, kept. */
  sql(text: string): StatementSyncInstance
  rows(shape: Shape, condition: Condition, order: Order, limit: number | null): Row[]
}

/** One connection that writes, one that reads. */
export function openFile(file: string, shapes: Iterable<Shape>, unlock: () => void) {
  try {
    const main = connect(file)
    main.db.exec('PRAGMA journal_mode = WAL')
    // durable.ts syncs the log before a write is answered for; FULL would do it twice, and block the process.
    main.db.exec('PRAGMA synchronous = NORMAL')
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

export function hydrate(shape: Shape, row: Row): Stored {
  const doc = JSON.parse(row.doc) as Fields
  reviveDates(shape.schema, doc)
  return doc as Stored
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
