import type { Box } from '../facts.js'

/** A picture in memory: RGB, 8 bits a channel, row after row. */
export interface Raster {
  data: Uint8Array
  width: number
  height: number
}

/** A rectangle of any angle, in pixels of a raster. `angle` in radians: the direction of its width, from the x axis. */
export interface Quad {
  cx: number
  cy: number
  width: number
  height: number
  angle: number
}

/** The upright rectangle around a quad as shares of the picture, for people to look at. */
export function boxOf(quad: Quad, picture: { width: number; height: number }): Box {
  const cos = Math.abs(Math.cos(quad.angle))
  const sin = Math.abs(Math.sin(quad.angle))
  const w = quad.width * cos + quad.height * sin
  const h = quad.width * sin + quad.height * cos
  const share = (value: number, of: number) =>
    Math.round(Math.min(1, Math.max(0, value / of)) * 10_000) / 10_000
  const x = share(quad.cx - w / 2, picture.width)
  const y = share(quad.cy - h / 2, picture.height)
  return {
    x,
    y,
    width: share(quad.cx + w / 2, picture.width) - x,
    height: share(quad.cy + h / 2, picture.height) - y,
  }
}

/** Luminance of every pixel, one byte each. */
export function grayOf(picture: Raster): Uint8Array {
  const { data } = picture
  const gray = new Uint8Array(picture.width * picture.height)
  for (let i = 0, j = 0; i < gray.length; i++, j += 3) {
    gray[i] = ((data[j] ?? 0) * 77 + (data[j + 1] ?? 0) * 150 + (data[j + 2] ?? 0) * 29) >> 8
  }
  return gray
}

/**
 * Cuts a quad out and lays it straight: `height` rows, width in proportion. Bilinear, averaging several samples a
 * pixel where it shrinks. Outside the picture the border is repeated.
 */
export function straighten(picture: Raster, quad: Quad, height: number): Raster {
  const scale = quad.height / height
  const width = Math.max(1, Math.round(quad.width / scale))
  const out = new Uint8Array(width * height * 3)
  const cos = Math.cos(quad.angle)
  const sin = Math.sin(quad.angle)
  if (scale < 0.9) return enlarge(picture, quad, { width, height, scale })
  const taps = Math.max(1, Math.min(4, Math.round(scale)))
  const share = 1 / (taps * taps)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let r = 0
      let g = 0
      let b = 0
      for (let ty = 0; ty < taps; ty++) {
        for (let tx = 0; tx < taps; tx++) {
          const u = (x + (tx + 0.5) / taps) * scale - quad.width / 2
          const v = (y + (ty + 0.5) / taps) * scale - quad.height / 2
          const px = quad.cx + u * cos - v * sin - 0.5
          const py = quad.cy + u * sin + v * cos - 0.5
          const x0 = Math.floor(px)
          const y0 = Math.floor(py)
          const fx = px - x0
          const fy = py - y0
          const left = clamp(x0, picture.width)
          const right = clamp(x0 + 1, picture.width)
          const top = clamp(y0, picture.height) * picture.width
          const bottom = clamp(y0 + 1, picture.height) * picture.width
          const a = (1 - fx) * (1 - fy)
          const c = fx * (1 - fy)
          const d = (1 - fx) * fy
          const e = fx * fy
          const i = (top + left) * 3
          const j = (top + right) * 3
          const k = (bottom + left) * 3
          const l = (bottom + right) * 3
          const { data } = picture
          r += (data[i] ?? 0) * a + (data[j] ?? 0) * c + (data[k] ?? 0) * d + (data[l] ?? 0) * e
          g +=
            (data[i + 1] ?? 0) * a + (data[j + 1] ?? 0) * c + (data[k + 1] ?? 0) * d + (data[l + 1] ?? 0) * e
          b +=
            (data[i + 2] ?? 0) * a + (data[j + 2] ?? 0) * c + (data[k + 2] ?? 0) * d + (data[l + 2] ?? 0) * e
        }
      }
      const o = (y * width + x) * 3
      out[o] = r * share
      out[o + 1] = g * share
      out[o + 2] = b * share
    }
  }
  return { data: out, width, height }
}

/** Bicubic (Catmull-Rom): small letters keep their edges, which bilinear would smear. */
function enlarge(picture: Raster, quad: Quad, to: { width: number; height: number; scale: number }): Raster {
  const { width, height, scale } = to
  const { data } = picture
  const out = new Uint8Array(width * height * 3)
  const cos = Math.cos(quad.angle)
  const sin = Math.sin(quad.angle)
  const wx = new Float32Array(4)
  const wy = new Float32Array(4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = (x + 0.5) * scale - quad.width / 2
      const v = (y + 0.5) * scale - quad.height / 2
      const px = quad.cx + u * cos - v * sin - 0.5
      const py = quad.cy + u * sin + v * cos - 0.5
      const x0 = Math.floor(px)
      const y0 = Math.floor(py)
      cubicWeights(px - x0, wx)
      cubicWeights(py - y0, wy)
      let r = 0
      let g = 0
      let b = 0
      for (let j = 0; j < 4; j++) {
        const row = clamp(y0 + j - 1, picture.height) * picture.width
        for (let i = 0; i < 4; i++) {
          const at = (row + clamp(x0 + i - 1, picture.width)) * 3
          const w = (wx[i] ?? 0) * (wy[j] ?? 0)
          r += (data[at] ?? 0) * w
          g += (data[at + 1] ?? 0) * w
          b += (data[at + 2] ?? 0) * w
        }
      }
      const o = (y * width + x) * 3
      out[o] = byte(r)
      out[o + 1] = byte(g)
      out[o + 2] = byte(b)
    }
  }
  return { data: out, width, height }
}

function cubicWeights(t: number, out: Float32Array): void {
  out[0] = t * (-0.5 + t * (1 - 0.5 * t))
  out[1] = 1 + t * t * (-2.5 + 1.5 * t)
  out[2] = t * (0.5 + t * (2 - 1.5 * t))
  out[3] = t * t * (-0.5 + 0.5 * t)
}

function byte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value
}

function clamp(value: number, size: number): number {
  return value < 0 ? 0 : value >= size ? size - 1 : value
}
