import { decode as decodeBmp } from 'bmp-ts'
import sharp, { type Sharp } from 'sharp'
import type { FileProblem } from '../facts.js'
import { decodeHeic } from './decode-heic.js'
import type { Raster } from './raster.js'

/** Loaders that read text, scripts or other files are off, whatever a file pretends to be. */
sharp.block({
  operation: [
    'VipsForeignLoadSvg',
    'VipsForeignLoadPdf',
    'VipsForeignLoadMagick',
    'VipsForeignLoadMagick7',
    'VipsForeignLoadOpenslide',
    'VipsForeignLoadCsv',
    'VipsForeignLoadMatrix',
    'VipsForeignLoadRaw',
    'VipsForeignLoadVips',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

/** A 108-megapixel phone photo passes; a 200-megapixel bomb does not. */
const MAX_PIXELS = 120_000_000
/** What cannot be decoded line by line lies in memory whole. */
const MAX_WHOLE_PIXELS = 50_000_000
/** A HEIC does so four times over: the 24 megapixels that phones take unless told otherwise pass. */
const MAX_HEIC_PIXELS = 26_000_000
const MAX_SIDE = 20_000
/** Larger pictures are shrunk: no label is easier to read above this, and memory stays bounded. */
const WORK_SIDE = 2400

export type Decoded =
  | { picture: Raster; original: { width: number; height: number } }
  | { problem: FileProblem }

export type ImageType = 'jpg' | 'png' | 'webp' | 'gif' | 'tif' | 'avif' | 'bmp' | 'heic'

/** Unless they are progressive. */
const BY_LINES: ReadonlySet<ImageType> = new Set(['jpg', 'png', 'tif'])

/** Decodes a picture: orientation applied, first frame, 8 bits, transparency on white. */
export async function decodeImage(bytes: Uint8Array, type: ImageType): Promise<Decoded> {
  if (type === 'heic') {
    const heic = await decodeHeic(bytes, {
      maxPixels: MAX_HEIC_PIXELS,
      maxSide: MAX_SIDE,
    })
    return 'problem' in heic ? heic : fromRaw(heic.rgba, heic.width, heic.height)
  }
  if (type === 'bmp') return readBmp(bytes)
  try {
    const image = sharp(bytes, {
      limitInputPixels: MAX_PIXELS,
      failOn: 'none',
      pages: 1,
      sequentialRead: true,
    })
    const { width = 0, height = 0, isProgressive } = await image.metadata()
    const whole = isProgressive || !BY_LINES.has(type)
    if (tooLarge(width, height, whole ? MAX_WHOLE_PIXELS : MAX_PIXELS)) return { problem: 'too_large' }
    return await toRaster(image.autoOrient(), { width, height })
  } catch (error) {
    return {
      problem: /pixel limit|too (large|big)|exceeds/i.test(String(error)) ? 'too_large' : 'damaged',
    }
  }
}

function tooLarge(width: number, height: number, maxPixels: number): boolean {
  return width * height > maxPixels || width > MAX_SIDE || height > MAX_SIDE
}

async function toRaster(image: Sharp, original: { width: number; height: number }): Promise<Decoded> {
  const { data, info } = await image
    .resize({
      width: WORK_SIDE,
      height: WORK_SIDE,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const pixels = info.width * info.height
  const rgb = new Uint8Array(pixels * 3)
  const step = info.channels
  for (let i = 0; i < pixels; i++) {
    rgb[i * 3] = data[i * step] ?? 0
    rgb[i * 3 + 1] = data[i * step + (step > 2 ? 1 : 0)] ?? 0
    rgb[i * 3 + 2] = data[i * step + (step > 2 ? 2 : 0)] ?? 0
  }
  const turned = info.width > info.height !== original.width > original.height
  const size = turned ? { width: original.height, height: original.width } : original
  return {
    picture: { data: rgb, width: info.width, height: info.height },
    original: size,
  }
}

function fromRaw(rgba: Uint8Array, width: number, height: number): Promise<Decoded> {
  const image = sharp(rgba, {
    raw: { width, height, channels: 4 },
    limitInputPixels: MAX_PIXELS,
  })
  return toRaster(image, { width, height })
}

/** A picture out of another file, brought to the size that is worked with. */
export async function fitPicture(picture: Raster): Promise<Raster> {
  if (Math.max(picture.width, picture.height) <= WORK_SIDE) return picture
  const raw = {
    width: picture.width,
    height: picture.height,
    channels: 3 as const,
  }
  const decoded = await toRaster(sharp(picture.data, { raw, limitInputPixels: MAX_PIXELS }), picture)
  return 'problem' in decoded ? picture : decoded.picture
}

/** The header's size is checked before the library allocates for it. */
async function readBmp(bytes: Uint8Array): Promise<Decoded> {
  if (bytes.length < 54) return { problem: 'damaged' }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const old = view.getUint32(14, true) === 12
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true)
  const height = Math.abs(old ? view.getInt16(20, true) : view.getInt32(22, true))
  if (width <= 0 || height === 0) return { problem: 'damaged' }
  if (tooLarge(width, height, MAX_WHOLE_PIXELS)) return { problem: 'too_large' }
  const bits = old ? view.getUint16(24, true) : view.getUint16(28, true)
  const compressed = !old && view.getUint32(30, true) !== 0 && view.getUint32(30, true) !== 3
  if (!compressed && (width * height * bits) / 8 > bytes.length * 1.1 + 4096) return { problem: 'damaged' }
  try {
    const { data } = decodeBmp(Buffer.from(bytes), { toRGBA: true })
    const rgba = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    for (let i = 3; i < rgba.length; i += 4) rgba[i] = 255
    return await fromRaw(rgba, width, height)
  } catch {
    return { problem: 'damaged' }
  }
}
