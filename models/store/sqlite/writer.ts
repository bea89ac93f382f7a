import type { DatabaseSyncInstance as DatabaseSync } from '@photostructure/sqlite'
import { sqliteError } from './errors.js'

/** Writes that share one commit at most: they also wait for each other. */
const BATCH = 64

interface Write {
  kind: 'write'
  run(): unknown
  resolve(value: unknown): void
  reject(error: unknown): void
}
interface Exclusive {
  kind: 'exclusive'
  run(): Promise<void>
}

/** The one line in which everything that writes stands. */
export interface Writer {
  /** A write of its own. Those that wait together are committed together: one sync to disk for all of them. */
  write<R>(run: () => R): Promise<R>
  /** Has the connection to itself until its promise ends. */
  exclusive<R>(run: () => Promise<R>): Promise<R>
  /** Resolves when everything that stood in line is done. */
  idle(): Promise<void>
}

export function createWriter(db: DatabaseSync): Writer {
  const line: (Write | Exclusive)[] = []
  let draining: Promise<void> | null = null

  function join(job: Write | Exclusive): void {
    line.push(job)
    draining ??= drain()
  }

  async function drain(): Promise<void> {
    // Lets what is asked for in this same moment join the batch.
    await new Promise(setImmediate)
    for (let job = line[0]; job; job = line[0]) {
      if (job.kind === 'exclusive') {
        line.shift()
        await job.run()
      } else {
        const until = line.findIndex(({ kind }) => kind === 'exclusive')
        const batch = line.splice(0, Math.min(BATCH, until === -1 ? line.length : until)) as Write[]
        commitTogether(db, batch)
        await new Promise(setImmediate)
      }
    }
    draining = null
  }

  return {
    write: <R>(run: () => R) =>
      new Promise<R>((resolve, reject) => {
        join({ kind: 'write', run, resolve: resolve as (value: unknown) => void, reject })
      }),
    exclusive: <R>(run: () => Promise<R>) =>
      new Promise<R>((resolve, reject) => {
        join({ kind: 'exclusive', run: () => run().then(resolve, reject) })
      }),
    idle: async () => {
      while (draining) await draining
    },
  }
}

function commitTogether(db: DatabaseSync, batch: readonly Write[]): void {
  const after: (() => void)[] = []
  try {
    db.exec('BEGIN IMMEDIATE')
    for (const job of batch) {
      db.exec('SAVEPOINT one')
      try {
        const result = job.run()
        after.push(() => job.resolve(result))
      } catch (error) {
        db.exec('ROLLBACK TO one')
        after.push(() => job.reject(error))
      }
      db.exec('RELEASE one')
    }
    db.exec('COMMIT')
  } catch (error) {
    try {
      db.exec('ROLLBACK')
    } catch {
      // SQLite has rolled back by itself.
    }
    for (const job of batch) job.reject(sqliteError(error))
    return
  }
  for (const settle of after) settle()
}
