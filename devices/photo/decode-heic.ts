import { Worker } from 'node:worker_threads'
import type { FileProblem } from '../facts.js'

export type Heic = { rgba: Uint8Array; width: number; height: number } | { problem: FileProblem }

/**
 * What iPhones make, decoded by WASM in a thread that ends with the picture: its memory, hundreds of megabytes for a
 * large one, would never shrink again.
 */
export function decodeHeic(bytes: Uint8Array, limit: { maxPixels: number; maxSide: number }): Promise<Heic> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL('./heic-thread.mjs', import.meta.url), {
      workerData: { bytes, ...limit },
      execArgv: [],
    })
    let result: Heic = { problem: 'damaged' }
    thread.once('message', (decoded: Heic) => {
      result = decoded
      void thread.terminate()
    })
    thread.once('error', () => void thread.terminate())
    thread.once('exit', () => resolve(result))
  })
}
