import { type DrawnDevice, drawDevice } from './draw/device.js'
import { type CodeState, drawLabel, LAYOUTS, type Layout } from './draw/labels.js'
import { drawNoLabel, NO_LABELS, type NoLabel } from './draw/no-labels.js'
import { drawReceipt } from './draw/receipt.js'
import { type Tier, takeCamera } from './photo/camera.js'
import { type Camera, photograph } from './photo/photograph.js'
import { createRandom, type Random } from './random.js'

/** One drawn photo and the truth about it. */
export interface Photo {
  id: string
  tier: Tier | 'unreadable' | 'not_label'
  layout: Layout | 'receipt' | NoLabel
  /** Short serials on it; none when nobody could read one. */
  serials: string[]
  device: DrawnDevice | null
  /** Why it cannot be read, when it cannot: any of these is a right answer. */
  reasons: string[]
  jpeg: Buffer
}

/** Draws photo `index` of a set; the same set and index give the same bytes. */
export async function makePhoto(set: string, tier: Photo['tier'], index: number): Promise<Photo> {
  const random = createRandom(seedOf(`${set}/${tier}/${index}`))
  const id = `${set}-${tier}-${index}`
  if (tier === 'not_label') return notLabel(random, id, NO_LABELS[index % NO_LABELS.length] as NoLabel)
  if (tier === 'unreadable') return unreadable(random, id, index)
  const asReceipt = index % 8 === 7
  const devices = Array.from({ length: asReceipt ? random.integer(1, 3) : 1 }, () => drawDevice(random))
  const [device] = devices
  if (!device) throw new Error('no device drawn')
  const layout = asReceipt ? 'receipt' : (LAYOUTS[index % LAYOUTS.length] as Layout)
  const label =
    layout === 'receipt'
      ? drawReceipt(random, devices)
      : await drawLabel(random, device, layout, { codes: codesFor(random, tier) })
  const jpeg = await photograph([{ label, x: 0, y: 0 }], takeCamera(random, tier, label), random)
  return { id, tier, layout, serials: devices.map((d) => d.short), device, reasons: [], jpeg }
}

function codesFor(random: Random, tier: Tier): CodeState {
  if (tier === 'easy') return random.pick<CodeState>(['whole', 'whole', 'damaged', 'none'])
  return random.pick<CodeState>(['whole', 'damaged', 'none', 'none'])
}

async function notLabel(random: Random, id: string, kind: NoLabel): Promise<Photo> {
  const sheet = await drawNoLabel(random, kind)
  const camera = takeCamera(random, random.pick(['easy', 'medium']), sheet)
  const jpeg = await photograph(kind === 'bare-surface' ? [] : [{ label: sheet, x: 0, y: 0 }], camera, random)
  const reasons =
    kind === 'share-qr'
      ? ['share_qr']
      : kind === 'app-qr'
        ? ['wrong_code', 'no_label']
        : ['no_label', 'wrong_code']
  return { id, tier: 'not_label', layout: kind, serials: [], device: null, reasons, jpeg }
}

const FAULTS = ['blur', 'dark', 'far', 'cut', 'glare', 'motion'] as const

async function unreadable(random: Random, id: string, index: number): Promise<Photo> {
  const fault = FAULTS[index % FAULTS.length] as (typeof FAULTS)[number]
  const device = drawDevice(random)
  const layout = random.pick<Layout>(['camera-rect', 'recorder-plate', 'intercom', 'box-sticker'])
  const label = await drawLabel(random, device, layout, { codes: 'none' })
  const camera = spoil(takeCamera(random, 'easy', label), fault, random)
  const jpeg = await photograph([{ label, x: 0, y: 0 }], camera, random)
  const reasons = {
    blur: ['too_blurred'],
    motion: ['too_blurred'],
    dark: ['too_dark'],
    far: ['too_far', 'no_label', 'too_blurred'],
    cut: ['cut_off', 'no_label'],
    glare: ['glare', 'too_bright'],
  }[fault]
  return { id, tier: 'unreadable', layout, serials: [device.short], device, reasons, jpeg }
}

function spoil(camera: Camera, fault: (typeof FAULTS)[number], random: Random): Camera {
  const { pose } = camera
  if (fault === 'blur') return { ...camera, blur: random.between(9, 16) * Math.max(0.8, pose.scale) }
  if (fault === 'motion')
    return {
      ...camera,
      motion: { length: random.between(36, 60) * Math.max(0.8, pose.scale), angle: pose.roll },
    }
  if (fault === 'dark')
    return {
      ...camera,
      exposure: random.between(0.012, 0.03),
      noise: random.between(4, 8),
      glare: [],
      shadow: null,
    }
  if (fault === 'far')
    return { ...camera, pose: { ...pose, scale: pose.scale * random.between(0.07, 0.1) }, blur: 0.8 }
  if (fault === 'cut') {
    // Half of the label lies outside, on the side where the serial ends.
    const shift = pose.scale * 700
    return {
      ...camera,
      pose: { ...pose, x: pose.x + Math.cos(pose.roll) * shift, y: pose.y + Math.sin(pose.roll) * shift },
      glare: [],
    }
  }
  return {
    ...camera,
    glare: [{ x: pose.x, y: pose.y, radius: 330 * pose.scale * random.between(1, 1.4), strength: 900 }],
  }
}

export function seedOf(text: string): number {
  let hash = 2_166_136_261
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619) >>> 0
  return hash
}
