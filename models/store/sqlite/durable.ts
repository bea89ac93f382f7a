import { type FileHandle, open } from 'node:fs/promises'
import { AppError } from '../../../core/errors.js'

export interface Durable {
  /** Something was committed. */
  committed(): void
  /** Resolves when everything committed until now is on the disk itself; at once when it is. */
  reached(): Promise<void>
  close(): Promise<void>
}

/**
 * Syncs the write-ahead log to the disk, in the background and for all who wait at once. SQLite would do it by itself
 * at each commit (`synchronous = FULL`) and stop the whole process meanwhile, webhooks too. So it runs with
 * `synchronous = NORMAL`, and nobody is told that a write is done before this says so: what was answered for survives
 * a power cut just the same.
 */
export function createDurable(walFile: string): Durable {
  let file: Promise<FileHandle> | null = null
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  let commits = 0
  let synced = 0

  async function sync(): Promise<void> {
    const until = commits
    try {
      // Kept open: SQLite removes the log only when its last connection is closed.
      file ??= open(walFile, 'r+')
      await (await file).datasync()
      synced = until
    } catch (cause) {
      file = null
      throw new AppError('STORE_UNAVAILABLE', 'the disk does not confirm what was written', { cause })
    } finally {
      running = null
    }
  }

  return {
    committed() {
      commits++
    },
    reached() {
      if (synced === commits) return Promise.resolve()
      if (!running) {
        running = sync()
        return running
      }
      // A sync that has begun may have missed what was committed since: the next one has it.
      next ??= running
        .catch(() => {})
        .then(() => {
          next = null
          running = sync()
          return running
        })
      return next
    },
    async close() {
      await (next ?? running)?.catch(() => {})
      await (await file)?.close()
    },
  }
}
