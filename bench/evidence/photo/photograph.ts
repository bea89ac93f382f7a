import sharp from 'sharp'
import type { DrawnLabel } from '../draw/labels.js'
import type { Random } from '../random.js'
import { createView, type Pose } from './homography.js'
import { drawTexture, smoothNoise } from './texture.js'

/** What happens between a label and the JPEG that arrives. Lengths in picture pixels. */
export interface Camera {
  width: number
  height: number
  pose: Pose
  /** How far the label is bent round a pole, 0 to 1. */
  bend: number
  /** Gaussian blur, pixels. */
  blur: number
  /** Motion blur: length in pixels and direction. */
  motion: { length: number; angle: number }
  noise: number
  /** Brightness factor and colour cast. */
  exposure: number
  warmth: number
  glare: readonly { x: number; y: number; radius: number; strength: number }[]
  shadow: { angle: number; offset: number; strength: number; soft: number } | null
  dirt: number
  /** The stripes that a screen and a sensor make together. */
  moire: number
  quality: number
  /** Sent on and compressed again. */
  again: boolean
  body: string | null
}

/** Photographs sheets lying in one plane; `places` are offsets of each sheet's top left corner, in plane units. */
export async function photograph(
  sheets: readonly { label: DrawnLabel; x: number; y: number }[],
  camera: Camera,
  random: Random,
): Promise<Buffer> {
  const { width, height } = camera
  const plane = extent(sheets)
  const view = createView(camera.pose, plane)
  const detail = Math.min(2, Math.max(0.3, camera.pose.scale * 1.25))
  const textures = await Promise.all(sheets.map((sheet) => render(sheet.label, detail)))
  const background = drawTexture(random)
  const body = camera.body ? hex(camera.body) : null
  const bodyMargin = random.between(40, 260)
  const stain = smoothNoise(random, random.between(8, 40))
  const out = Buffer.alloc(width * height * 3)
  const color = new Float32Array(3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = view.toPlane(x, y)
      background(x, y, color)
      if (at) {
        const across = (at.u - plane.width / 2) / plane.width
        const u = at.u + camera.bend * across * across * across * plane.width
        const v = at.v + camera.bend * across * across * plane.height * 0.4
        const onBody =
          body &&
          u > -bodyMargin &&
          v > -bodyMargin &&
          u < plane.width + bodyMargin &&
          v < plane.height + bodyMargin
        if (onBody) for (let c = 0; c < 3; c++) color[c] = (body[c] ?? 0) + (color[c] ?? 0) * 0.03
        for (const [i, sheet] of sheets.entries())
          sample(textures[i], (u - sheet.x) * detail, (v - sheet.y) * detail, color)
        if (camera.dirt > 0 && stain(u, v) > 1 - camera.dirt)
          for (let c = 0; c < 3; c++) color[c] = (color[c] ?? 0) * 0.75 + 26
      }
      const light = lightAt(camera, x, y)
      const o = (y * width + x) * 3
      const wave =
        camera.moire > 0 ? 1 + camera.moire * Math.sin(x * 0.9 + y * 0.31) * Math.sin(y * 1.07 - x * 0.2) : 1
      out[o] = clamp((color[0] ?? 0) * light.gain * wave * camera.warmth + light.add)
      out[o + 1] = clamp((color[1] ?? 0) * light.gain * wave + light.add)
      out[o + 2] = clamp(((color[2] ?? 0) * light.gain * wave) / camera.warmth + light.add)
    }
  }
  return develop(out, camera, random)
}

async function develop(pixels: Buffer, camera: Camera, random: Random): Promise<Buffer> {
  const { width, height } = camera
  const raw = { raw: { width, height, channels: 3 as const } }
  let image = sharp(pixels, raw)
  if (camera.blur > 0.3) image = image.blur(camera.blur)
  const blurred = await image.raw().toBuffer()
  const moved = camera.motion.length >= 2 ? move(blurred, width, height, camera.motion) : blurred
  const noisy = Buffer.alloc(moved.length)
  // Normal numbers read from random places of a table: one drawn for each channel would take longer than the rest.
  const grains = Float32Array.from({ length: 65_536 }, () =>
    camera.noise > 0 ? random.normal(camera.noise) : 0,
  )
  let grain = 0
  for (let i = 0; i < moved.length; i++) {
    grain = i % 997 === 0 ? random.integer(0, 65_535) : (grain + 1) & 65_535
    noisy[i] = clamp((moved[i] ?? 0) + (grains[grain] ?? 0))
  }
  const first = await sharp(noisy, raw)
    .jpeg({ quality: camera.quality, chromaSubsampling: '4:2:0' })
    .toBuffer()
  return camera.again
    ? sharp(first)
        .jpeg({ quality: Math.max(40, camera.quality - 8) })
        .toBuffer()
    : first
}

function move(
  pixels: Buffer,
  width: number,
  height: number,
  motion: { length: number; angle: number },
): Buffer {
  const steps = Math.max(2, Math.round(motion.length))
  const out = Buffer.alloc(pixels.length)
  const offsets = Array.from({ length: steps }, (_, i) => {
    const along = i - (steps - 1) / 2
    return [Math.round(along * Math.cos(motion.angle)), Math.round(along * Math.sin(motion.angle))] as const
  })
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0
        for (const [dx, dy] of offsets) {
          const px = Math.min(width - 1, Math.max(0, x + dx))
          const py = Math.min(height - 1, Math.max(0, y + dy))
          sum += pixels[(py * width + px) * 3 + c] ?? 0
        }
        out[(y * width + x) * 3 + c] = sum / steps
      }
    }
  }
  return out
}

interface Sheet {
  data: Buffer
  width: number
  height: number
}

async function render(label: DrawnLabel, detail: number): Promise<Sheet> {
  const width = Math.max(8, Math.round(label.width * detail))
  const { data, info } = await sharp(Buffer.from(label.svg), {
    density: 72 * Math.max(1, detail),
    limitInputPixels: 60_000_000,
  })
    .resize({ width })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

function sample(sheet: Sheet | undefined, x: number, y: number, color: Float32Array): void {
  if (!sheet || x < 0 || y < 0 || x >= sheet.width - 1 || y >= sheet.height - 1) return
  const x0 = Math.floor(x)
  const y0 = Math.floor(y)
  const fx = x - x0
  const fy = y - y0
  const i = (y0 * sheet.width + x0) * 4
  const j = i + sheet.width * 4
  const alpha = mix(sheet.data, i + 3, j + 3, fx, fy) / 255
  for (let c = 0; c < 3; c++)
    color[c] = (color[c] ?? 0) * (1 - alpha) + mix(sheet.data, i + c, j + c, fx, fy) * alpha
}

function mix(data: Buffer, i: number, j: number, fx: number, fy: number): number {
  return (
    ((data[i] ?? 0) * (1 - fx) + (data[i + 4] ?? 0) * fx) * (1 - fy) +
    ((data[j] ?? 0) * (1 - fx) + (data[j + 4] ?? 0) * fx) * fy
  )
}

function lightAt(camera: Camera, x: number, y: number): { gain: number; add: number } {
  let gain = camera.exposure
  const { shadow } = camera
  if (shadow) {
    const side = x * Math.cos(shadow.angle) + y * Math.sin(shadow.angle) - shadow.offset
    gain *= 1 - shadow.strength / (1 + Math.exp(-side / shadow.soft))
  }
  let add = 0
  for (const spot of camera.glare) {
    const d2 = (x - spot.x) ** 2 + (y - spot.y) ** 2
    add += spot.strength * Math.exp(-d2 / (2 * spot.radius ** 2))
  }
  return { gain, add }
}

function extent(sheets: readonly { label: DrawnLabel; x: number; y: number }[]): {
  width: number
  height: number
} {
  return {
    width: Math.max(...sheets.map((sheet) => sheet.x + sheet.label.width)),
    height: Math.max(...sheets.map((sheet) => sheet.y + sheet.label.height)),
  }
}

function hex(color: string): [number, number, number] {
  return [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16)) as [number, number, number]
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value
}
