import type { Random } from '../random.js'
import type { Canvas } from './canvas.js'
import { damage, drawCode } from './codes.js'
import { type DrawnDevice, labelPayload } from './device.js'
import type { LabelOptions } from './labels.js'
import type { Style } from './style.js'

/** All that a layout draws with. */
export interface Pen {
  canvas: Canvas
  style: Style
  device: DrawnDevice
  random: Random
  options: LabelOptions
}

export function serialLine(
  { style, device, random, options }: Pen,
  size: number,
): { text: string; size: number } {
  if (options.printedSerial) return { text: style.serialName + options.printedSerial, size }
  return random.chance(options.plain ? 0 : 0.35)
    ? { text: style.serialName + device.full, size: size * 0.78 }
    : { text: style.serialName + device.short, size }
}

export async function qr(pen: Pen, x: number, y: number, size: number): Promise<void> {
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

export async function bars(
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

export function marks({ canvas, style }: Pen, x: number, y: number, size: number): void {
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
