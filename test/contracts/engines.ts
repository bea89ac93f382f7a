/** The engines that contract suites run on: SQLite always, MongoDB where mongo-server.ts finds one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenedStore, openStore } from '../../models/open-store.js'
import type { CollectionDef } from '../../models/store/shape.js'

export interface TestEngine {
  name: 'SQLite' | 'MongoDB'
  /** A fresh, empty store. */
  open(schemas: readonly CollectionDef[]): Promise<TestStore>
}

export interface TestStore extends OpenedStore {
  /** What a second process would open the same data with. */
  databaseUrl: string | undefined
  dataDir: string
  /** Closes it and removes its data. */
  drop(): Promise<void>
}

export const sqlite: TestEngine = {
  name: 'SQLite',
  async open(schemas) {
    const dataDir = mkdtempSync(join(tmpdir(), 'sesame-test-'))
    const opened = await openStore({ dataDir, schemas })
    return {
      ...opened,
      databaseUrl: undefined,
      dataDir,
      async drop() {
        await opened.store.close()
        rmSync(dataDir, { recursive: true, force: true })
      },
    }
  },
}

let databases = 0

export function mongoAt(uri: string): TestEngine {
  return {
    name: 'MongoDB',
    async open(schemas) {
      const url = new URL(uri)
      url.pathname = `/sesame_test_${process.pid}_${Date.now()}_${++databases}`
      const databaseUrl = url.toString()
      const opened = await openStore({ databaseUrl, dataDir: '', schemas })
      return {
        ...opened,
        databaseUrl,
        dataDir: '',
        async drop() {
          const { createConnection } = await import('mongoose')
          await opened.store.close()
          const connection = await createConnection(databaseUrl).asPromise()
          await connection.dropDatabase()
          await connection.close()
        },
      }
    },
  }
}
