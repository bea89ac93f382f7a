import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { AppError } from '../../../core/errors.js'
import { sqliteError } from './errors.js'

/** A transaction holds up every other writer, so it may not take longer than this (ms). */
const TRANSACTION_LIMIT = 30_000

/** A running transaction. */
export interface SqliteSession {
  over: boolean
}

/** Commits what `work` did, or rolls it back. */
export async function transact<R>(
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

export function timedOut(): AppError {
  return new AppError('STORE_UNAVAILABLE', `a transaction took longer than ${TRANSACTION_LIMIT / 1000} s`)
}
