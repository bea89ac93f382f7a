import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Log } from '../core/log.js'
import type { Evidence, EvidenceReader, Expectation, IncomingFile } from './facts.js'
import { MAX_FILE_BYTES, READ_TIMEOUT_MS } from './rules.js'
import type { Job, JobResult } from './worker.js'

export interface EvidenceReaderOptions {
  /** How many files are read at once, each in a process of its own; 1 unless told. */
  workers?: number
  /** A file that takes longer is given up and its process killed; 10,000 ms unless told. */
  timeoutMs?: number
  log?: Log
}

/** A process is replaced after this many files, or when it holds this much: WASM memory never shrinks. */
const FILES_A_WORKER = 60
const MAX_RSS = 480 * 1024 * 1024
/** A cold process loads its models first; that time is not the picture's. */
const WARM_UP_MS = 15_000

interface Slot {
  child: ChildProcess | null
  reads: number
  warm: boolean
}

interface Waiting {
  file: IncomingFile
  expectation: Expectation
  done(evidence: Evidence): void
}

/** Reads evidence in child processes: a hostile or endless file costs its process, never the caller's. */
export function createEvidenceReader(options: EvidenceReaderOptions = {}): EvidenceReader {
  const { workers = 1, timeoutMs = READ_TIMEOUT_MS, log } = options
  const slots: Slot[] = Array.from({ length: workers }, () => ({ child: null, reads: 0, warm: false }))
  const busy = new Set<Slot>()
  const queue: Waiting[] = []
  let nextId = 1
  let closed = false

  function pump(): void {
    const slot = slots.find((candidate) => !busy.has(candidate))
    const job = slot ? queue.shift() : undefined
    if (!slot || !job) return
    busy.add(slot)
    void run(slot, job).then((evidence) => {
      busy.delete(slot)
      job.done(evidence)
      pump()
    })
    pump()
  }

  function run(slot: Slot, { file, expectation }: Waiting): Promise<Evidence> {
    return new Promise((resolve) => {
      const id = nextId++
      const child = slot.child ?? startWorker()
      slot.child = child
      const finish = (evidence: Evidence, keep: boolean) => {
        clearTimeout(timer)
        child.removeAllListeners('message')
        child.removeAllListeners('exit')
        child.removeAllListeners('error')
        if (!keep) drop(slot, child)
        resolve(evidence)
      }
      const timer = setTimeout(
        () => {
          log?.warn({ timeoutMs }, 'a file took too long to read')
          finish({ kind: 'unusable', problem: 'timeout' }, false)
        },
        timeoutMs + (slot.warm ? 0 : WARM_UP_MS),
      )
      child.on('message', (result: JobResult) => {
        if (result.id !== id) return
        slot.warm = true
        slot.reads++
        if ('error' in result) {
          log?.error({ cause: result.error }, 'the evidence reader failed on a file')
          finish({ kind: 'unusable', problem: 'damaged' }, false)
        } else finish(result.evidence, slot.reads < FILES_A_WORKER && result.rss < MAX_RSS)
      })
      child.on('exit', (code, signal) => {
        log?.warn({ exitCode: code, signal }, 'an evidence reader process ended while it read')
        finish({ kind: 'unusable', problem: 'damaged' }, false)
      })
      child.on('error', () => finish({ kind: 'unusable', problem: 'damaged' }, false))
      const job: Job = { id, file: { ...file, bytes: Uint8Array.from(file.bytes) }, expectation }
      child.send(job, (error) => {
        if (error) finish({ kind: 'unusable', problem: 'damaged' }, false)
      })
    })
  }

  return {
    read(file, expectation) {
      if (file.bytes.length === 0) return Promise.resolve({ kind: 'unusable', problem: 'empty' })
      if (file.bytes.length > MAX_FILE_BYTES)
        return Promise.resolve({ kind: 'unusable', problem: 'too_large' })
      if (closed) return Promise.resolve({ kind: 'unusable', problem: 'timeout' })
      return new Promise((done) => {
        queue.push({ file, expectation, done })
        pump()
      })
    },
    async close() {
      closed = true
      for (const waiting of queue.splice(0)) waiting.done({ kind: 'unusable', problem: 'timeout' })
      await Promise.all(slots.map((slot) => (slot.child ? ended(slot.child) : undefined)))
    },
  }
}

function drop(slot: Slot, child: ChildProcess): void {
  child.kill('SIGKILL')
  slot.child = null
  slot.reads = 0
  slot.warm = false
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

/** The worker is this file's neighbour: TypeScript under tsx and in tests, JavaScript when built. */
function startWorker(): ChildProcess {
  const source = import.meta.url.endsWith('.ts')
  const path = fileURLToPath(new URL(source ? './worker.ts' : './worker.js', import.meta.url))
  const loader = source ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
  const child = fork(path, [], {
    // Pixels lie outside the engine's own count of memory: the worker collects them itself after each file.
    execArgv: ['--expose-gc', ...loader],
    serialization: 'advanced',
    // Native libraries print warnings; stdout belongs to the caller.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // An idle reader must not keep a command-line program alive.
  child.unref()
  child.channel?.unref()
  return child
}
