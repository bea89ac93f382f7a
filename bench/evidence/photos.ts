import { type DrawnDevice, drawDevice } from './draw/device.js'
import { type CodeState, drawLabel, LAYOUTS, type Layout } from './draw/labels.js'
import type { NoLabel } from './draw/no-labels.js'
import { drawReceipt } from './draw/receipt.js'
import { type Tier, takeCamera } from './photo/camera.js'
import { photograph } from './photo/photograph.js'
import { createRandom, type Random } from './random.js'
import { makeNoLabel, makeUnreadable } from './refused-photos.js'

/** One drawn photo and the truth about it. */
export interface Photo {
  id: string
  tier: Tier | 'unreadable' | 'not_label'
  /** What is on it, and what spoils it. */
  layout: Layout | 'receipt' | NoLabel | `${Layout} ${string}`
  /** Short serials on it; none when nobody could read one. */
  serials: string[]
  device: DrawnDevice | null
  /** Why it cannot be read, when it cannot: any of these is a right answer. */
  reasons: string[]
  jpeg: Buffer
}

/** Draws photo `index` of a set; the same set and index give the same bytes. `codes`: the same on all its labels. */
export async function makePhoto(
  set: string,
  tier: Photo['tier'],
  index: number,
  codes?: CodeState,
): Promise<Photo> {
  const random = createRandom(seedOf(`${set}/${tier}/${index}`))
  const id = `${set}-${tier}-${index}`
  if (tier === 'not_label') return makeNoLabel(random, id, index)
  if (tier === 'unreadable') return makeUnreadable(random, id, index)
  const asReceipt = index % 8 === 7
  const devices = Array.from({ length: asReceipt ? random.integer(1, 3) : 1 }, () => drawDevice(random))
  const [device] = devices
  if (!device) throw new Error('no device drawn')
  const layout = asReceipt ? 'receipt' : (LAYOUTS[index % LAYOUTS.length] as Layout)
  const label =
    layout === 'receipt'
      ? drawReceipt(random, devices)
      : await drawLabel(random, device, layout, { codes: codes ?? codesFor(random, tier) })
  const jpeg = await photograph([{ label, x: 0, y: 0 }], takeCamera(random, tier, label), random)
  return { id, tier, layout, serials: devices.map((d) => d.short), device, reasons: [], jpeg }
}

function codesFor(random: Random, tier: Tier): CodeState {
  if (tier === 'easy') return random.pick<CodeState>(['whole', 'whole', 'damaged', 'none'])
  return random.pick<CodeState>(['whole', 'damaged', 'none', 'none'])
}

export function seedOf(text: string): number {
  let hash = 2_166_136_261
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619) >>> 0
  return hash
}
