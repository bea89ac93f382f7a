import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Evidence } from '../../devices/facts.js'
import type { Sightings } from '../../devices/photo/confidence.js'
import { WORKER_ENVIRONMENT } from '../../devices/worker-process.js'

/** What a photo said, and what it cost its process: CPU milliseconds and megabytes. */
export interface MeasuredEvidence {
  evidence: Evidence
  cpu: number
  rss: number
}

/** Reads photos, one at a time, in a process of its own as the product does. */
export interface ReaderProcess<Result> {
  read(jpeg: Buffer): Promise<Result>
  close(): Promise<void>
}

/** A process is replaced after this many photos, as the product's own is. */
const PHOTOS_A_PROCESS = 60

export const startReader = () => startProcess<MeasuredEvidence>('./measured-worker.ts')

export const startSightings = () => startProcess<Sightings[]>('./sightings-worker.ts')

function startProcess<Result>(worker: string): ReaderProcess<Result> {
  let child = forkWorker(worker)
  let photos = 0
  return {
    async read(jpeg) {
      if (photos++ === PHOTOS_A_PROCESS) {
        await end(child)
        child = forkWorker(worker)
        photos = 1
      }
      return ask<Result>(child, jpeg)
    },
    close: () => end(child),
  }
}

function forkWorker(worker: string): ChildProcess {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return fork(fileURLToPath(new URL(worker, import.meta.url)), [], {
    execArgv: ['--expose-gc', '--import', loader],
    serialization: 'advanced',
    env: WORKER_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

function ask<Result>(child: ChildProcess, jpeg: Buffer): Promise<Result> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      child.off('message', onMessage)
      child.off('exit', onExit)
      act()
    }
    const onMessage = (result: unknown) => settle(() => resolve(result as Result))
    const onExit = (code: number | null) =>
      settle(() => reject(new Error(`the reading process ended with ${code}`)))
    child.on('message', onMessage)
    child.on('exit', onExit)
    child.send(Uint8Array.from(jpeg), (error) => error && settle(() => reject(error)))
  })
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill()
  })
}
