import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Doc } from '../../core/store.js'
import { openStore } from '../../models/open-store.js'
import type { TestEngine, TestStore } from './engines.js'
import { documentsContract } from './store/documents.js'
import { filesContract } from './store/files.js'
import { filtersContract } from './store/filters.js'
import { pagesContract } from './store/pages.js'
import { searchContract } from './store/search.js'
import { type At, CONTRACT_SCHEMAS, type Thing } from './store/things.js'
import { transactionsContract } from './store/transactions.js'
import { updatesContract } from './store/updates.js'

/** What every Store does, whatever lies under it. */
export function storeContract(engine: () => TestEngine): void {
  let opened: TestStore
  beforeAll(async () => {
    opened = await engine().open(CONTRACT_SCHEMAS)
  })
  afterAll(async () => {
    await opened?.drop()
  })

  // The parts are declared before the store is open: they are given one that looks it up at each call.
  const late = <T extends object>(real: () => T): T =>
    new Proxy({} as T, { get: (_, key) => real()[key as keyof T] })
  const store = late(() => opened.store)
  const at: At = {
    store,
    files: late(() => opened.files),
    async fresh(...docs) {
      await store.delete('things', {})
      for (const doc of docs) await store.insert('things', doc)
    },
    async ids(filter, sort = { _id: 1 }) {
      return (await store.find<Thing>('things', filter, { sort })).map(({ _id }) => _id)
    },
  }

  documentsContract(at)
  filtersContract(at)
  pagesContract(at)
  updatesContract(at)
  searchContract(at)
  transactionsContract(at)
  filesContract(at)

  it('answers a ping', async () => {
    await store.ping()
  })

  it('keeps its data when it is opened again', async () => {
    const { store: own, drop, databaseUrl, dataDir } = await engine().open(CONTRACT_SCHEMAS)
    await own.insert('notes', { _id: 'kept', title: 'gardé' } as Doc)
    await own.close()
    const again = await openStore({ databaseUrl, dataDir, schemas: CONTRACT_SCHEMAS })
    expect(await again.store.get('notes', 'kept')).toMatchObject({ title: 'gardé' })
    expect(await again.store.search('notes', 'garde')).toHaveLength(1)
    await again.store.close()
    await drop().catch(() => {})
  })
}
