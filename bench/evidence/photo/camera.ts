import type { DrawnLabel } from '../draw/labels.js'
import type { Random } from '../random.js'
import type { Camera } from './photograph.js'

export type Tier = 'easy' | 'medium' | 'hard'

export const SIZES = [
  [1600, 1200],
  [1200, 1600],
  [1600, 900],
  [1066, 1600],
] as const

interface Range {
  /** Share of the picture's shorter use that the label fills. */
  fill: readonly [number, number]
  tilt: number
  roll: 'upright' | 'any'
  blur: readonly [number, number]
  motion: number
  noise: readonly [number, number]
  exposure: readonly [number, number]
  glare: number
  shadow: number
  bend: number
  dirt: number
  quality: readonly [number, number]
}

const RANGES: Readonly<Record<Tier, Range>> = {
  easy: {
    fill: [0.6, 0.92],
    tilt: 0.18,
    roll: 'upright',
    blur: [0, 0.8],
    motion: 0,
    noise: [0, 3],
    exposure: [0.85, 1.05],
    glare: 0.15,
    shadow: 0.2,
    bend: 0,
    dirt: 0,
    quality: [72, 90],
  },
  medium: {
    fill: [0.42, 0.72],
    tilt: 0.42,
    roll: 'any',
    blur: [0.3, 1.2],
    motion: 2,
    noise: [1, 6],
    exposure: [0.6, 1.1],
    glare: 0.4,
    shadow: 0.5,
    bend: 0.3,
    dirt: 0.03,
    quality: [58, 80],
  },
  hard: {
    fill: [0.32, 0.56],
    tilt: 0.6,
    roll: 'any',
    blur: [0.5, 1.5],
    motion: 5,
    noise: [3, 12],
    exposure: [0.3, 1.15],
    glare: 0.6,
    shadow: 0.7,
    bend: 0.8,
    dirt: 0.1,
    quality: [42, 70],
  },
}

/** How one photo of a tier is taken. */
export function takeCamera(random: Random, tier: Tier, label: Pick<DrawnLabel, 'width' | 'height'>): Camera {
  const range = RANGES[tier]
  const [width, height] = random.pick(SIZES)
  const roll =
    range.roll === 'upright'
      ? random.pick([0, 0, 0, Math.PI / 2, -Math.PI / 2, Math.PI]) + random.normal(0.05)
      : random.chance(0.6)
        ? random.pick([0, Math.PI / 2, -Math.PI / 2, Math.PI]) + random.normal(0.14)
        : random.between(-Math.PI, Math.PI)
  const c = Math.abs(Math.cos(roll))
  const s = Math.abs(Math.sin(roll))
  const spanX = label.width * c + label.height * s
  const spanY = label.width * s + label.height * c
  const fill = random.between(...range.fill)
  const scale = fill * Math.min(width / spanX, height / spanY)
  const free = { x: (width - spanX * scale) / 2, y: (height - spanY * scale) / 2 }
  const pose = {
    yaw: random.between(-1, 1) * range.tilt,
    pitch: random.between(-1, 1) * range.tilt,
    roll,
    scale,
    x: width / 2 + random.between(-0.8, 0.8) * free.x,
    y: height / 2 + random.between(-0.8, 0.8) * free.y,
    distance: Math.max(label.width, label.height) * random.between(1.6, 4),
  }
  const motion = range.motion > 0 && random.chance(0.5) ? random.between(0, range.motion) : 0
  return {
    width,
    height,
    pose,
    bend: random.chance(0.4) ? random.between(0, range.bend) : 0,
    blur: random.between(...range.blur),
    motion: { length: motion, angle: random.between(0, Math.PI) },
    noise: random.between(...range.noise),
    exposure: random.between(...range.exposure),
    warmth: random.between(0.92, 1.1),
    glare: random.chance(range.glare)
      ? [
          {
            x: pose.x + random.between(-0.5, 0.5) * spanX * scale,
            y: pose.y + random.between(-0.5, 0.5) * spanY * scale,
            radius: random.between(10, 42),
            strength: random.between(60, 240),
          },
        ]
      : [],
    shadow: random.chance(range.shadow)
      ? {
          angle: random.between(0, 2 * Math.PI),
          offset: random.between(0.2, 0.8) * width,
          strength: random.between(0.2, 0.6),
          soft: random.between(8, 80),
        }
      : null,
    dirt: random.chance(0.5) ? random.between(0, range.dirt) : 0,
    moire: 0,
    quality: random.integer(range.quality[0], range.quality[1]),
    again: random.chance(0.4),
    body: random.chance(0.75) ? random.pick(['#e4e4e2', '#2b2c2f', '#8c8f94', '#f2f1ec', '#c6b79a']) : null,
  }
}
