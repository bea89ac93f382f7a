import { detectText, type TextLine, wholeOf } from './detect-text.js'
import { mainDirection } from './layout.js'
import { isHopelesslySoft } from './quality.js'
import type { Quad, Raster } from './raster.js'
import { type PageText, readFound } from './read-lines.js'
import { type TextRegion, textRegions } from './text-region.js'

/** What the looks at a picture found. */
export interface Look {
  page: PageText
  /** Where the text stands, the weightiest place first; empty when there is none. */
  regions: TextRegion[]
  /** How many lines the first look saw anywhere. */
  seen: number
}

/** First look at the whole picture: good enough to know where text is. */
const FIRST_LONG_SIDE = 960
/** Each half of a picture in which nothing was seen: not for every picture, it takes as long again twice. */
const HALF_LONG_SIDE = 1056
/** Text this high in the first look, in the network's pixels, need not be looked at closer. */
const ENOUGH_HEIGHT = 34
/** Line height in the network's pixels at which it sees lines best; a second try sees other lines at another. */
const GOOD_HEIGHTS = [26, 40] as const
const MAX_LONG_SIDE = 1216
/** A place is looked at with at least this many pixels, however large its letters seemed: lines may have run together. */
const MIN_LONG_SIDE = 680
const MAX_ZOOM = 4
/** Pictures of many things: the two weightiest places are read. */
const MAX_REGIONS = 2

/**
 * Finds text in the whole picture, looks again and closer, and reads it. Without `closer` only what the first look saw
 * is read: enough to see whether print contradicts a code that was decoded.
 */
export async function look(picture: Raster, options: { closer: boolean }): Promise<Look> {
  const ratio = Math.min(1.5, FIRST_LONG_SIDE / Math.max(picture.width, picture.height))
  let seen = await detectText(picture, wholeOf(picture), FIRST_LONG_SIDE)
  let regions = textRegions(seen)
  if (options.closer && !looksLikeText(regions[0]) && !isHopelesslySoft(picture)) {
    const nearer = await lookNearer(picture, regions[0])
    if (nearer.length > 0) {
      seen = nearer
      regions = textRegions(seen)
    }
  }
  const [first, second] = regions
  if (!first) return { page: { rows: [], direction: 0 }, regions: [], seen: 0 }
  const chosen = second && second.lines.length >= 3 ? regions.slice(0, MAX_REGIONS) : [first]
  const lines = []
  for (const region of chosen) {
    const large = region.lineHeight * ratio >= ENOUGH_HEIGHT && region.lines.length >= 4
    if (large || !options.closer) lines.push(...region.lines)
    else {
      const closer = await lookStraight(picture, region, GOOD_HEIGHTS[0])
      lines.push(...closer, ...region.lines.filter((line) => reachesFarther(line, closer)))
    }
  }
  return {
    page: await readFound(picture, lines),
    regions: chosen,
    seen: seen.length,
  }
}

/** The same places at another size: lines that one size loses another sees. */
export async function lookAgain(picture: Raster, regions: readonly TextRegion[]): Promise<PageText> {
  const lines = []
  for (const region of regions) lines.push(...(await lookStraight(picture, region, GOOD_HEIGHTS[1])))
  return readFound(picture, lines)
}

/** A label small in the frame: at the first size its letters are lost, or its lines run together into one block. */
async function lookNearer(picture: Raster, block: TextRegion | undefined): Promise<TextLine[]> {
  const inside = block ? await closeIn(picture, block) : []
  if (inside.length > 0) return inside
  const halves = []
  for (const half of halvesOf(picture)) halves.push(...(await detectText(picture, half, HALF_LONG_SIDE)))
  const [found] = textRegions(halves)
  if (!found || looksLikeText(found)) return halves
  const insideHalf = await closeIn(picture, found)
  return insideHalf.length > 0 ? insideHalf : halves
}

/** How often a block is looked at again, each time closer. */
const MAX_CLOSER = 2

/** The lines inside a block that seemed to be one line; none when they never stand apart. */
async function closeIn(picture: Raster, block: TextRegion): Promise<TextLine[]> {
  let place = block
  for (let closer = 0; closer < MAX_CLOSER; closer++) {
    const lines = await detectText(picture, place.quad, MAX_LONG_SIDE, MAX_ZOOM)
    const [inner] = textRegions(lines)
    if (!inner || looksLikeText(inner)) return lines
    place = inner
  }
  return []
}

/** Two halves of a picture, cut across its long side, with an overlap that no label's line is lost in. */
function halvesOf(picture: Raster): Quad[] {
  const whole = wholeOf(picture)
  const wide = picture.width >= picture.height
  return [-1, 1].map((side) =>
    wide
      ? {
          ...whole,
          width: whole.width * 0.58,
          cx: whole.cx + side * whole.width * 0.21,
        }
      : {
          ...whole,
          height: whole.height * 0.58,
          cy: whole.cy + side * whole.height * 0.21,
        },
  )
}

/**
 * A line of the first look that the closer look saw only in part: on a label bent round a pole the closer look loses
 * the ends. Both are read.
 */
function reachesFarther(line: TextLine, closer: readonly TextLine[]): boolean {
  const length = Math.max(line.quad.width, line.quad.height)
  if (length < 3 * Math.min(line.quad.width, line.quad.height)) return false
  const same = closer.filter(({ quad }) => {
    const dx = quad.cx - line.quad.cx
    const dy = quad.cy - line.quad.cy
    const along = Math.abs(dx * Math.cos(line.quad.angle) + dy * Math.sin(line.quad.angle))
    const off = Math.abs(-dx * Math.sin(line.quad.angle) + dy * Math.cos(line.quad.angle))
    return along < length / 2 && off < 0.6 * line.quad.height
  })
  return same.every(({ quad }) => Math.max(quad.width, quad.height) < 0.85 * length)
}

/** At least two lines that are longer than high. */
function looksLikeText(region: TextRegion | undefined): boolean {
  const lines =
    region?.lines.filter(
      ({ quad }) => Math.max(quad.width, quad.height) > 2 * Math.min(quad.width, quad.height),
    ) ?? []
  return lines.length >= 2
}

/** A closer look, and one more when it shows that the text runs another way or is smaller than it seemed. */
async function lookStraight(picture: Raster, region: TextRegion, good: number): Promise<TextLine[]> {
  const lines = await lookCloser(picture, region.quad, region.lineHeight, good)
  const long = lines.filter(({ quad }) => quad.width > 2.5 * quad.height)
  const turn = long.length > 0 ? Math.sin(mainDirection(long) - region.quad.angle) : 0
  const merged = lines.some(({ quad }) => quad.height > 3.5 * region.lineHeight)
  const turned = Math.abs(turn) >= (merged ? 0.05 : 0.14) && Math.abs(turn) <= 0.9
  const heights = long.map(({ quad }) => quad.height).sort((a, b) => a - b)
  const height = heights[Math.floor(heights.length / 2)] ?? region.lineHeight / 2
  const smaller = height < 0.6 * region.lineHeight
  if (!turned && !smaller) return lines
  const quad = turned ? { ...region.quad, angle: region.quad.angle + Math.asin(turn) } : region.quad
  const again = await lookCloser(picture, quad, smaller ? height : region.lineHeight, good)
  return again.length >= lines.length ? again : lines
}

/** The same place, at the size at which lines are seen best. */
function lookCloser(picture: Raster, quad: Quad, lineHeight: number, good: number): Promise<TextLine[]> {
  const long = Math.max(quad.width, quad.height)
  const longSide = Math.max(MIN_LONG_SIDE, (long * good) / Math.max(4, lineHeight))
  return detectText(picture, quad, Math.min(MAX_LONG_SIDE, longSide), MAX_ZOOM)
}
