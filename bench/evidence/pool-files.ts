/**
 * Draws the mixed files of `npm run bench:evidence -- --pool` into a folder: `FOLDER SET COUNT`. A process of its own,
 * so that the drawing's memory is not counted as the product's.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { encode as encodeBmp } from 'bmp-ts'
import sharp from 'sharp'
import { makePhoto, type Photo } from './photos.js'

/** A real HEIC of 12 megapixels, as phones send them: nothing in the house can write one. */
const HEIC = fileURLToPath(new URL('../../test/devices/fixtures/label-12mp.heic', import.meta.url))
const TIERS: readonly Photo['tier'][] = ['easy', 'medium', 'hard', 'unreadable', 'not_label']

type Make = (jpeg: Buffer) => Promise<Buffer> | Buffer

const sized = (jpeg: Buffer, width: number, height: number) =>
  sharp(jpeg, { limitInputPixels: false }).resize({ width, height, fit: 'fill', kernel: 'linear' })

/** What the upload page lets through and WhatsApp does not: large, and of every kind. */
const UPLOADS: readonly [extension: string, make: Make][] = [
  ['12mp.png', (jpeg) => sized(jpeg, 4000, 3000).png({ compressionLevel: 3 }).toBuffer()],
  ['12mp.jpg', (jpeg) => sized(jpeg, 4000, 3000).jpeg({ quality: 90 }).toBuffer()],
  ['12mp.heic', () => Buffer.alloc(0)],
  ['5mp.bmp', bitmap],
  ['12mp.png', (jpeg) => sized(jpeg, 4000, 3000).png({ compressionLevel: 3, progressive: true }).toBuffer()],
  ['48mp.jpg', (jpeg) => sized(jpeg, 8000, 6000).jpeg({ quality: 80 }).toBuffer()],
  ['12mp.heic', () => Buffer.alloc(0)],
  ['108mp.jpg', (jpeg) => sized(jpeg, 12_000, 9000).jpeg({ quality: 55 }).toBuffer()],
  ['12mp.webp', (jpeg) => sized(jpeg, 4000, 3000).webp({ quality: 80, effort: 0 }).toBuffer()],
]

async function bitmap(jpeg: Buffer): Promise<Buffer> {
  const { data, info } = await sized(jpeg, 2600, 1950)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  // The writer wants alpha, blue, green, red.
  for (let i = 0; i < data.length; i += 4) data.subarray(i, i + 4).reverse()
  return encodeBmp({ data, width: info.width, height: info.height, bitPP: 24 }).data
}

const [folder = '', set = '', count = '150'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
for (let i = 0; i < Number(count); i++) {
  const name = String(i).padStart(3, '0')
  const tier = TIERS[i % TIERS.length] as Photo['tier']
  const photo = await makePhoto(set, tier, Math.floor(i / TIERS.length))
  const upload = i % 4 === 3 ? UPLOADS[Math.floor(i / 4) % UPLOADS.length] : undefined
  if (!upload) writeFileSync(join(folder, `${name}.jpg`), photo.jpeg)
  else if (upload[0].endsWith('.heic')) copyFileSync(HEIC, join(folder, `${name}-${upload[0]}`))
  else writeFileSync(join(folder, `${name}-${upload[0]}`), await upload[1](photo.jpeg))
}
