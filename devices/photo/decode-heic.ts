import type { FileProblem } from '../facts.js'

type Heic = { rgba: Uint8Array; width: number; height: number } | { problem: FileProblem }

/** What iPhones make, decoded by WASM. The size is known before a pixel is decoded. */
export async function decodeHeic(
  bytes: Uint8Array,
  limit: { maxPixels: number; maxSide: number },
): Promise<Heic> {
  try {
    // Loaded when the first one comes: a megabyte of WASM that most pictures never need.
    const { default: decode } = await import('heic-decode')
    const images = await decode.all({ buffer: bytes })
    const [first] = images
    if (!first) return { problem: 'damaged' }
    const { width, height } = first
    if (width * height > limit.maxPixels || Math.max(width, height) > limit.maxSide)
      return { problem: 'too_large' }
    const { data } = await first.decode()
    return {
      rgba: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
      width,
      height,
    }
  } catch {
    return { problem: 'damaged' }
  }
}
