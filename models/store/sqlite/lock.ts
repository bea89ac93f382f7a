import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { AppError } from '../../../core/errors.js'
import { isBusy, sqliteError } from './errors.js'

/**
 * Takes the folder for this process, or throws DATA_DIR_IN_USE. It is SQLite's own exclusive lock on a file of its
 * own: the system drops it when the process ends, however it ends. Returns the way to give it back.
 */
export function lockFolder(folder: string): () => void {
  const pidFile = join(folder, 'lock.pid')
  let lock: InstanceType<typeof DatabaseSync> | undefined
  try {
    lock = new DatabaseSync(join(folder, 'lock'))
    lock.exec('PRAGMA busy_timeout = 0')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock?.close()
    if (!isBusy(cause)) throw sqliteError(cause)
    throw new AppError('DATA_DIR_IN_USE', `${folder} is in use by process ${readPid(pidFile)}`, { cause })
  }
  writeFileSync(pidFile, String(process.pid))
  const held = lock
  return () => held.close()
}

function readPid(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '(unknown)'
  }
}
