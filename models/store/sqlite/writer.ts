import type { DatabaseSyncInstance as DatabaseSync } from '@photostructure/sqlite'
import type { Durable } from './durable.js'
import { sqliteError } from './errors.js'

/** Writes that share one commit at most. */
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
  /** A write of its own; those that wait together are committed together. Resolves when it is on the disk. */
  write<R>(run: () => R): Promise<R>
  /** Has the connection to itself until its promise ends; resolves when what it wrote is on the disk. */
  exclusive<R>(run: () => Promise<R>): Promise<R>
  /** Resolves when everything that stood in line is done. */
  idle(): Promise<void>
}

export function createWriter(db: DatabaseSync, durable: Durable): Writer {
  const line: (Write | Exclusive)[] = []
  const changes = db.prepare('SELECT total_changes() AS n')
  let seen = 0
  let draining: Promise<void> | null = null

  /** Calls back when what was committed is on the disk. Many a write finds nothing to change and waits for nobody. */
  function whenDurable(settle: () => void, reject: (error: unknown) => void): void {
    const { n } = changes.get() as { n: number }
    if (n !== seen) durable.committed()
    seen = n
    durable.reached().then(settle, reject)
  }

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
        const settle = commitTogether(db, batch)
        if (settle) {
          whenDurable(settle, (error) => {
            for (const write of batch) write.reject(error)
          })
        }
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
        // The line goes on as soon as it is committed; only the one who asked waits for the disk. A refusal waits
        // too: it may rest on what another one has committed (a duplicate).
        const done = (result: R) => whenDurable(() => resolve(result), reject)
        const refused = (error: unknown) => whenDurable(() => reject(error), reject)
        join({ kind: 'exclusive', run: () => run().then(done, refused) })
      }),
    idle: async () => {
      while (draining) await draining
    },
  }
}

/** Null when the whole batch failed (each is told); else what tells each its own result. */
function commitTogether(db: DatabaseSync, batch: readonly Write[]): (() => void) | null {
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
    return null
  }
  return () => {
    for (const settle of after) settle()
  }
}
