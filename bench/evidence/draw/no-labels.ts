import type { Random } from '../random.js'
import { createCanvas } from './canvas.js'
import type { DrawnLabel } from './labels.js'
import type { Mistake } from './mistakes/mistake.js'
import { PAPERS } from './mistakes/papers.js'
import { SCREENS } from './mistakes/screens.js'
import { THINGS } from './mistakes/things.js'

/** Pictures that people send by mistake. New kinds are added at the end: an index of a set keeps its picture's kind. */
export const NO_LABELS = [
  'bare-surface',
  'chat',
  'note',
  'keyboard',
  'price-tags',
  'text-page',
  'app-qr',
  'share-qr',
  'router',
  'camera-body',
  'face',
  'dashboard',
  'landscape',
  'ceiling',
  'cables',
  'other-carton',
  'invoice-without-serial',
  'sadp-window',
  'device-page',
  'code-page',
  'recorder-front',
  'business-card',
  'black',
] as const

export type NoLabel = (typeof NO_LABELS)[number]

const MISTAKES: Readonly<Record<NoLabel, Mistake>> = { ...PAPERS, ...SCREENS, ...THINGS }

export async function drawNoLabel(random: Random, kind: NoLabel): Promise<DrawnLabel> {
  const { width, height, draw } = MISTAKES[kind]
  const canvas = createCanvas(width, height)
  await draw(canvas, random)
  return { svg: canvas.svg(), width, height, round: false }
}
