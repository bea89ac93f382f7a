import { grayOf, type Raster } from './raster.js'

/** A picture whose tones span less than this is stretched before it is read; more often it costs lines than it gains. */
const NARROW = 100

/**
 * The picture with its tones spread over the whole range, when they are not already: dark photos read much better.
 * Returns the same picture when there is nothing to do.
 */
export function spreadLevels(picture: Raster): Raster {
  const { low, high } = toneRange(picture)
  if (high - low >= NARROW || high - low < 6) return picture
  const table = new Uint8Array(256)
  for (let i = 0; i < 256; i++) table[i] = Math.min(255, Math.max(0, ((i - low) * 255) / (high - low)))
  const data = new Uint8Array(picture.data.length)
  for (let i = 0; i < data.length; i++) data[i] = table[picture.data[i] ?? 0] ?? 0
  return { ...picture, data }
}

/** The tones below and above which lies half a hundredth of the picture. */
function toneRange(picture: Raster): { low: number; high: number } {
  const histogram = new Uint32Array(256)
  const gray = grayOf(picture)
  for (let i = 0; i < gray.length; i++) histogram[gray[i] ?? 0] = (histogram[gray[i] ?? 0] ?? 0) + 1
  const cut = gray.length * 0.005
  let low = 0
  let below = 0
  while (low < 255 && below + (histogram[low] ?? 0) < cut) below += histogram[low++] ?? 0
  let high = 255
  let above = 0
  while (high > 0 && above + (histogram[high] ?? 0) < cut) above += histogram[high--] ?? 0
  return { low, high }
}

/** Edges made steeper and tones spread, for a line or a code that is slightly out of focus. */
export function sharpen(picture: Raster, amount: number): Raster {
  const { width, height, data } = picture
  const out = new Uint8Array(data.length)
  const row = width * 3
  for (let y = 0; y < height; y++) {
    const up = y > 0 ? -row : 0
    const down = y < height - 1 ? row : 0
    for (let x = 0; x < width; x++) {
      const left = x > 0 ? -3 : 0
      const right = x < width - 1 ? 3 : 0
      for (let c = 0; c < 3; c++) {
        const i = y * row + x * 3 + c
        const here = data[i] ?? 0
        const around =
          ((data[i + up] ?? 0) + (data[i + down] ?? 0) + (data[i + left] ?? 0) + (data[i + right] ?? 0)) / 4
        const value = here + (here - around) * amount
        out[i] = value < 0 ? 0 : value > 255 ? 255 : value
      }
    }
  }
  return spreadLevels({ data: out, width, height })
}
