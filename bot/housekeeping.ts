import type { Clock } from '../core/clock.js'
import type { Log } from '../core/log.js'
import type { FileStore, Store } from '../core/store.js'
import { pruneJobs } from '../jobs/dead-letters.js'
import type { FileDoc } from '../models/file.js'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** Settled work is kept this long: to know a repeated delivery again, and to look into yesterday. */
const JOBS_DAYS = 14
const BATCH = 200

export interface HousekeepingParts {
  store: Store
  files: FileStore
  clock: Clock
  log: Log
  /** Other rooms' own tidying, each called once an hour. */
  chores: readonly (() => Promise<unknown>)[]
}

/** What has had its time is forgotten: files, settled work, old reports. Runs at start and every hour. */
export function startHousekeeping(parts: HousekeepingParts): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const run = () => {
    running = running
      .then(() => tidy(parts))
      .catch((error: unknown) => {
        parts.log.error({ err: error }, 'housekeeping failed; it is tried again in an hour')
      })
  }
  run()
  const timer = setInterval(run, HOUR_MS)
  return {
    stop() {
      clearInterval(timer)
      return running
    },
  }
}

async function tidy({ store, files, clock, chores }: HousekeepingParts): Promise<void> {
  const now = clock.now()
  await forgetFiles(store, files, now)
  // Work is dated by the real clock, whatever the playground's shows.
  await pruneJobs(store, new Date(Date.now() - JOBS_DAYS * DAY_MS))
  await store.delete('deliveryReports', { at: { $lt: new Date(now.getTime() - JOBS_DAYS * DAY_MS) } })
  for (const chore of chores) await chore()
}

async function forgetFiles(store: Store, files: FileStore, now: Date): Promise<void> {
  for (;;) {
    const due = await store.find<FileDoc>('files', { expiresAt: { $lt: now } }, { limit: BATCH })
    for (const { _id } of due) {
      await files.delete(_id)
      await store.delete('files', { _id })
    }
    if (due.length < BATCH) return
  }
}
