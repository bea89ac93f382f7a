import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { Box, Evidence, LabelReading, Reading } from '../facts.js'
import { labelOf } from './output.js'

const COLOURS: Readonly<Record<Reading['field'], string>> = {
  serial: '#e02020',
  model: '#1660d0',
  mac: '#0a8a3a',
  date: '#8a5a00',
}

const WIDTH = 1600
/** Height of a line of the legend, and side of the squares that glare is drawn in, pixels. */
const LINE = 40
const CELL = 16

interface Pixels {
  width: number
  height: number
  channels: 1 | 2 | 3 | 4
}

/**
 * Writes a picture beside the photo (`photo.explained.jpg`): numbered boxes round what was read, a line for each
 * below, where glare lies, and why there is no serial. Pictures only; other files are left alone. Returns the path, or
 * null when there was nothing to draw on.
 */
export async function writeExplanation(
  photo: string,
  bytes: Uint8Array,
  evidence: Evidence,
): Promise<string | null> {
  const label = labelOf(evidence)
  if (!label) return null
  const path = `${photo.replace(/\.[^./\\]+$/, '')}.explained.jpg`
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: 120_000_000, pages: 1 })
      .autoOrient()
      .resize(WIDTH, WIDTH, { fit: 'inside' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const pixels = { width: info.width, height: info.height, channels: info.channels }
    const glare = label.quality.includes('glare') ? burntArea(data, pixels) : ''
    const boxes = label.readings.map((reading, i) => boxSvg(reading, i + 1, info)).join('')
    const lines = [verdictOf(label), ...label.readings.map((reading, i) => `${i + 1}  ${wordsOf(reading)}`)]
    const legend = lines.map((line, i) => lineSvg(line, i, label.readings[i - 1]?.field)).join('')
    const height = lines.length * LINE + 16
    await sharp(data, { raw: pixels })
      .extend({ bottom: height, background: '#ffffff' })
      .composite([
        { input: svg(info.width, info.height, glare + boxes), top: 0, left: 0 },
        { input: svg(info.width, height, legend), top: info.height, left: 0 },
      ])
      .jpeg({ quality: 82 })
      .toFile(path)
    return path
  } catch (error) {
    await writeFile(`${path}.txt`, `${String(error)}\n${JSON.stringify(label, null, 2)}\n`)
    return `${path}.txt`
  }
}

function verdictOf(label: LabelReading): string {
  const found = label.serial
    ? wordsOf(label.serial)
    : `no serial: ${label.reason}${label.otherSerials.length > 0 ? ` (${label.otherSerials.join(', ')})` : ''}`
  return label.quality.length > 0 ? `${found}; picture: ${label.quality.join(', ')}` : found
}

function wordsOf({ field, value, full, source, confidence, corrected }: Reading): string {
  const from = source === 'ocr' ? 'print' : source
  return `${field} ${value}${full ? ` (${full})` : ''} from ${from}, ${confidence.toFixed(3)}${corrected ? ', corrected' : ''}`
}

/** A box round what was read, with the number that the line below the picture begins with. */
function boxSvg(reading: Reading, number: number, size: { width: number; height: number }): string {
  if (!reading.box) return ''
  const { x, y, width, height } = scale(reading.box, size)
  const colour = COLOURS[reading.field]
  const left = Math.max(0, x - 30)
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${colour}" stroke-width="4"/><rect x="${left}" y="${y}" width="30" height="30" fill="${colour}"/>${textSvg(String(number), { x: left + 7, y: y + 24, size: 24, fill: '#ffffff' })}`
}

function lineSvg(line: string, index: number, field: Reading['field'] | undefined): string {
  const fill = field ? COLOURS[field] : '#111111'
  return textSvg(line, { x: 14, y: (index + 1) * LINE - 8, size: index === 0 ? 28 : 24, fill })
}

/** Where the picture is burnt out, in squares: the glare that a reason speaks of. */
function burntArea(data: Buffer, { width, height, channels }: Pixels): string {
  let squares = ''
  for (let y = 0; y + CELL <= height; y += CELL) {
    for (let x = 0; x + CELL <= width; x += CELL) {
      let burnt = 0
      for (let j = 0; j < CELL; j += 4)
        for (let i = 0; i < CELL; i += 4)
          if ((data[((y + j) * width + x + i) * channels] ?? 0) >= 253) burnt++
      if (burnt >= 12)
        squares += `<rect x="${x}" y="${y}" width="${CELL}" height="${CELL}" fill="#ff8800" fill-opacity="0.45"/>`
    }
  }
  return squares
}

function svg(width: number, height: number, content: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`,
  )
}

function scale(box: Box, size: { width: number; height: number }): Box {
  return {
    x: box.x * size.width,
    y: box.y * size.height,
    width: box.width * size.width,
    height: box.height * size.height,
  }
}

function textSvg(text: string, at: { x: number; y: number; size: number; fill: string }): string {
  const safe = text.replace(/[<>&"']/g, ' ')
  return `<text x="${at.x}" y="${at.y}" font-size="${at.size}" font-family="sans-serif" fill="${at.fill}">${safe}</text>`
}
