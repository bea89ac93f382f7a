import type { Connection } from 'mongoose'
import { AppError } from '../../../core/errors.js'

const DEFAULT_DATABASE = 'sesame'

/** Opens the connection. Throws STORE_UNAVAILABLE, or CONFIG_INVALID when the server is no replica set. */
export async function connect(connection: Connection, url: string): Promise<void> {
  const named = /^mongodb(?:\+srv)?:\/\/[^/]+\/[^?]/.test(url)
  try {
    await connection.openUri(url, {
      ...(named ? {} : { dbName: DEFAULT_DATABASE }),
      serverSelectionTimeoutMS: 5_000,
      writeConcern: { w: 'majority' },
      ignoreUndefined: false,
    })
  } catch (cause) {
    throw new AppError('STORE_UNAVAILABLE', `MongoDB cannot be reached: ${(cause as Error).name}`, { cause })
  }
  const hello = await connection.db?.admin().command({ hello: 1 })
  if (hello?.setName || hello?.msg === 'isdbgrid') return
  await connection.close()
  throw new AppError(
    'CONFIG_INVALID',
    'DATABASE_URL leads to a single MongoDB server: transactions need a replica set (one node is enough)',
  )
}
