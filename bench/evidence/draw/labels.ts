import type { Random } from '../random.js'
import { type Canvas, createCanvas } from './canvas.js'
import { damage, drawCode } from './codes.js'
import { type DrawnDevice, labelPayload } from './device.js'
import { drawStyle, PLAIN_STYLE, type Style } from './style.js'

export type Layout =
  | 'camera-rect'
  | 'camera-round'
  | 'recorder-plate'
  | 'box-sticker'
  | 'intercom'
  | 'dense-strip'

export const LAYOUTS: readonly Layout[] = [
  'camera-rect',
  'camera-round',
  'recorder-plate',
  'box-sticker',
  'intercom',
  'dense-strip',
]

/** Which codes stand on the label and whether they can still be read. */
export type CodeState = 'whole' | 'damaged' | 'none'

export interface DrawnLabel {
  svg: string
  width: number
  height: number
  round: boolean
}

export interface LabelOptions {
  codes: CodeState
  /** Replaces the payload of the QR: share QR, another device's. */
  payload?: string
  /** The serial printed in words, when it is not the device's: a label that contradicts itself. */
  printedSerial?: string
  /** A plain white label set in one common face: for the samples, whose look must not depend on chance. */
  plain?: boolean
}

interface Pen {
  canvas: Canvas
  style: Style
  device: DrawnDevice
  random: Random
  options: LabelOptions
}

export async function drawLabel(
  random: Random,
  device: DrawnDevice,
  layout: Layout,
  options: LabelOptions,
): Promise<DrawnLabel> {
  const style = options.plain ? PLAIN_STYLE : drawStyle(random)
  const [width, height] = SIZES[layout]
  const canvas = createCanvas(width, height)
  const round = layout === 'camera-round'
  if (round)
    canvas.circle({
      x: width / 2,
      y: height / 2,
      radius: width / 2 - 4,
      fill: style.paper,
      stroke: style.ink,
    })
  else
    canvas.rect({ x: 0, y: 0, width, height, fill: style.paper, radius: layout === 'box-sticker' ? 4 : 22 })
  await DRAW[layout]({ canvas, style, device, random, options })
  return { svg: canvas.svg(), width, height, round }
}

const SIZES: Readonly<Record<Layout, readonly [number, number]>> = {
  'camera-rect': [900, 560],
  'camera-round': [720, 720],
  'recorder-plate': [1100, 420],
  'box-sticker': [1000, 700],
  intercom: [640, 760],
  'dense-strip': [1100, 240],
}

function serialLine({ style, device, random, options }: Pen, size: number): { text: string; size: number } {
  if (options.printedSerial) return { text: style.serialName + options.printedSerial, size }
  return random.chance(options.plain ? 0 : 0.35)
    ? { text: style.serialName + device.full, size: size * 0.78 }
    : { text: style.serialName + device.short, size }
}

async function qr(pen: Pen, x: number, y: number, size: number): Promise<void> {
  const { canvas, style, random, device, options } = pen
  if (options.codes === 'none' && !options.payload) return
  const light = style.codePaper
  await drawCode(
    canvas,
    random.chance(0.85) ? 'QRCode' : 'DataMatrix',
    options.payload ?? labelPayload(random, device),
    {
      x,
      y,
      width: size,
      ...(light ? { light } : {}),
    },
  )
  if (options.codes === 'damaged')
    damage(canvas, random, { x, y, width: size, height: size }, light ?? style.paper)
}

async function bars(
  pen: Pen,
  text: string,
  at: { x: number; y: number; width: number; height: number },
  caption: boolean,
): Promise<void> {
  const { canvas, style, random, options } = pen
  if (options.codes === 'none') return
  const light = style.codePaper
  await drawCode(canvas, 'Code128', text, { ...at, ...(light ? { light } : {}) })
  if (options.codes === 'damaged') damage(canvas, random, at, light ?? style.paper)
  if (caption)
    canvas.text(text, {
      x: at.x + at.width / 2,
      y: at.y + at.height + 28,
      size: 24,
      face: style.face,
      fill: style.ink,
      anchor: 'middle',
    })
}

function marks({ canvas, style }: Pen, x: number, y: number, size: number): void {
  canvas.text('CE', { x, y, size, face: 'arimo-bold', fill: style.ink })
  canvas.rect({
    x: x + size * 1.7,
    y: y - size * 0.7,
    width: size * 0.5,
    height: size * 0.6,
    fill: style.ink,
  })
  canvas.circle({
    x: x + size * 2.8,
    y: y - size * 0.35,
    radius: size * 0.36,
    fill: 'none',
    stroke: style.ink,
  })
}

const DRAW: Readonly<Record<Layout, (pen: Pen) => Promise<void>>> = {
  async 'camera-rect'(pen) {
    const { canvas, style, device, random } = pen
    const left = 40
    canvas.text(style.brand, { x: left, y: 84, size: 60, face: 'arimo-bold', fill: style.brandFill })
    canvas.text('NETWORK CAMERA', {
      x: 860,
      y: 76,
      size: 28,
      face: style.face,
      fill: style.ink,
      anchor: 'end',
    })
    const serial = serialLine(pen, 34)
    const lines = [
      { text: `Model: ${device.model}`, size: 34 },
      {
        text: random.pick(['Power: DC 12V 0.5A, PoE (802.3af)', '12 VDC ⎓ 7 W / PoE'.replace(' ⎓', '')]),
        size: 28,
      },
      serial,
      { text: `MAC: ${style.macStyle(device.mac)}`, size: 28 },
      ...(random.chance(0.6) ? [{ text: `Verification Code: ${device.verification}`, size: 28 }] : []),
      { text: `Date: ${device.made}  V5.${random.integer(4, 7)}.${random.integer(0, 9)}`, size: 28 },
    ]
    let y = 150
    for (const line of lines) {
      canvas.text(line.text, {
        x: left,
        y,
        size: line.size,
        face: line === serial ? style.strong : style.face,
        fill: style.ink,
      })
      y += 52
    }
    if (random.chance(0.6)) await qr(pen, 690, 330, 170)
    else await bars(pen, device.short, { x: 470, y: 430, width: 380, height: 60 }, true)
    marks(pen, left, 520, 40)
    canvas.text('Made in China', { x: 330, y: 520, size: 22, face: style.face, fill: style.ink })
  },
  async 'camera-round'(pen) {
    const { canvas, style, device, random } = pen
    const middle = (text: string, y: number, size: number, face = style.face) =>
      canvas.text(text, { x: 360, y, size, face, fill: style.ink, anchor: 'middle' })
    canvas.text(style.brand, {
      x: 360,
      y: 120,
      size: 44,
      face: 'arimo-bold',
      fill: style.brandFill,
      anchor: 'middle',
    })
    middle(device.model, 178, 34, style.strong)
    middle(`DC12V  ${random.integer(4, 12)}W MAX`, 222, 25)
    const serial = random.chance(0.2)
      ? { text: style.serialName + device.full, size: 22 }
      : { text: style.serialName + (pen.options.printedSerial ?? device.short), size: 34 }
    middle(serial.text, 272, serial.size, style.strong)
    middle(`MAC: ${style.macStyle(device.mac)}`, 314, 24)
    middle(`${device.made}  Made in China`, 350, 22)
    await qr(pen, 265, 385, 190)
    marks(pen, 300, 648, 34)
  },
  async 'recorder-plate'(pen) {
    const { canvas, style, device, random } = pen
    canvas.text(style.brand, { x: 34, y: 70, size: 50, face: 'arimo-bold', fill: style.brandFill })
    canvas.text(random.pick(['Network Video Recorder', 'Digital Video Recorder', 'Enregistreur vidéo']), {
      x: 420,
      y: 62,
      size: 30,
      face: style.face,
      fill: style.ink,
    })
    const serial = serialLine(pen, 32)
    canvas.text(`Model: ${device.model}`, { x: 34, y: 130, size: 32, face: style.face, fill: style.ink })
    canvas.text('Input: 100-240 V~, 50/60 Hz, 2 A MAX', {
      x: 34,
      y: 176,
      size: 26,
      face: style.face,
      fill: style.ink,
    })
    canvas.text(serial.text, { x: 34, y: 226, size: serial.size, face: style.strong, fill: style.ink })
    canvas.text(`Date: ${device.made}`, { x: 34, y: 274, size: 26, face: style.face, fill: style.ink })
    await bars(pen, device.short, { x: 60, y: 310, width: 420, height: 58 }, random.chance(0.7))
    await qr(pen, 880, 190, 180)
    marks(pen, 580, 370, 44)
  },
  async 'box-sticker'(pen) {
    const { canvas, style, device, random } = pen
    canvas.text(style.brand, { x: 30, y: 66, size: 52, face: 'arimo-bold', fill: style.brandFill })
    const serial = serialLine(pen, 34)
    const lines = [
      { text: `Model: ${device.model} ${random.pick(['2.8mm', '4mm', '', '(C)'])}`, size: 36 },
      { text: `Material code: ${device.material}`, size: 26 },
      { text: `Lot Number: 45${random.integer(10_000_000, 99_999_999)}`, size: 26 },
      serial,
      {
        text: `SF Version: V5.${random.integer(3, 7)}.${random.integer(0, 9)} build ${random.integer(150101, 241231)}`,
        size: 24,
      },
      { text: `Date: ${device.made}   Qty: 1 PCS`, size: 26 },
    ]
    let y = 124
    for (const line of lines) {
      canvas.text(line.text, {
        x: 30,
        y,
        size: line.size,
        face: line === serial ? style.strong : style.face,
        fill: style.ink,
      })
      y += 48
    }
    await bars(pen, device.short, { x: 50, y: 440, width: 430, height: 64 }, true)
    if (random.chance(0.6)) await bars(pen, device.material, { x: 50, y: 570, width: 400, height: 56 }, true)
    const ean = `694${random.integer(100_000_000, 999_999_999)}`
    if (pen.options.codes !== 'none' && random.chance(0.5))
      await drawCode(canvas, 'EAN13', ean + eanCheck(ean), {
        x: 620,
        y: 560,
        width: 280,
        height: 70,
        ...(style.codePaper ? { light: style.codePaper } : {}),
      })
    if (random.chance(0.6)) await qr(pen, 760, 250, 190)
    marks(pen, 560, 520, 40)
  },
  async intercom(pen) {
    const { canvas, style, device, random } = pen
    canvas.text(style.brand, {
      x: 320,
      y: 70,
      size: 46,
      face: 'arimo-bold',
      fill: style.brandFill,
      anchor: 'middle',
    })
    canvas.text(random.pick(['Video Intercom Indoor Station', 'Door Station', 'Platine de rue']), {
      x: 320,
      y: 112,
      size: 26,
      face: style.face,
      fill: style.ink,
      anchor: 'middle',
    })
    const rows: [string, string][] = [
      ['Model', device.model],
      ['Power', 'DC 12 V / PoE'],
      [style.serialName.replace(/[:\s]+$/, ''), pen.options.printedSerial ?? device.short],
      ['MAC', style.macStyle(device.mac)],
      ['Date', device.made],
    ]
    let y = 176
    for (const [name, value] of rows) {
      canvas.text(`${name}:`, { x: 36, y, size: 28, face: style.face, fill: style.ink })
      canvas.text(value, {
        x: random.chance(0.5) ? 300 : 290,
        y,
        size: 28,
        face: style.strong,
        fill: style.ink,
      })
      y += 54
    }
    await qr(pen, 210, 470, 200)
    marks(pen, 60, 730, 36)
  },
  async 'dense-strip'(pen) {
    const { canvas, style, device, random } = pen
    const serial = serialLine(pen, 34)
    canvas.text(style.brand, { x: 24, y: 54, size: 40, face: 'arimo-bold', fill: style.brandFill })
    canvas.text(device.model, { x: 330, y: 52, size: 32, face: style.strong, fill: style.ink })
    canvas.text(serial.text, { x: 24, y: 106, size: serial.size, face: style.face, fill: style.ink })
    canvas.text(`MAC ${style.macStyle(device.mac)}  12V 1A  ${device.made}`, {
      x: 24,
      y: 152,
      size: 26,
      face: style.face,
      fill: style.ink,
    })
    if (random.chance(0.5)) await bars(pen, device.short, { x: 40, y: 174, width: 420, height: 44 }, false)
    if (random.chance(0.7)) await qr(pen, 920, 40, 150)
    marks(pen, 560, 216, 34)
  },
}

function eanCheck(digits: string): number {
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return (10 - (sum % 10)) % 10
}
