import sharp from 'sharp'
import { createCanvas } from './draw/canvas.js'
import { drawDevice } from './draw/device.js'
import { type DrawnLabel, drawLabel, LAYOUTS, type Layout } from './draw/labels.js'
import { SCREENS } from './draw/mistakes/screens.js'
import { drawNoLabel, NO_LABELS, type NoLabel } from './draw/no-labels.js'
import { onScreen } from './draw/screen.js'
import { takeCamera } from './photo/camera.js'
import { createView } from './photo/homography.js'
import { type Camera, photograph } from './photo/photograph.js'
import type { Photo } from './photos.js'
import type { Random } from './random.js'

/** What may be said of a picture without a label; of the others: that there is none, or that its code is not the device's. */
const REASONS: Partial<Record<NoLabel, readonly string[]>> = {
  'share-qr': ['share_qr'],
  'app-qr': ['wrong_code', 'no_label'],
  chat: ['no_label', 'photo_of_screen'],
  'code-page': ['no_label', 'photo_of_screen'],
  'sadp-window': ['device_list', 'photo_of_screen'],
  'device-page': ['photo_of_screen'],
  black: ['too_dark'],
}

export async function makeNoLabel(random: Random, id: string, index: number): Promise<Photo> {
  const kind = NO_LABELS[index % NO_LABELS.length] as NoLabel
  const drawn = await drawNoLabel(random, kind)
  const glowing = kind in SCREENS && random.chance(0.5)
  const small = kind === 'sadp-window' || kind === 'device-page'
  const columns = small ? random.integer(850, 1300) : random.integer(380, 640)
  const sheet = glowing ? await onScreen(random, drawn, columns) : drawn
  const camera = takeCamera(random, small ? 'easy' : random.pick(['easy', 'medium']), sheet)
  const empty = kind === 'bare-surface' || kind === 'black'
  const jpeg = await photograph(
    empty ? [] : [{ label: sheet, x: 0, y: 0 }],
    kind === 'black' ? { ...camera, exposure: random.between(0, 0.02), glare: [] } : camera,
    random,
  )
  const reasons = [...(REASONS[kind] ?? ['no_label', 'wrong_code'])]
  return { id, tier: 'not_label', layout: kind, serials: [], device: null, reasons, jpeg }
}

/** What spoils a photo of a label, and what may be said of it. New ones are added at the end. */
const FAULTS = {
  blur: ['too_blurred'],
  dark: ['too_dark'],
  far: ['too_far', 'no_label', 'too_blurred'],
  cut: ['cut_off', 'no_label', 'unreadable'],
  glare: ['glare', 'too_bright'],
  motion: ['too_blurred'],
  covered: ['unreadable', 'cut_off'],
  bright: ['too_bright', 'glare'],
  'shaken-in-the-dark': ['too_dark', 'too_blurred'],
  thumbnail: ['too_blurred', 'too_far'],
  'glare-on-serial': ['glare'],
} as const

type Fault = keyof typeof FAULTS

export async function makeUnreadable(random: Random, id: string, index: number): Promise<Photo> {
  const names = Object.keys(FAULTS) as Fault[]
  const fault = names[index % names.length] as Fault
  const device = drawDevice(random)
  const layout = random.pick<Layout>(LAYOUTS)
  const label = await drawLabel(random, device, layout, { codes: 'none' })
  const camera = spoil(takeCamera(random, 'easy', label), fault, { random, label, layout })
  const sheets = [{ label, x: 0, y: 0 }]
  if (fault === 'covered') sheets.push(cover(random, layout, label))
  const whole = await photograph(sheets, camera, random)
  const jpeg = fault === 'thumbnail' ? await thumbnail(whole, random) : whole
  return {
    id,
    tier: 'unreadable',
    layout: `${layout} ${fault}`,
    serials: [device.short],
    device,
    reasons: [...FAULTS[fault]],
    jpeg,
  }
}

interface Spoiled {
  random: Random
  label: DrawnLabel
  layout: Layout
}

function spoil(camera: Camera, fault: Fault, { random, label, layout }: Spoiled): Camera {
  const { pose } = camera
  if (fault === 'blur') return { ...camera, blur: random.between(9, 16) * Math.max(0.8, pose.scale) }
  if (fault === 'motion') {
    const angle = pose.roll + random.between(-0.5, 0.5)
    return { ...camera, motion: { length: random.between(36, 60) * Math.max(0.8, pose.scale), angle } }
  }
  if (fault === 'dark')
    return {
      ...camera,
      exposure: random.between(0.012, 0.03),
      noise: random.between(4, 8),
      glare: [],
      shadow: null,
    }
  if (fault === 'shaken-in-the-dark')
    return {
      ...camera,
      exposure: random.between(0.05, 0.12),
      noise: random.between(4, 8),
      motion: { length: random.between(30, 50), angle: random.between(0, Math.PI) },
      glare: [],
    }
  if (fault === 'far')
    return { ...camera, pose: { ...pose, scale: pose.scale * random.between(0.07, 0.1) }, blur: 0.8 }
  if (fault === 'cut') return { ...camera, pose: beyondTheEdge(camera, label, random), glare: [] }
  const spot = { x: pose.x, y: pose.y }
  if (fault === 'glare')
    return {
      ...camera,
      glare: [{ ...spot, radius: 330 * pose.scale * random.between(1, 1.4), strength: 900 }],
    }
  if (fault === 'bright')
    return {
      ...camera,
      exposure: 1.2,
      glare: [{ ...spot, radius: 5_000, strength: random.between(190, 300) }],
    }
  if (fault === 'glare-on-serial') return { ...camera, glare: alongSerial(camera, label, layout) }
  return camera
}

/** The label runs out of the picture in the midst of its serial: where the line ends, or where it begins. */
function beyondTheEdge({ width, height, pose }: Camera, label: DrawnLabel, random: Random): Camera['pose'] {
  const atEnd = random.chance(0.6)
  const seen = atEnd ? random.between(0.2, 0.3) : random.between(0.6, 0.75)
  const half = (label.width * pose.scale) / 2
  const out = (1 - 2 * seen) * half
  const upright = Math.abs(Math.sin(pose.roll)) > 0.7
  const sign = (upright ? Math.sin(pose.roll) : Math.cos(pose.roll)) > 0 === atEnd ? 1 : -1
  if (upright) return { ...pose, y: sign > 0 ? height + out : -out }
  return { ...pose, x: sign > 0 ? width + out : -out }
}

/** A lamp mirrored all along the line of the serial; the rest of the label can be read. */
function alongSerial(camera: Camera, label: DrawnLabel, layout: Layout): Camera['glare'] {
  const view = createView(camera.pose, label)
  return [0.15, 0.35, 0.55, 0.75].map((share) => {
    const { x, y } = view.toPicture(label.width * share, SERIAL_FOOT[layout] - 12)
    return { x, y, radius: label.width * 0.085 * camera.pose.scale, strength: 700 }
  })
}

/** Where each layout prints its serial: the line's foot, in the sheet's units. */
const SERIAL_FOOT: Readonly<Record<Layout, number>> = {
  'camera-rect': 254,
  'camera-round': 272,
  'recorder-plate': 226,
  'box-sticker': 268,
  intercom: 284,
  'dense-strip': 106,
}

/** A finger, a tape or a marker over the serial; what stands before it may still be seen. */
function cover(
  random: Random,
  layout: Layout,
  label: DrawnLabel,
): { label: DrawnLabel; x: number; y: number } {
  const left = label.width * random.between(0.02, 0.1)
  const [width, height] = [label.width - left, random.between(52, 74)]
  const canvas = createCanvas(width, height)
  const fill = random.pick(['#d9a98a', '#8a5a3c', '#111111', '#cfc8b4'])
  canvas.rect({ x: 0, y: 0, width, height, fill, radius: height / 2 })
  return {
    label: { svg: canvas.svg(), width, height, round: false },
    x: left,
    y: SERIAL_FOOT[layout] - 12 - height / 2,
  }
}

/** The small picture that some apps pass on in place of the photo. */
function thumbnail(jpeg: Buffer, random: Random): Promise<Buffer> {
  return sharp(jpeg)
    .resize({ width: random.integer(150, 240) })
    .jpeg({ quality: random.integer(45, 70) })
    .toBuffer()
}
