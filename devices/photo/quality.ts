import type { QualityFlag, UnreadableReason } from '../facts.js'
import { grayOf, type Raster } from './raster.js'
import type { PageText } from './read-lines.js'

export interface Quality {
  flags: QualityFlag[]
  /** The best explanation should no serial have been read. */
  reason: UnreadableReason
}

/** What a picture is like, measured. */
export function measureQuality(picture: Raster, page: PageText): Quality {
  const gray = grayOf(picture)
  const { mean, bright } = exposure(gray)
  const heights = page.rows.flat().map((line) => line.quad.height)
  const flags: QualityFlag[] = []
  if (mean < 40) flags.push('dark')
  if (mean > 235) flags.push('bright')
  if (bright > 0.02) flags.push('glare')
  if (heights.length > 0 && median(heights) < 22) flags.push('small_text')
  const reason: UnreadableReason = mean < 30 ? 'too_dark' : heights.length < 3 ? 'no_label' : 'unreadable'
  return { flags, reason }
}

function exposure(gray: Uint8Array): { mean: number; bright: number } {
  let sum = 0
  let bright = 0
  for (const value of gray) {
    sum += value
    if (value > 252) bright++
  }
  return { mean: sum / Math.max(1, gray.length), bright: bright / Math.max(1, gray.length) }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
