import sharp from 'sharp'
import type { Box, LabelReading, Reading, UnreadableReason } from '../../devices/facts.js'
import { createCanvas } from '../evidence/draw/canvas.js'
import { drawCode } from '../evidence/draw/codes.js'
import type { DrawnDevice } from '../evidence/draw/device.js'
import type { Random } from '../evidence/random.js'

const WIDTH = 640
const HEIGHT = 480

export interface LabelPicture {
  bytes: Uint8Array
  reading: LabelReading
}

/**
 * A label as a phone sees it, and what is read of it, with the boxes where it stands. `drawn: false`: bytes that are no
 * picture, for the months of which no picture is kept.
 */
export async function labelPicture(
  random: Random,
  device: DrawnDevice,
  { reason, drawn }: { reason: UnreadableReason | null; drawn: boolean },
): Promise<LabelPicture> {
  const left = random.integer(40, 110)
  const top = random.integer(50, 140)
  const reading = readingOf(device, reason, left, top, random)
  if (!drawn) return { bytes: Buffer.from(`photo ${device.short} ${random.next()}`), reading }
  const canvas = createCanvas(WIDTH, HEIGHT)
  canvas.rect({
    x: 0,
    y: 0,
    width: WIDTH,
    height: HEIGHT,
    fill: random.pick(['#5d6166', '#8a7f70', '#3e4a52', '#b9b4a8']),
  })
  canvas.rect({ x: left - 18, y: top - 30, width: 500, height: 270, fill: '#f4f4f0', radius: 8 })
  canvas.text('HIKVISION', { x: left, y: top + 8, size: 26, face: 'arimo-bold', fill: '#c4122f' })
  canvas.text(`Model: ${device.model}`, { x: left, y: top + 52, size: 22, face: 'arimo' })
  canvas.text(`S/N: ${device.short}`, { x: left, y: top + 92, size: 26, face: 'arimo-bold' })
  await drawCode(canvas, 'Code128', device.short, { x: left, y: top + 108, width: 260, height: 44 })
  await drawCode(canvas, 'QRCode', device.short, { x: left + 340, y: top + 60, width: 120 })
  canvas.text(`MAC: ${device.mac.toUpperCase()}`, { x: left, y: top + 190, size: 18, face: 'arimo' })
  canvas.text(device.made, { x: left, y: top + 218, size: 16, face: 'arimo' })
  let picture = sharp(Buffer.from(canvas.svg()))
  if (reason === 'too_blurred') picture = picture.blur(7)
  if (reason === 'too_dark') picture = picture.modulate({ brightness: 0.16 })
  if (reason === 'glare') picture = picture.linear(1.1, 120)
  return { bytes: await picture.jpeg({ quality: 72 }).toBuffer(), reading }
}

function readingOf(
  device: DrawnDevice,
  reason: UnreadableReason | null,
  left: number,
  top: number,
  random: Random,
): LabelReading {
  const box = (x: number, y: number, width: number, height: number): Box => ({
    x: x / WIDTH,
    y: y / HEIGHT,
    width: width / WIDTH,
    height: height / HEIGHT,
  })
  const serial: Reading = {
    field: 'serial',
    value: device.short,
    source: random.chance(0.7) ? 'barcode' : 'ocr',
    confidence: random.between(0.94, 1),
    corrected: false,
    box: box(left, top + 108, 260, 44),
  }
  const model: Reading = {
    field: 'model',
    value: device.model,
    source: 'ocr',
    confidence: random.between(0.85, 0.99),
    corrected: false,
    box: box(left, top + 32, 330, 26),
  }
  const mac: Reading = {
    field: 'mac',
    value: device.mac,
    source: 'ocr',
    confidence: random.between(0.8, 0.99),
    corrected: false,
    box: box(left, top + 172, 260, 24),
  }
  const quality = { too_blurred: 'blurred', too_dark: 'dark', glare: 'glare' } as const
  return {
    serial: reason ? null : serial,
    model: reason ? null : model,
    mac: reason ? null : mac,
    readings: reason ? [] : [serial, model, mac],
    otherSerials: [],
    quality: reason && reason in quality ? [quality[reason as keyof typeof quality]] : [],
    reason,
    resetToken: null,
    width: WIDTH,
    height: HEIGHT,
    ms: random.integer(350, 2600),
    reader: 'reader-demo',
  }
}
