import { mongo } from 'mongoose'
import { AppError } from '../../../core/errors.js'

/** BadValue, TypeMismatch, PathNotViable, DocumentValidationFailure: the update does not fit the document. */
const MISFITS = new Set([2, 14, 28, 121])
/** LockTimeout, WriteConflict: somebody else was first. */
const CONFLICTS = new Set([24, 112])

/** What the driver threw, in our words. Its own message is left to the cause: it may quote values. */
export function mongoError(error: unknown, collection: string): AppError {
  if (error instanceof AppError) return error
  if (!(error instanceof mongo.MongoError)) {
    return new AppError('INTERNAL', `MongoDB: ${(error as Error).message}`, { cause: error })
  }
  const { code } = error
  if (code === 11000) {
    const fields = Object.keys((error as { keyPattern?: object }).keyPattern ?? {})
    return new AppError('DUPLICATE_KEY', `${collection}: a document with this key exists already`, {
      cause: error,
      details: { collection, fields },
    })
  }
  if (typeof code === 'number' && MISFITS.has(code)) {
    return new AppError('DOCUMENT_INVALID', `${collection}: the update does not fit the document`, {
      cause: error,
    })
  }
  const away =
    !(error instanceof mongo.MongoServerError) ||
    (typeof code === 'number' && CONFLICTS.has(code)) ||
    error.hasErrorLabel('RetryableWriteError') ||
    isTransient(error)
  return new AppError(
    away ? 'STORE_UNAVAILABLE' : 'INTERNAL',
    `MongoDB: ${error.name} ${code ?? ''}`.trim(),
    {
      cause: error,
      details: { collection },
    },
  )
}

/** The driver runs the transaction again after these. */
export function isTransient(error: unknown): boolean {
  return error instanceof mongo.MongoError && error.hasErrorLabel('TransientTransactionError')
}
