import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { Box, Evidence, Reading } from '../facts.js'
import { labelOf } from './output.js'

const COLOURS: Readonly<Record<Reading['field'], string>> = {
  serial: '#e02020',
  model: '#1660d0',
  mac: '#0a8a3a',
  date: '#8a5a00',
}

/**
 * Writes a picture beside the photo (`photo.explained.jpg`): what was read where, how surely, and why not. Pictures
 * only; other files are left alone. Returns the path, or null when there was nothing to draw on.
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
    const image = sharp(bytes, { limitInputPixels: 120_000_000, pages: 1 })
      .autoOrient()
      .resize(1600, 1600, { fit: 'inside' })
    const { data, info } = await image.toBuffer({ resolveWithObject: true })
    const drawn = label.readings.map((reading) => boxSvg(reading, info)).join('')
    const verdict = label.serial
      ? `${label.serial.value} ${label.serial.source} ${label.serial.confidence}`
      : `${label.reason}${label.otherSerials.length > 0 ? ` ${label.otherSerials.join(' ')}` : ''}`
    const head = textSvg(`${verdict}  ${label.quality.join(' ')}`, {
      x: 12,
      y: 34,
      size: 28,
      fill: '#ffffff',
    })
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${info.width}" height="${info.height}">${drawn}<rect width="${info.width}" height="48" fill="#000000" fill-opacity="0.7"/>${head}</svg>`
    await sharp(data)
      .composite([{ input: Buffer.from(svg) }])
      .jpeg({ quality: 82 })
      .toFile(path)
    return path
  } catch (error) {
    await writeFile(`${path}.txt`, `${String(error)}\n${JSON.stringify(label, null, 2)}\n`)
    return `${path}.txt`
  }
}

function boxSvg(reading: Reading, size: { width: number; height: number }): string {
  if (!reading.box) return ''
  const { x, y, width, height } = scale(reading.box, size)
  const colour = COLOURS[reading.field]
  const text = `${reading.value} ${reading.source} ${reading.confidence.toFixed(2)}${reading.corrected ? ' corrected' : ''}`
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${colour}" stroke-width="4"/>${textSvg(text, { x, y: Math.max(70, y - 8), size: 24, fill: colour })}`
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
