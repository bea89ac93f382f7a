// Plain JavaScript: a thread begins without what reads TypeScript, and this one has to begin quickly.
import { parentPort, workerData } from 'node:worker_threads'
import decode from 'heic-decode'

/** Decodes the first picture of `bytes`; the size is known and checked before a pixel is decoded. */
async function main() {
  const { bytes, maxPixels, maxSide } = workerData
  const [first] = await decode.all({ buffer: bytes })
  if (!first) return { problem: 'damaged' }
  const { width, height } = first
  if (width * height > maxPixels || Math.max(width, height) > maxSide) return { problem: 'too_large' }
  const { data } = await first.decode()
  return { rgba: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height }
}

const result = await main().catch(() => ({ problem: 'damaged' }))
parentPort?.postMessage(result, 'rgba' in result ? [result.rgba.buffer] : [])
