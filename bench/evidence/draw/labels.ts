import type { Random } from '../random.js'
import { createCanvas } from './canvas.js'
import type { DrawnDevice } from './device.js'
import { cameraRect, cameraRound, denseStrip } from './layouts/cameras.js'
import { boxSticker, intercom, recorderPlate } from './layouts/others.js'
import type { Pen } from './pen.js'
import { drawStyle, PLAIN_STYLE } from './style.js'

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

const DRAW: Readonly<Record<Layout, (pen: Pen) => Promise<void>>> = {
  'camera-rect': cameraRect,
  'camera-round': cameraRound,
  'recorder-plate': recorderPlate,
  'box-sticker': boxSticker,
  intercom,
  'dense-strip': denseStrip,
}
