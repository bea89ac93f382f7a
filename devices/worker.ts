import type { Evidence, Expectation, IncomingFile } from './facts.js'
import { readFileHere, warmUp } from './read-file.js'

/** What the parent sends and gets; bytes pass as they are (advanced serialisation). */
export interface Job {
  id: number
  file: IncomingFile
  expectation: Expectation
  /** Processor time that the file may take, milliseconds. */
  budgetMs: number
}

export type JobResult =
  | { id: number; evidence: Evidence; rss: number }
  | { id: number; error: string; rss: number }

/** The models are loaded and have run once. */
export interface Ready {
  ready: true
}

process.on('message', (job: Job) => {
  readFileHere(job.file, job.expectation, job.budgetMs)
    .then((evidence) => reply({ id: job.id, evidence, rss: process.memoryUsage().rss }))
    .catch((error: unknown) => reply({ id: job.id, error: String(error), rss: process.memoryUsage().rss }))
})

// The parent is gone: nobody waits for an answer.
process.on('disconnect', () => process.exit(0))

warmUp().then(
  () => process.send?.({ ready: true } satisfies Ready),
  // Without its models it still reads files that are no pictures, and fails plainly on those that are.
  () => process.send?.({ ready: true } satisfies Ready),
)

function reply(result: JobResult): void {
  process.send?.(result)
  globalThis.gc?.()
}
