import sharp from 'sharp'
import type { Random } from '../random.js'
import type { DrawnLabel } from './labels.js'

/**
 * A sheet as a screen shows it: coarse pixels, each of three colour stripes with dark gaps between. Photographed, they
 * make the waves that give a screen away. `columns`: how many pixels wide it is shown.
 */
export async function onScreen(
  random: Random,
  sheet: DrawnLabel,
  columns = random.integer(380, 640),
): Promise<DrawnLabel> {
  const { data, info } = await sharp(Buffer.from(sheet.svg))
    .resize({ width: columns })
    .flatten({ background: '#20242c' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const cell = 4
  const width = info.width * cell
  const height = info.height * cell
  const out = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    if (y % cell === cell - 1) continue
    for (let x = 0; x < width; x++) {
      const stripe = x % cell
      if (stripe === cell - 1) continue
      const at = (Math.floor(y / cell) * info.width + Math.floor(x / cell)) * 3
      for (let c = 0; c < 3; c++) {
        const share = c === stripe ? 1 : 0.35
        out[(y * width + x) * 3 + c] = Math.min(255, (data[at + c] ?? 0) * share * 1.25)
      }
    }
  }
  const png = await sharp(out, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${sheet.width}" height="${sheet.height}"><image width="${sheet.width}" height="${sheet.height}" preserveAspectRatio="none" href="data:image/png;base64,${png.toString('base64')}"/></svg>`
  return { svg, width: sheet.width, height: sheet.height, round: false }
}
