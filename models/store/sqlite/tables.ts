import type { DatabaseSyncInstance as DatabaseSync } from '@photostructure/sqlite'
import { sha256 } from '../../../core/ids.js'
import type { Filter } from '../../../core/store.js'
import { castFilter } from '../cast-filter.js'
import { searchText } from '../search-text.js'
import type { IndexDef, Shape } from '../shape.js'
import { expression, isIndexable, literal, where } from './translate.js'

/** One table a collection: `n` is the row's number, which its full-text row shares. */
export const tableOf = (shape: Shape) => `"c_${shape.name}"`
export const searchTableOf = (shape: Shape) => `"s_${shape.name}"`

/** Brings tables, indexes and full-text tables to what the schemas say; those no longer wanted go. */
export function prepareTables(db: DatabaseSync, shapes: Iterable<Shape>): void {
  // All or nothing, and one sync to disk for all of it.
  db.exec('BEGIN IMMEDIATE')
  db.exec('CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)')
  for (const shape of shapes) {
    db.exec(
      `CREATE TABLE IF NOT EXISTS ${tableOf(shape)}
        (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc TEXT NOT NULL)`,
    )
    prepareIndexes(db, shape)
    prepareSearch(db, shape)
  }
  db.exec('COMMIT')
}

function prepareIndexes(db: DatabaseSync, shape: Shape): void {
  const wanted = new Map<string, string>()
  for (const index of shape.indexes) {
    // An index on an array would need a table of its own; such filters scan, and MongoDB has the index.
    if (!Object.keys(index.fields).every((path) => isIndexable(shape.at(path)))) continue
    const sql = indexSql(shape, index)
    wanted.set(`i_${shape.name}_${sha256(sql).slice(0, 12)}`, sql)
  }
  const present = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
    .all(`c_${shape.name}`) as { name: string }[]
  for (const { name } of present) if (!wanted.has(name)) db.exec(`DROP INDEX "${name}"`)
  for (const [name, sql] of wanted) db.exec(sql.replace('INDEX ON', `INDEX IF NOT EXISTS "${name}" ON`))
}

function indexSql(shape: Shape, index: IndexDef): string {
  const columns = Object.entries(index.fields).map(
    ([path, direction]) => `${expression(path)} ${direction === 1 ? 'ASC' : 'DESC'}`,
  )
  const partial = index.partial ? ` WHERE ${partialSql(shape, index.partial as Filter)}` : ''
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ON ${tableOf(shape)} (${columns.join(', ')})${partial}`
}

function partialSql(shape: Shape, filter: Filter): string {
  // A list in an index must be spelt out: SQLite allows no sub-select there.
  return Object.entries(filter)
    .map(([path, wanted]) => {
      const list = (wanted as { $in?: unknown[] } | null)?.$in
      const choices = list
        ? list.map((value) => ({ [path]: value }) as Filter)
        : [{ [path]: wanted } as Filter]
      return `(${choices.map((choice) => literal(where(castFilter(shape, choice)))).join(' OR ')})`
    })
    .join(' AND ')
}

function prepareSearch(db: DatabaseSync, shape: Shape): void {
  const key = `search:${shape.name}`
  const { searchFields, searchBy } = shape
  const wanted = searchFields.length === 0 ? '[]' : JSON.stringify({ searchFields, searchBy, version: 2 })
  const before = db.prepare('SELECT value FROM meta WHERE key = ?').get(key) as { value: string } | undefined
  if ((before?.value ?? '[]') === wanted) return
  const table = searchTableOf(shape)
  db.exec(`DROP TABLE IF EXISTS ${table}`)
  if (searchFields.length > 0) {
    db.exec(
      `CREATE VIRTUAL TABLE ${table} USING fts5 (body, content='', tokenize='unicode61 remove_diacritics 2')`,
    )
    // Not contentless_delete: that only hides a deleted row, and leaves a person's words in the index.
    db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('secure-delete', 1)`)
    const add = db.prepare(`INSERT INTO ${table} (rowid, body) VALUES (?, ?)`)
    const rows = db.prepare(`SELECT n, doc FROM ${tableOf(shape)}`).all() as { n: number; doc: string }[]
    for (const row of rows) add.run(row.n, searchText(shape, JSON.parse(row.doc)))
  }
  db.prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run(
    key,
    wanted,
  )
}
