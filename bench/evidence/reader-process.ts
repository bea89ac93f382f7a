import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Evidence } from '../../devices/facts.js'
import { WORKER_ENVIRONMENT } from '../../devices/worker-process.js'

/** A reader in a process of its own that also says what a photo cost it: CPU milliseconds and memory. */
export interface MeasuredReader {
  read(jpeg: Buffer): Promise<{ evidence: Evidence; cpu: number; rss: number }>
  close(): Promise<void>
}

export function startReader(): MeasuredReader {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const child = fork(fileURLToPath(new URL('./measured-worker.ts', import.meta.url)), [], {
    execArgv: ['--expose-gc', '--import', loader],
    serialization: 'advanced',
    env: WORKER_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return {
    read: (jpeg) =>
      new Promise((resolve, reject) => {
        child.once('message', (result) => resolve(result as { evidence: Evidence; cpu: number; rss: number }))
        child.send(Uint8Array.from(jpeg), (error) => error && reject(error))
      }),
    close: () =>
      new Promise((resolve) => {
        child.removeAllListeners('message')
        child.once('exit', () => resolve())
        child.kill()
      }),
  }
}
