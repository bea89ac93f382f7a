import { Tensor } from 'onnxruntime-node'
import { minAreaQuad } from './min-area-quad.js'
import { ocrModels } from './ocr-models.js'
import { type Quad, type Raster, straighten } from './raster.js'

/** A place where a line of text seems to be. */
export interface TextLine {
  quad: Quad
  /** 0 to 1: how sure the detector is. */
  score: number
}

const TEXT = 0.3
const MIN_SCORE = 0.45
/** The detector marks a shrunken core of each line; this grows it back. */
const UNCLIP = 1.7
/** What the network looks at in one go: its memory grows with it, about 350 MB here. */
const MAX_PIXELS = 800_000
const MEAN = [0.485, 0.456, 0.406] as const
const STD = [0.229, 0.224, 0.225] as const

/**
 * Lines of text in a part of a picture (`region`, any angle), looked at with `longSide` pixels. Quads are in pixels
 * of the picture; with a rotated region a line upright in the region has the region's angle.
 */
export async function detectText(
  picture: Raster,
  region: Quad,
  longSide: number,
  enlarge = 1.5,
): Promise<TextLine[]> {
  const { detector } = await ocrModels()
  const fit = longSide / Math.max(region.width, region.height)
  const ratio = Math.min(enlarge, fit, Math.sqrt(MAX_PIXELS / (region.width * region.height)))
  const height = Math.max(32, Math.round(region.height * ratio))
  const view = straighten(picture, region, height)
  const width = ceil32(view.width)
  const rows = ceil32(height)
  const input = new Float32Array(3 * width * rows)
  for (let y = 0; y < view.height; y++) {
    for (let x = 0; x < view.width; x++) {
      const i = (y * view.width + x) * 3
      for (let c = 0; c < 3; c++) {
        // The network was trained on blue-green-red.
        const value = (view.data[i + 2 - c] ?? 0) / 255
        input[(c * rows + y) * width + x] = (value - (MEAN[c] ?? 0)) / (STD[c] ?? 1)
      }
    }
  }
  const [name] = detector.inputNames
  const [outputName] = detector.outputNames
  if (!name || !outputName) return []
  const output = await detector.run({
    [name]: new Tensor('float32', input, [1, 3, rows, width]),
  })
  const map = output[outputName]?.data as Float32Array
  const scale = region.height / height
  const cos = Math.cos(region.angle)
  const sin = Math.sin(region.angle)
  return linesOf(map, width, rows).map(({ quad, score }) => {
    const u = quad.cx * scale - region.width / 2
    const v = quad.cy * scale - region.height / 2
    return {
      score,
      quad: {
        cx: region.cx + u * cos - v * sin,
        cy: region.cy + u * sin + v * cos,
        width: quad.width * scale,
        height: quad.height * scale,
        angle: quad.angle + region.angle,
      },
    }
  })
}

/** The whole picture as a region. */
export function wholeOf(picture: { width: number; height: number }): Quad {
  return {
    cx: picture.width / 2,
    cy: picture.height / 2,
    width: picture.width,
    height: picture.height,
    angle: 0,
  }
}

function ceil32(value: number): number {
  return Math.max(32, Math.ceil(value / 32) * 32)
}

function linesOf(map: Float32Array, width: number, height: number): TextLine[] {
  const seen = new Uint8Array(width * height)
  const lines: TextLine[] = []
  const stack: number[] = []
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || (map[start] ?? 0) < TEXT) continue
    const border: number[] = []
    let count = 0
    let sum = 0
    stack.push(start)
    seen[start] = 1
    while (stack.length > 0) {
      const at = stack.pop() ?? 0
      count++
      sum += map[at] ?? 0
      const x = at % width
      const y = (at - x) / width
      let inside = x > 0 && y > 0 && x < width - 1 && y < height - 1
      for (let side = 0; side < 4; side++) {
        if ((side === 0 && x === width - 1) || (side === 1 && x === 0)) continue
        const next = at + (side === 0 ? 1 : side === 1 ? -1 : side === 2 ? width : -width)
        if (next < 0 || next >= map.length) continue
        if ((map[next] ?? 0) < TEXT) {
          inside = false
        } else if (!seen[next]) {
          seen[next] = 1
          stack.push(next)
        }
      }
      if (!inside) border.push(x, y)
    }
    if (count < 8) continue
    const score = sum / count
    if (score < MIN_SCORE) continue
    const core = minAreaQuad(border)
    if (!core || core.height < 2) continue
    lines.push({ quad: grow(core), score })
  }
  return lines
}

function grow(core: Quad): Quad {
  const width = core.width + 1
  const height = core.height + 1
  const by = (width * height * UNCLIP) / (2 * (width + height))
  return { ...core, width: width + 2 * by, height: height + 2 * by }
}
