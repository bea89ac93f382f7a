import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCanvas } from '../draw/canvas.js'
import { drawCode } from '../draw/codes.js'
import type { DrawnDevice } from '../draw/device.js'
import { drawLabel, type Layout } from '../draw/labels.js'
import { deviceListCsv } from '../draw/sadp-files.js'
import { type Camera, photograph } from '../photo/photograph.js'
import { createRandom } from '../random.js'

export const FOLDER = fileURLToPath(new URL('../../../playground/samples/', import.meta.url))

/** A file of a sample, as `samples.json` names it. */
export interface SampleFile {
  file: string
  kind: 'label' | 'sadp' | 'qr'
  contentType: string
}

export async function label(
  file: string,
  drawn: DrawnDevice,
  layout: Layout,
  codes: 'whole' | 'none',
  how: { roll?: number; yaw?: number; pitch?: number; blur?: number },
): Promise<SampleFile> {
  const random = createRandom([...file].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7) >>> 0)
  const sheet = await drawLabel(random, drawn, layout, { codes, plain: true })
  const [width, height] = sheet.height > sheet.width ? [960, 1280] : [1280, 960]
  const scale = 0.78 * Math.min(width / sheet.width, height / sheet.height)
  const camera: Camera = {
    width,
    height,
    pose: {
      yaw: how.yaw ?? -0.15,
      pitch: how.pitch ?? 0.12,
      roll: how.roll ?? -0.06,
      scale,
      x: width / 2,
      y: height / 2,
      distance: sheet.width * 2.4,
    },
    bend: 0,
    blur: how.blur ?? 0.5,
    motion: { length: 0, angle: 0 },
    noise: 2,
    exposure: 0.97,
    warmth: 1.02,
    glare: [],
    shadow: { angle: 0.7, offset: width * 0.7, strength: 0.18, soft: 120 },
    dirt: 0,
    moire: 0,
    quality: 80,
    again: false,
    body: '#dddcd8',
  }
  await writeFile(join(FOLDER, file), await photograph([{ label: sheet, x: 0, y: 0 }], camera, random))
  return { file, kind: 'label', contentType: 'image/jpeg' }
}

/** The opaque string a device would make; here it only has to look like one and be known to the sandbox. */
export function token(number: number): string {
  const random = createRandom(9_000 + number)
  return Buffer.from(Array.from({ length: 72 }, () => random.integer(0, 255))).toString('base64')
}

export function featureCode(file: string, number: number): Promise<SampleFile> {
  return text(file, 'text/xml', token(number))
}

export async function resetQr(file: string, number: number): Promise<SampleFile> {
  const random = createRandom(500 + number)
  const canvas = createCanvas(760, 900)
  canvas.rect({ x: 0, y: 0, width: 760, height: 900, fill: '#f4f6f8' })
  canvas.rect({ x: 0, y: 0, width: 760, height: 96, fill: '#2b3a4d' })
  canvas.text('Mot de passe oublié', {
    x: 380,
    y: 62,
    size: 36,
    face: 'arimo-bold',
    fill: '#ffffff',
    anchor: 'middle',
  })
  canvas.text('Scannez ce QR code ou envoyez-le', {
    x: 380,
    y: 164,
    size: 30,
    face: 'arimo',
    fill: '#333333',
    anchor: 'middle',
  })
  canvas.text('au support technique.', {
    x: 380,
    y: 206,
    size: 30,
    face: 'arimo',
    fill: '#333333',
    anchor: 'middle',
  })
  await drawCode(canvas, 'QRCode', token(number), { x: 150, y: 270, width: 460, light: '#ffffff' })
  canvas.text('Ne redémarrez pas l’appareil.', {
    x: 380,
    y: 828,
    size: 28,
    face: 'arimo',
    fill: '#b02020',
    anchor: 'middle',
  })
  const sheet = { svg: canvas.svg(), width: 760, height: 900, round: false }
  const jpeg = await photograph(
    [{ label: sheet, x: 0, y: 0 }],
    {
      width: 900,
      height: 1100,
      pose: { yaw: 0.12, pitch: -0.1, roll: 0.04, scale: 0.95, x: 450, y: 550, distance: 2400 },
      bend: 0,
      blur: 0.4,
      motion: { length: 0, angle: 0 },
      noise: 2,
      exposure: 0.96,
      warmth: 0.98,
      glare: [],
      shadow: null,
      dirt: 0,
      moire: 0.02,
      quality: 80,
      again: false,
      body: '#1d1e21',
    },
    random,
  )
  await writeFile(join(FOLDER, file), jpeg)
  return { file, kind: 'qr', contentType: 'image/jpeg' }
}

export function list(file: string, devices: readonly DrawnDevice[]): Promise<SampleFile> {
  return text(file, 'text/csv', deviceListCsv(devices))
}

export async function text(file: string, contentType: string, body: string): Promise<SampleFile> {
  await writeFile(join(FOLDER, file), body)
  return { file, kind: 'sadp', contentType }
}
