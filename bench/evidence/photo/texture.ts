import type { Random } from '../random.js'

/** A surface without text: its colour at a place, each channel 0 to 255. */
export type Texture = (x: number, y: number, out: Float32Array) => void

type Rgb = readonly [number, number, number]

/** Side of the grid of noise, a power of two: it repeats. */
const SIDE = 64
const MASK = SIDE - 1

/** Smooth noise between -1 and 1 on a grid of random values. */
export function smoothNoise(random: Random, cell: number): (x: number, y: number) => number {
  const grid = Float32Array.from({ length: SIDE * SIDE }, () => random.between(-1, 1))
  return (x, y) => {
    const gx = x / cell
    const gy = y / cell
    const x0 = Math.floor(gx)
    const y0 = Math.floor(gy)
    const fx = (gx - x0) ** 2 * (3 - 2 * (gx - x0))
    const fy = (gy - y0) ** 2 * (3 - 2 * (gy - y0))
    const left = x0 & MASK
    const right = (x0 + 1) & MASK
    const upper = (y0 & MASK) * SIDE
    const lower = ((y0 + 1) & MASK) * SIDE
    const top = (grid[upper + left] ?? 0) * (1 - fx) + (grid[upper + right] ?? 0) * fx
    const bottom = (grid[lower + left] ?? 0) * (1 - fx) + (grid[lower + right] ?? 0) * fx
    return top * (1 - fy) + bottom * fy
  }
}

const PALETTES: Readonly<Record<string, readonly Rgb[]>> = {
  wall: [
    [214, 208, 198],
    [190, 196, 202],
    [232, 230, 224],
  ],
  wood: [
    [168, 122, 78],
    [120, 82, 52],
    [196, 158, 110],
  ],
  carpet: [
    [92, 96, 104],
    [70, 58, 52],
    [120, 30, 34],
    [60, 80, 60],
  ],
  metal: [
    [150, 154, 158],
    [108, 112, 118],
  ],
  garden: [
    [90, 130, 60],
    [180, 150, 90],
    [60, 100, 160],
  ],
}

export function drawTexture(random: Random): Texture {
  const kind = random.pick(Object.keys(PALETTES))
  const base = random.pick(PALETTES[kind] ?? [[128, 128, 128]])
  const second = random.pick(Object.values(PALETTES).flat())
  const coarse = smoothNoise(random, random.between(120, 420))
  const fine = smoothNoise(random, random.between(3, 14))
  const grain = random.between(2, kind === 'carpet' ? 26 : 10)
  const stripes = kind === 'wood' ? random.between(14, 50) : 0
  const tilt = random.between(0, Math.PI)
  const tiles = kind === 'wall' && random.chance(0.4) ? random.between(120, 300) : 0
  return (x, y, out) => {
    const mix = kind === 'garden' ? Math.max(0, Math.min(1, coarse(x, y) * 1.4 + 0.4)) : 0
    let shade = coarse(x, y) * 14 + fine(x, y) * grain
    if (stripes)
      shade += Math.sin((x * Math.cos(tilt) + y * Math.sin(tilt)) / stripes + coarse(x, y) * 4) * 14
    if (tiles && (x % tiles < 4 || y % tiles < 4)) shade -= 40
    for (let c = 0; c < 3; c++) out[c] = (base[c] ?? 0) * (1 - mix) + (second[c] ?? 0) * mix + shade
  }
}
