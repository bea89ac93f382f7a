import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createConnection, type mongo } from 'mongoose'
import { AppError } from '../core/errors.js'
import type { FileStore, Store } from '../core/store.js'
import { createStore } from './store/create-store.js'
import { createFolderFiles, removeDrafts } from './store/file-folder.js'
import { createGridFiles } from './store/file-gridfs.js'
import { connect } from './store/mongo/connect.js'
import { createMongoEngine } from './store/mongo/engine.js'
import { prepareIndexes } from './store/mongo/indexes.js'
import { type CollectionDef, createShape } from './store/shape.js'
import { createSqliteEngine } from './store/sqlite/engine.js'

export interface OpenedStore {
  store: Store
  files: FileStore
  /** True: no other process can use this data, so a lease found at the start belongs to nobody any more. */
  exclusive: boolean
}

export interface OpenStoreOptions {
  /** `mongodb://…`, a replica set. Unset: SQLite and a folder of files in `dataDir`. */
  databaseUrl?: string | undefined
  dataDir: string
  /** SCHEMAS of models/schemas.ts. */
  schemas: readonly CollectionDef[]
}

/** Throws DATA_DIR_IN_USE, STORE_UNAVAILABLE or CONFIG_INVALID; INTERNAL when a schema cannot be kept. */
export async function openStore({ databaseUrl, dataDir, schemas }: OpenStoreOptions): Promise<OpenedStore> {
  const connection = createConnection()
  const shapes = new Map(schemas.map((def) => [def.name, createShape(def, connection)]))
  if (databaseUrl) {
    await connect(connection, databaseUrl)
    const db = connection.db as mongo.Db
    await prepareIndexes(db, shapes.values())
    return {
      store: createStore(shapes, createMongoEngine(connection)),
      files: createGridFiles(db),
      exclusive: false,
    }
  }
  const files = join(dataDir, 'files')
  try {
    await mkdir(files, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new AppError('STORE_UNAVAILABLE', `cannot write to ${dataDir}`, { cause })
  }
  const engine = createSqliteEngine(dataDir, shapes.values())
  await removeDrafts(files)
  return { store: createStore(shapes, engine), files: createFolderFiles(files), exclusive: true }
}
