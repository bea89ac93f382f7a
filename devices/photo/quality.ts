import type { QualityFlag, UnreadableReason } from '../facts.js'
import { grayOf, type Quad, type Raster } from './raster.js'
import type { PageText } from './read-lines.js'
import { showsScreen } from './screen.js'

/** What was measured of a picture. Thresholds below were chosen on the tuning set of bench/evidence. */
export interface Measures {
  /** Tone below which 99 of 100 pixels lie. */
  highlights: number
  /** Share of pixels that are burnt out. */
  burnt: number
  /** Share of burnt-out pixels where the text stands (of the picture when there is no text). */
  burntText: number
  /** Steepness of the strongest edges, and of the same edges eight times smaller: sharp edges stay steep close up. */
  edges: number
  coarseEdges: number
  /** Median height of the text lines that were read, pixels; 0 without text. */
  textHeight: number
  /** How surely the lines were read, 0 to 1. */
  textConfidence: number
  /** Lines that hold words. */
  lines: number
  /** Words that stand on labels: a brand, a model, a MAC … */
  labelWords: number
  touchesBorder: boolean
  /** The waves of a screen's pixels run all over it. */
  screen: boolean
}

export function measure(picture: Raster, page: PageText, region: Quad | null): Measures {
  const gray = grayOf(picture)
  const lines = page.rows
    .flat()
    .filter((line) => line.text.text.replace(/[^A-Za-z0-9]/g, '').length >= 2 && line.text.mean > 0.5)
  const heights = lines.map((line) => line.quad.height).sort((a, b) => a - b)
  const means = lines.map((line) => line.text.mean).sort((a, b) => a - b)
  const { width, height } = picture
  return {
    highlights: percentile(gray, 0.99),
    burnt: burntShare(gray, width, {
      left: 0,
      right: width,
      top: 0,
      bottom: height,
    }),
    burntText: burntShare(gray, width, bounds(region, picture)),
    ...edgesOf(gray, width, height),
    textHeight: heights[Math.floor(heights.length / 2)] ?? 0,
    textConfidence: means[Math.floor(means.length / 2)] ?? 0,
    lines: lines.length,
    labelWords: countLabelWords(lines.map((line) => line.text.text).join('\n')),
    touchesBorder: lines.some((line) => nearBorder(line.quad, picture)),
    screen: showsScreen(picture),
  }
}

/** True when a picture is so soft that looking closer cannot help: measured before any text is looked for. */
export function isHopelesslySoft(picture: Raster): boolean {
  const gray = grayOf(picture)
  const { edges, coarseEdges } = edgesOf(gray, picture.width, picture.height)
  return coarseEdges >= 10 && edges < 0.3 * coarseEdges
}

function edgesOf(gray: Uint8Array, width: number, height: number): { edges: number; coarseEdges: number } {
  return {
    edges: percentile(gradients(shrink(gray, width, height, 2)), 0.995),
    coarseEdges: percentile(gradients(shrink(gray, width, height, 8)), 0.98),
  }
}

export function flagsOf(m: Measures): QualityFlag[] {
  const flags: QualityFlag[] = []
  if (isBlurred(m)) flags.push('blurred')
  if (m.burntText > 0.01 && m.burnt < 0.5) flags.push('glare')
  if (m.highlights < 70) flags.push('dark')
  if (m.burnt >= 0.5) flags.push('bright')
  if (m.lines > 0 && m.textHeight < 17) flags.push('small_text')
  if (m.touchesBorder) flags.push('cut_off')
  if (m.screen) flags.push('screen')
  return flags
}

/** The likeliest reason that no serial was read, the plainest first. */
export function reasonOf(m: Measures): UnreadableReason {
  if (m.highlights < 40) return 'too_dark'
  // Words that are read well and are none of a label's: a page, a chat, another maker's box.
  if (m.labelWords === 0 && m.lines >= 3 && m.textConfidence > 0.9) return 'no_label'
  if (m.burnt > 0.6) return 'too_bright'
  if (m.screen) return 'photo_of_screen'
  if (m.labelWords === 0) {
    if (m.burntText > 0.06) return 'glare'
    if (isBlurred(m) && m.lines < 3) return 'too_blurred'
    return m.lines > 0 && m.textHeight < 12 && m.lines < 4 ? 'too_far' : 'no_label'
  }
  // A brand alone stands on the device's front, not on its label.
  if (m.lines < 2 && m.textConfidence > 0.9 && m.burntText <= 0.012 && !isBlurred(m)) return 'no_label'
  if (m.touchesBorder) return 'cut_off'
  if (m.burntText > 0.012) return 'glare'
  if (m.textHeight < 15) return 'too_far'
  return isBlurred(m) || m.textConfidence < 0.9 ? 'too_blurred' : 'unreadable'
}

/** Something has contrast from afar and nothing has close up. */
function isBlurred(m: Measures): boolean {
  return m.coarseEdges >= 10 && m.edges < 0.55 * m.coarseEdges
}

const LABEL_WORDS = [
  /[HKV]I?K?VIS[I1]ON|HIK\w*ION|HILOOK|EZVIZ|HIKVIS/i,
  /\b(i?DS|AE|HWN|CS)-[A-Z0-9]{4}/i,
  /M[O0]DEL|MODÈLE/i,
  /S[/\\|]?N\s*[:.]|SERIAL|S[ÉE]RIE/i,
  /\bMAC|(?:[0-9A-F]{2}[:-]){3}/i,
  /MADE IN|CHINA/i,
  /V?DC\s?12|12\s?V\s?DC|\bP[O0]E\b|100-240|802\.?3/i,
  /\b(?:0\d|1[0-2])\/20[0-3]\d\b|V5\.\d/,
  /VIDEO|NETWORK|CAMERA|RECORDER|INTERCOM|STATION/i,
]

function countLabelWords(text: string): number {
  const count = LABEL_WORDS.filter((word) => word.test(text)).length
  // One common word alone is no label.
  return count >= 2 || /HIK\w*ION|HILOOK|KVISION|\bDS-\w{5}/i.test(text) ? count : 0
}

function nearBorder(quad: Quad, picture: Raster): boolean {
  const margin = 0.012 * Math.max(picture.width, picture.height)
  const dx = (Math.cos(quad.angle) * quad.width) / 2
  const dy = (Math.sin(quad.angle) * quad.width) / 2
  return [1, -1].some((end) => {
    const x = quad.cx + end * dx
    const y = quad.cy + end * dy
    return x < margin || y < margin || x > picture.width - margin || y > picture.height - margin
  })
}

interface Bounds {
  left: number
  right: number
  top: number
  bottom: number
}

function bounds(region: Quad | null, picture: Raster): Bounds {
  if (!region) return { left: 0, right: picture.width, top: 0, bottom: picture.height }
  const cos = Math.abs(Math.cos(region.angle))
  const sin = Math.abs(Math.sin(region.angle))
  const w = (region.width * cos + region.height * sin) / 2
  const h = (region.width * sin + region.height * cos) / 2
  return {
    left: Math.max(0, Math.floor(region.cx - w)),
    right: Math.min(picture.width, Math.ceil(region.cx + w)),
    top: Math.max(0, Math.floor(region.cy - h)),
    bottom: Math.min(picture.height, Math.ceil(region.cy + h)),
  }
}

/** White paper is bright, but only a reflection is burnt out all over. */
function burntShare(gray: Uint8Array, width: number, { left, right, top, bottom }: Bounds): number {
  let burnt = 0
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) if ((gray[y * width + x] ?? 0) >= 253) burnt++
  }
  return burnt / Math.max(1, (right - left) * (bottom - top))
}

interface Gray {
  data: Uint8Array
  width: number
  height: number
}

function shrink(gray: Uint8Array, width: number, height: number, by: number): Gray {
  const w = Math.floor(width / by)
  const h = Math.floor(height / by)
  const data = new Uint8Array(w * h)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      let sum = 0
      for (let j = 0; j < by; j++)
        for (let i = 0; i < by; i++) sum += gray[(y * by + j) * width + x * by + i] ?? 0
      data[y * w + x] = sum / (by * by)
    }
  }
  return { data, width: w, height: h }
}

function gradients({ data, width, height }: Gray): Uint8Array {
  const out = new Uint8Array(Math.max(0, (width - 1) * (height - 1)))
  for (let y = 0, at = 0; y < height - 1; y++) {
    for (let x = 0; x < width - 1; x++) {
      const i = y * width + x
      const here = data[i] ?? 0
      out[at++] = Math.max(Math.abs((data[i + 1] ?? 0) - here), Math.abs((data[i + width] ?? 0) - here))
    }
  }
  return out
}

function percentile(values: Uint8Array, share: number): number {
  const histogram = new Uint32Array(256)
  for (let i = 0; i < values.length; i++) histogram[values[i] ?? 0] = (histogram[values[i] ?? 0] ?? 0) + 1
  let left = values.length * share
  for (let tone = 0; tone < 256; tone++) {
    left -= histogram[tone] ?? 0
    if (left <= 0) return tone
  }
  return 255
}
