import type { ChildProcess } from 'node:child_process'
import type { Log } from '../core/log.js'
import type { Evidence, EvidenceReader, Expectation, IncomingFile } from './facts.js'
import { readersFor, thisMachine } from './pool-size.js'
import { MAX_FILE_BYTES, READ_TIMEOUT_MS } from './rules.js'
import { isOverTime } from './time-box.js'
import type { Job, JobResult, Ready } from './worker.js'
import { ended, processorTime, residentMemory, startWorker } from './worker-process.js'

export interface EvidenceReaderOptions {
  /** How many files are read at once, each in a process of its own of up to 600 MB; by cores and memory unless told. */
  workers?: number
  /** A file that takes more processor time is given up and its process killed; 10,000 ms unless told. */
  timeoutMs?: number
  /** Start the processes this long after creation and keep them warm, so that no person waits for the models; only on demand unless told. */
  warmUpAfterMs?: number
  log?: Log
}

/** A process is replaced after this many files, or when it holds this much: WASM memory never shrinks. */
const FILES_A_WORKER = 60
const MAX_RSS = 480 * 1024 * 1024
/** A file that makes its process hold this much is given up: others live on the same machine. */
const KILL_RSS = 900 * 1024 * 1024
/** Loading the models takes a second or two of a core; a machine on which it takes this long reads nothing. */
const START_MS = 60_000
const LOOK_MS = 250

interface Slot {
  child: ChildProcess | null
  /** Resolves when the models are loaded. */
  ready: Promise<boolean>
  reads: number
}

interface Waiting {
  file: IncomingFile
  expectation: Expectation
  done(evidence: Evidence): void
}

/** Reads evidence in child processes: a hostile or endless file costs its process, never the caller's. */
export function createEvidenceReader(options: EvidenceReaderOptions = {}): EvidenceReader {
  const { workers = readersFor(thisMachine()), timeoutMs = READ_TIMEOUT_MS, warmUpAfterMs, log } = options
  const slots: Slot[] = Array.from({ length: workers }, () => ({
    child: null,
    ready: Promise.resolve(false),
    reads: 0,
  }))
  const busy = new Set<Slot>()
  const queue: Waiting[] = []
  let nextId = 1
  let closed = false
  let keepWarm = false
  const warmUp = () => {
    keepWarm = !closed
    if (keepWarm) for (const slot of slots) childOf(slot)
  }
  const timer = warmUpAfterMs === undefined ? undefined : setTimeout(warmUp, warmUpAfterMs).unref()

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

  async function run(slot: Slot, { file, expectation }: Waiting): Promise<Evidence> {
    const child = childOf(slot)
    // The file's time begins when a process is there to read it.
    const ready = await slot.ready
    return new Promise((resolve) => {
      const id = nextId++
      const finish = (evidence: Evidence, keep: boolean) => {
        clearInterval(watch)
        child.off('message', onMessage)
        child.off('exit', onExit)
        child.off('error', onError)
        if (!keep) drop(slot, child)
        resolve(evidence)
      }
      const unusable = (problem: 'damaged' | 'timeout' | 'too_large') =>
        finish({ kind: 'unusable', problem }, false)
      const start = performance.now()
      const before = processorTime(child.pid)
      const watch = setInterval(() => {
        const memory = residentMemory(child.pid)
        if (memory !== null && memory > KILL_RSS) {
          log?.warn({ memory }, 'a file took too much memory to read')
          return unusable('too_large')
        }
        const now = processorTime(child.pid)
        const processor = before === null || now === null ? null : now - before
        const wall = performance.now() - start
        if (!isOverTime({ wall, processor }, timeoutMs)) return
        log?.warn({ timeoutMs, wall: Math.round(wall), processor }, 'a file took too long to read')
        unusable('timeout')
      }, LOOK_MS)
      const onMessage = (result: JobResult | Ready) => {
        if ('ready' in result || result.id !== id) return
        slot.reads++
        if ('error' in result) {
          log?.error({ cause: result.error }, 'the evidence reader failed on a file')
          unusable('damaged')
        } else finish(result.evidence, slot.reads < FILES_A_WORKER && result.rss < MAX_RSS)
      }
      const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
        log?.warn({ exitCode: code, signal }, 'an evidence reader process ended while it read')
        unusable('damaged')
      }
      const onError = () => unusable('damaged')
      child.on('message', onMessage)
      child.on('exit', onExit)
      child.on('error', onError)
      if (!ready) return unusable('damaged')
      const job: Job = {
        id,
        file: { ...file, bytes: Uint8Array.from(file.bytes) },
        expectation,
        budgetMs: timeoutMs,
      }
      child.send(job, (error) => {
        if (error) unusable('damaged')
      })
    })
  }

  function childOf(slot: Slot): ChildProcess {
    if (slot.child) return slot.child
    const child = startWorker()
    slot.child = child
    slot.reads = 0
    slot.ready = becomesReady(child)
    // A process that dies while it waits for work is replaced by the next file that comes.
    const forget = () => {
      if (slot.child === child) slot.child = null
    }
    child.on('exit', forget)
    child.on('error', forget)
    return child
  }

  function drop(slot: Slot, child: ChildProcess): void {
    child.kill('SIGKILL')
    slot.child = null
    if (keepWarm && !closed) childOf(slot)
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
      clearTimeout(timer)
      for (const waiting of queue.splice(0)) waiting.done({ kind: 'unusable', problem: 'timeout' })
      await Promise.all(slots.map((slot) => (slot.child ? ended(slot.child) : undefined)))
    },
  }
}

/** True when the worker says so; false when it ends, fails or takes too long before. */
function becomesReady(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (ready: boolean) => {
      clearTimeout(timer)
      child.off('message', onMessage)
      child.off('exit', onEnd)
      child.off('error', onEnd)
      resolve(ready)
    }
    // Keeps the process alive meanwhile: a command on the shell has nothing else that would.
    const timer = setTimeout(() => settle(false), START_MS)
    const onMessage = (message: JobResult | Ready) => {
      if ('ready' in message) settle(true)
    }
    const onEnd = () => settle(false)
    child.on('message', onMessage)
    child.on('exit', onEnd)
    child.on('error', onEnd)
  })
}
