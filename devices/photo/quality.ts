import type { QualityFlag, UnreadableReason } from '../facts.js'
import { looksLikeReceipt } from '../receipt/receipt-text.js'
import { edgesOf, isHopeless, isSoft } from './edges.js'
import { countLabelWords, showsDevicePage } from './page-words.js'
import { grayOf, type Quad, type Raster } from './raster.js'
import type { PageText } from './read-lines.js'
import { showsScreen } from './screen.js'

/** Pictures smaller than this were shrunk on their way: no label can be read in them. */
const THUMBNAIL = 500

/** Letters lower than this, pixels, are not read surely. */
const SMALL_TEXT = 15

/** What was measured of a picture. Thresholds below were chosen on the tuning set of bench/evidence. */
export interface Measures {
  /** Tone below which 99 of 100 pixels lie. */
  highlights: number
  /** Share of pixels that are burnt out. */
  burnt: number
  /** Share of burnt-out pixels where the text stands (of the picture when there is no text). */
  burntText: number
  /** Out of focus, or shaken. */
  soft: boolean
  /** Longest side of the picture, pixels. */
  size: number
  /** Median height of the text lines that were read, pixels; 0 without text. */
  textHeight: number
  /** How surely the lines were read, 0 to 1. */
  textConfidence: number
  /** Lines that hold words. */
  lines: number
  /** Kinds of words that stand on labels. */
  labelWords: number
  /** An invoice or a till receipt. */
  receipt: boolean
  touchesBorder: boolean
  /** The waves of a screen's pixels run all over it, or it says what only windows say. */
  screen: boolean
}

export function measure(picture: Raster, page: PageText, region: Quad | null): Measures {
  const gray = grayOf(picture)
  const lines = page.rows
    .flat()
    .filter((line) => line.text.text.replace(/[^A-Za-z0-9]/g, '').length >= 2 && line.text.mean > 0.5)
  const heights = lines.map((line) => line.quad.height).sort((a, b) => a - b)
  const means = lines.map((line) => line.text.mean).sort((a, b) => a - b)
  const words = lines.map((line) => line.text.text)
  const { width, height } = picture
  return {
    highlights: percentile(gray, 0.99),
    burnt: burntShare(gray, width, {
      left: 0,
      right: width,
      top: 0,
      bottom: height,
    }),
    burntText: burntShare(gray, width, bounds(lines.length > 0 ? region : null, picture)),
    soft: isSoft(edgesOf(gray, width, height)),
    size: Math.max(width, height),
    textHeight: heights[Math.floor(heights.length / 2)] ?? 0,
    textConfidence: means[Math.floor(means.length / 2)] ?? 0,
    lines: lines.length,
    labelWords: countLabelWords(words.join('\n')),
    receipt: looksLikeReceipt(words),
    touchesBorder: lines.some((line) => nearBorder(line.quad, picture)),
    screen: showsDevicePage(words) || showsScreen(picture),
  }
}

/** True when a picture is so soft that looking closer cannot help: measured before any text is looked for. */
export function isHopelesslySoft(picture: Raster): boolean {
  const gray = grayOf(picture)
  return isHopeless(edgesOf(gray, picture.width, picture.height))
}

export function flagsOf(m: Measures): QualityFlag[] {
  const flags: QualityFlag[] = []
  if (m.soft) flags.push('blurred')
  if (m.burntText > 0.01 && m.burnt < 0.5) flags.push('glare')
  if (m.highlights < 70) flags.push('dark')
  if (m.burnt >= 0.5) flags.push('bright')
  if (m.lines > 0 && m.textHeight < 17) flags.push('small_text')
  if (m.touchesBorder) flags.push('cut_off')
  if (m.screen) flags.push('screen')
  if (m.size < THUMBNAIL) flags.push('low_resolution')
  return flags
}

/** The likeliest reason that no serial was read, the plainest first. */
export function reasonOf(m: Measures): UnreadableReason {
  if (m.highlights < 40) return 'too_dark'
  if (m.lines >= 3 && m.screen) return 'photo_of_screen'
  // Words that are read well and are none of a label's: a page, a chat, another maker's box, an invoice without serials.
  if ((m.labelWords === 0 || m.receipt) && m.lines >= 3 && m.textConfidence > 0.9) return 'no_label'
  if (m.burnt > 0.6) return 'too_bright'
  if (m.screen) return 'photo_of_screen'
  if (m.size < THUMBNAIL) return 'too_far'
  if (m.labelWords === 0) {
    if (m.burntText > 0.06) return 'glare'
    if (m.soft && m.lines < 3) return 'too_blurred'
    return m.lines > 0 && m.textHeight < 12 && m.lines < 4 ? 'too_far' : 'no_label'
  }
  if (m.labelWords === 1 && m.textConfidence > 0.9 && readsWell(m)) return 'no_label'
  if (m.touchesBorder) return 'cut_off'
  // In a picture that is blurred all over a small reflection is not what hides the serial.
  if (m.burntText > (m.soft ? 0.06 : 0.012)) return 'glare'
  if (m.textHeight < SMALL_TEXT) return 'too_far'
  return m.soft || m.textConfidence < 0.9 ? 'too_blurred' : 'unreadable'
}

/** Nothing spoils it: a brand that stands alone in such a picture stands on the device's front, not on its label. */
function readsWell(m: Measures): boolean {
  return !m.touchesBorder && m.burntText <= 0.012 && !m.soft && m.textHeight >= SMALL_TEXT
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
