import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * A hostile file meets a process that knows no secret: nothing of the parent's environment is handed on. What is set
 * makes the C library give large freed blocks back at once, without which a long run holds half as much again.
 */
export const WORKER_ENVIRONMENT = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
}

/** Starts a worker; it says `ready` when its models are loaded. */
export function startWorker(): ChildProcess {
  // The worker is this file's neighbour: TypeScript under tsx and in tests, JavaScript when built.
  const source = import.meta.url.endsWith('.ts')
  const path = fileURLToPath(new URL(source ? './worker.ts' : './worker.js', import.meta.url))
  const loader = source ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
  const child = fork(path, [], {
    // Pixels lie outside the engine's own count of memory: the worker collects them itself after each file.
    execArgv: ['--expose-gc', ...loader],
    serialization: 'advanced',
    env: WORKER_ENVIRONMENT,
    // Native libraries print warnings; stdout belongs to the caller.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // An idle reader must not keep a command-line program alive.
  child.unref()
  child.channel?.unref()
  return child
}

export function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    // An idle worker keeps nobody alive; its end is waited for.
    child.ref()
    child.kill('SIGKILL')
  })
}

/** Clock ticks a second of /proc: 100 on every Linux that Node runs on. */
const TICK_MS = 10

/**
 * Processor time a process has used, milliseconds; null where the system does not say (it does on Linux). A busy
 * machine stretches the wall clock of a file that costs little, and must not make it a time-out.
 */
export function processorTime(pid: number | undefined): number | null {
  if (pid === undefined) return null
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The command's name stands in brackets and may hold spaces: fields are counted from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    return Number.isFinite(ticks) ? ticks * TICK_MS : null
  } catch {
    return null
  }
}

/** Memory that a process holds, bytes; null where the system does not say. */
export function residentMemory(pid: number | undefined): number | null {
  if (pid === undefined) return null
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) * 1024
  } catch {
    return null
  }
}
