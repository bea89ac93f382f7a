import { powerSpectrum } from './fourier.js'
import { grayOf, type Raster } from './raster.js'

/** Side of the squares that are looked at, pixels. */
const SIDE = 128
/** Squares along and across. */
const GRID = 5
/** Slower waves are shapes and shadows, not pixels: cycles a square. */
const SLOWEST = 9
const FASTEST = 62
/** How far a wave must stand above the others of its length; noise alone reaches about 9. */
const STRONG = 30
/** A second wave crosses it, at this angle or more, and stands out this far. */
const CROSSING = Math.PI / 6
const STRONG_CROSSING = 12
/** Seen at an angle, the same wave is longer on one side: cycles a square by which it may differ. */
const ALIKE = 4
/** Share of the squares, and how many at least, that must show the same wave. */
const SHARE = 0.4
const LEAST = 4

interface Wave {
  x: number
  y: number
  strength: number
}

/**
 * Whether a picture shows a screen: its pixels and the camera's make waves that run everywhere alike and in two
 * directions. Print has waves too (bars, lines of text), but others in each corner. Chosen to take no photo of print
 * for a screen (none of 213); of screens it finds those that fill the picture.
 */
export function showsScreen(picture: Raster): boolean {
  const gray = grayOf(picture)
  const waves: Wave[] = []
  let lit = 0
  for (const { left, top } of squares(picture)) {
    const square = cut(gray, picture.width, left, top)
    if (!square) continue
    lit++
    const wave = gridOf(powerSpectrum(square, SIDE))
    if (wave) waves.push(wave)
  }
  const alike = Math.max(0, ...waves.map((wave) => waves.filter((other) => areAlike(wave, other)).length))
  return alike >= Math.max(LEAST, SHARE * lit)
}

/** Corners of squares spread over the picture. */
function squares({ width, height }: Raster): { left: number; top: number }[] {
  if (width < SIDE * 2 || height < SIDE * 2) return []
  return Array.from({ length: GRID * GRID }, (_, i) => ({
    left: Math.round(((width - SIDE) * ((i % GRID) + 0.5)) / GRID),
    top: Math.round(((height - SIDE) * (Math.floor(i / GRID) + 0.5)) / GRID),
  }))
}

const FADE = Float64Array.from(
  { length: SIDE },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (SIDE - 1)),
)

/** One square, faded out towards its border, its mean taken away; null where it is too dark or burnt out. */
function cut(gray: Uint8Array, width: number, left: number, top: number): Float64Array | null {
  let sum = 0
  for (let y = 0; y < SIDE; y++) for (let x = 0; x < SIDE; x++) sum += gray[(top + y) * width + left + x] ?? 0
  const mean = sum / (SIDE * SIDE)
  if (mean < 20 || mean > 250) return null
  const out = new Float64Array(SIDE * SIDE)
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++)
      out[y * SIDE + x] = ((gray[(top + y) * width + left + x] ?? 0) - mean) * (FADE[x] ?? 0) * (FADE[y] ?? 0)
  return out
}

/** The strongest wave of a square when another crosses it; null when there is no such pair. */
function gridOf(power: Float64Array): Wave | null {
  const rings = new Float64Array(SIDE)
  const counts = new Float64Array(SIDE)
  const places: { x: number; y: number; ring: number; value: number }[] = []
  for (let row = 0; row < SIDE; row++) {
    const y = row <= SIDE / 2 ? row : row - SIDE
    for (let x = 0; x <= SIDE / 2; x++) {
      const ring = Math.round(Math.hypot(x, y))
      if (ring < SLOWEST || ring > FASTEST || ofBlocks(x, y)) continue
      const value = power[row * SIDE + x] ?? 0
      rings[ring] = (rings[ring] ?? 0) + value
      counts[ring] = (counts[ring] ?? 0) + 1
      places.push({ x, y, ring, value })
    }
  }
  const waves: Wave[] = []
  for (const { x, y, ring, value } of places) {
    const strength = (value * (counts[ring] ?? 0)) / Math.max(1e-9, rings[ring] ?? 0)
    if (strength >= STRONG_CROSSING) waves.push({ x, y, strength })
  }
  const [best] = waves.sort((a, b) => b.strength - a.strength)
  if (!best || best.strength < STRONG) return null
  return waves.some((other) => angleBetween(best, other) >= CROSSING) ? best : null
}

/** JPEG's blocks of 8 pixels make waves of their own along both axes. */
function ofBlocks(x: number, y: number): boolean {
  const onBlocks = (value: number) => Math.abs(value - Math.round(value / 16) * 16) <= 1
  return (Math.abs(y) <= 1 && onBlocks(x)) || (Math.abs(x) <= 1 && onBlocks(y))
}

function angleBetween(a: Wave, b: Wave): number {
  const turn = Math.abs(Math.atan2(a.y, a.x) - Math.atan2(b.y, b.x)) % Math.PI
  return Math.min(turn, Math.PI - turn)
}

/** The same wave, whichever of its two directions it was found in. */
function areAlike(a: Wave, b: Wave): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) <= ALIKE || Math.hypot(a.x + b.x, a.y + b.y) <= ALIKE
}
