import { AppError } from '../../../core/errors.js'
import type { Shape } from '../shape.js'

const UNIQUE = new Set([2067, 1555])
/** BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB: the disk's or the operator's matter, not the caller's. */
const ENVIRONMENT = new Set([5, 6, 8, 10, 11, 13, 14, 26])

/** What SQLite threw, in our words. */
export function sqliteError(error: unknown, shape?: Shape): AppError {
  if (error instanceof AppError) return error
  const { errcode, message } = error as { errcode?: number; message?: string }
  if (errcode !== undefined && UNIQUE.has(errcode)) {
    return new AppError('DUPLICATE_KEY', `${shape?.name}: a document with this key exists already`, {
      cause: error,
      details: { collection: shape?.name },
    })
  }
  if (errcode !== undefined && ENVIRONMENT.has(errcode & 0xff)) {
    return new AppError('STORE_UNAVAILABLE', `SQLite: ${message}`, { cause: error })
  }
  return new AppError('INTERNAL', `SQLite: ${message}`, { cause: error })
}

export function isBusy(error: unknown): boolean {
  return ((error as { errcode?: number }).errcode ?? 0) % 256 === 5
}
