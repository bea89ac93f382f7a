import sharp from 'sharp'
import { grayOf, type Raster } from './raster.js'

/** Every third pixel of every third row tells enough. */
const STEP = 3
/** Grain of this much hides small letters from the engines; chosen on the tuning set of bench/evidence. */
const GRAINY = 3
const VERY_GRAINY = 9

/** How grainy a picture is: the median over its pixels of how far each stands off its four neighbours, tones times 4. */
export function grainOf(picture: Raster): number {
  const gray = grayOf(picture)
  const { width, height } = picture
  const histogram = new Uint32Array(1024)
  let count = 0
  for (let y = 1; y < height - 1; y += STEP) {
    for (let x = 1; x < width - 1; x += STEP) {
      const i = y * width + x
      const around = (gray[i - 1] ?? 0) + (gray[i + 1] ?? 0) + (gray[i - width] ?? 0) + (gray[i + width] ?? 0)
      const off = Math.min(1023, Math.abs(4 * (gray[i] ?? 0) - around))
      histogram[off] = (histogram[off] ?? 0) + 1
      count++
    }
  }
  let seen = 0
  let median = 0
  while (median < 1023 && seen + (histogram[median] ?? 0) < count / 2) seen += histogram[median++] ?? 0
  return median
}

/** The picture with its grain smoothed away, as far as it has any; null when there is nothing to smooth. */
export async function calmed(picture: Raster): Promise<Raster | null> {
  const grain = grainOf(picture)
  if (grain < GRAINY) return null
  return blurred(picture, grain < VERY_GRAINY ? 1.2 : 1.6)
}

/** Less than the width of the thinnest stroke that can be read. Chosen on the tuning set of bench/evidence. */
const SOFT = 0.8

/**
 * The picture without the finest grain and the edges that compression leaves: the engines saw more lines so, and read
 * them better, in sharp pictures as well.
 */
export function softened(picture: Raster): Promise<Raster> {
  return blurred(picture, SOFT)
}

/** Gaussian; `sigma` in pixels. */
async function blurred(picture: Raster, sigma: number): Promise<Raster> {
  const { width, height } = picture
  const data = await sharp(picture.data, { raw: { width, height, channels: 3 } })
    .blur(sigma)
    .raw()
    .toBuffer()
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.length), width, height }
}
