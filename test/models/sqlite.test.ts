import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { createConnection, Schema } from 'mongoose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Doc, Filter, Sort } from '../../core/store.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'
import { castFilter, castSort } from '../../models/store/cast-filter.js'
import { type CollectionDef, createShape } from '../../models/store/shape.js'
import { orderBy, where } from '../../models/store/sqlite/translate.js'

const ROOT = resolve(import.meta.dirname, '../..')
let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sesame-sqlite-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

describe('a data folder', () => {
  it('belongs to one process, and to the next one at once when that is killed', async () => {
    const script = `
      import { openStore } from './models/open-store.js'
      import { SCHEMAS } from './models/schemas.js'
      const { store } = await openStore({ dataDir: process.argv[1], schemas: SCHEMAS })
      await store.insert('counters', { _id: 'kept', value: 1 })
      console.log('ready')
      setInterval(() => {}, 1000)`
    const args = ['--import', 'tsx', '--input-type=module', '-e', script, dataDir]
    const other = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((ready) => other.stdout.once('data', ready))
    const second = openStore({ dataDir, schemas: SCHEMAS })
    await expect(second).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' })
    await expect(second).rejects.toThrow(`process ${other.pid}`)

    const gone = new Promise((exit) => other.once('exit', exit))
    other.kill('SIGKILL')
    await gone
    const { store } = await openStore({ dataDir, schemas: SCHEMAS })
    expect(await store.get('counters', 'kept')).toMatchObject({ value: 1 })
    await store.close()
  })

  it('is refused to a second store of the same process too', async () => {
    const first = await openStore({ dataDir, schemas: SCHEMAS })
    await expect(openStore({ dataDir, schemas: SCHEMAS })).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' })
    await first.store.close()
    const again = await openStore({ dataDir, schemas: SCHEMAS })
    await again.store.close()
  })

  it('that holds something else is left alone, with the reason', async () => {
    writeFileSync(
      join(dataDir, 'sesame.db'),
      'this is no database, and long enough to be looked at as one'.repeat(20),
    )
    await expect(openStore({ dataDir, schemas: SCHEMAS })).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    })
  })

  it('is written ahead of', async () => {
    const { store } = await openStore({ dataDir, schemas: SCHEMAS })
    const db = new DatabaseSync(join(dataDir, 'sesame.db'))
    expect(db.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' })
    db.close()
    await store.close()
  })
})

describe('a schema that changes', () => {
  const fields = { _id: { type: String, required: true }, a: String, b: String }
  const open = async (schema: Schema, searchFields: string[] = [], searchBy?: 'stems') =>
    (
      await openStore({
        dataDir,
        schemas: [{ name: 'things', schema, searchFields, ...(searchBy ? { searchBy } : {}) }],
      })
    ).store

  it('makes and drops indexes', async () => {
    let store = await open(new Schema(fields))
    await store.insert('things', { _id: '1', a: 'x', b: 'y' } as Doc)
    await store.close()
    store = await open(new Schema({ ...fields, a: { type: String, unique: true, sparse: true } }))
    await expect(store.insert('things', { _id: '2', a: 'x' } as Doc)).rejects.toMatchObject({
      code: 'DUPLICATE_KEY',
    })
    await store.close()
    store = await open(new Schema(fields))
    await store.insert('things', { _id: '2', a: 'x' } as Doc)
    await store.close()
  })

  it('searches its new fields in the old documents', async () => {
    let store = await open(new Schema(fields), ['a'])
    await store.insert('things', { _id: '1', a: 'Été', b: 'hiver' } as Doc)
    await store.close()
    store = await open(new Schema(fields), ['b'])
    expect(await store.search('things', 'ete')).toEqual([])
    expect(await store.search('things', 'hiver')).toHaveLength(1)
    await store.close()
    store = await open(new Schema(fields), [])
    await store.insert('things', { _id: '2', b: 'hiver' } as Doc)
    await store.close()
    store = await open(new Schema(fields), ['b'])
    expect(await store.search('things', 'hiver')).toHaveLength(2)
    expect(await store.search('things', 'hivers')).toEqual([])
    await store.close()
    store = await open(new Schema(fields), ['b'], 'stems')
    expect(await store.search('things', 'hivers')).toHaveLength(2)
    await store.close()
  })
})

describe('the queries that every turn makes', () => {
  const now = new Date()
  it.each<[string, Filter, Sort]>([
    [
      'lanes',
      { side: 'in', dueAt: { $lte: now }, $or: [{ holder: null }, { leaseUntil: { $lte: now } }] },
      { dueAt: 1 },
    ],
    ['lanes', { _id: 'in:a' }, {}],
    ['inbox', { conversation: 'a', state: 'waiting' }, { seq: 1 }],
    ['inbox', { channel: 'whatsapp', messageId: 'SM1' }, {}],
    ['outbox', { conversation: 'a', state: { $in: ['waiting', 'sending', 'unsure'] } }, { seq: 1 }],
    ['timers', { dueAt: { $lte: now } }, { dueAt: 1 }],
    ['messages', { conversation: 'a' }, { at: -1 }],
  ])('use an index: %s %j', async (name, filter, sort) => {
    const { store } = await openStore({ dataDir, schemas: SCHEMAS })
    await store.close()
    const def = SCHEMAS.find((one) => one.name === name) as CollectionDef
    const shape = createShape(def, createConnection())
    const { sql, params, exact } = where(castFilter(shape, filter))
    const db = new DatabaseSync(join(dataDir, 'sesame.db'))
    const query = `SELECT doc FROM c_${name} WHERE ${sql} ORDER BY ${orderBy(castSort(shape, sort))} LIMIT 1`
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${query}`).all(...params) as { detail: string }[]
    db.close()
    expect(exact).toBe(true)
    expect(plan[0]?.detail).toMatch(/^SEARCH .* USING INDEX/)
  })
})

it.each(['words', 'stems'] as const)(
  'leaves no %s of what was deleted or overwritten on the disk',
  async (searchBy) => {
    const schema = new Schema({ _id: { type: String, required: true }, body: String })
    const open = () =>
      openStore({ dataDir, schemas: [{ name: 'things', schema, searchFields: ['body'], searchBy }] })
    const { store } = await open()
    // More than one page of the index, so that some of it is merged and some is not.
    for (let i = 0; i < 600; i++) {
      const name = i === 5 ? ' Zorglubovitch' : i === 6 ? ' Quxolinda' : ''
      await store.insert('things', { _id: `${i}`, body: `bonjour appareil${i}${name}` } as Doc)
    }
    await store.delete('things', { _id: '5' })
    if (searchBy === 'words') await store.update('things', { _id: '6' }, { $set: { body: 'bonjour' } })
    else await store.delete('things', { _id: '6' })
    expect(await store.search('things', 'Zorglubovitch')).toEqual([])
    expect(await store.search('things', 'appareil7')).toHaveLength(1)
    await store.close()

    for (const name of readdirSync(dataDir, { withFileTypes: true })) {
      if (!name.isFile()) continue
      const bytes = readFileSync(join(dataDir, name.name)).toString('latin1').toLowerCase()
      for (const trace of ['zorglub', 'quxolind']) expect(bytes, name.name).not.toContain(trace)
    }
    const again = await open()
    expect(await again.store.search('things', 'bonjour', { limit: 1000 })).toHaveLength(
      searchBy === 'words' ? 599 : 598,
    )
    await again.store.close()
  },
)

it('leaves no draft of a file behind, and removes those that a crash has left', async () => {
  mkdirSync(join(dataDir, 'files'))
  writeFileSync(join(dataDir, 'files', '.half.tmp'), 'half')
  const { store, files } = await openStore({ dataDir, schemas: SCHEMAS })
  const hash = await files.put(new TextEncoder().encode('whole'))
  expect(await files.get(hash)).toHaveLength(5)
  expect(readdirSync(join(dataDir, 'files')).filter((name) => name.endsWith('.tmp'))).toEqual([])
  await store.close()
})
