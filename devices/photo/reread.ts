import { type Candidate, candidatesOf, type Glyph, hintsAtSerial } from './candidates.js'
import { inFrame } from './layout.js'
import { sharpen } from './levels.js'
import { type Quad, type Raster, straighten } from './raster.js'
import type { PageText, ReadLine } from './read-lines.js'
import { type LineText, recogniseLine } from './recognise.js'
import { secondOpinion } from './tesseract.js'

/** One more reading of a place where a serial stands. `value` is null when no serial came out. */
export interface Vote {
  engine: 'pp-ocr' | 'tesseract'
  value: string | null
  corrected: boolean
  confidence: number
}

/** How a line is cut for another look: a different crop makes a different picture, and luck does not repeat. */
const CROPS = [
  { widen: 0.35, heighten: 1.14, sharpen: 0 },
  { widen: 0.6, heighten: 0.94, sharpen: 1.2 },
] as const

/** Reads the line of a candidate again, cut differently each time, and asks the other engine. */
export async function voteOn(
  picture: Raster,
  page: PageText,
  at: { row: number; candidate: Candidate },
): Promise<Vote[]> {
  const row = page.rows[at.row] ?? []
  const previous = page.rows[at.row - 1] ?? null
  const boxes = boxesOf(page, at)
  const quad = around(
    boxes.map((box) => box.quad),
    page.direction,
  )
  if (!quad) return []
  const before = row.slice(0, row.indexOf(boxes[0] as ReadLine))
  const votes: Vote[] = []
  for (const crop of CROPS) {
    const line = await readCrop(picture, quad, crop)
    votes.push(voteOf('pp-ocr', [...glyphsOf(before, 0), ...glyphsOfText(line, 99)], previous))
  }
  const other = await secondOpinion(picture, quad)
  const glyphs = [...other.text].map((char) => ({ char, confidence: other.confidence, box: 99 }))
  votes.push(voteOf('tesseract', [...glyphsOf(before, 0), ...glyphs], previous))
  return votes
}

/** Where a row hints at a serial that was cut off or came in pieces: the row as one line, a good deal longer. */
export async function rereadHints(
  picture: Raster,
  page: PageText,
): Promise<{ row: number; text: LineText; quad: Quad }[]> {
  const found = []
  for (const [index, row] of page.rows.entries()) {
    if (!hintsAtSerial(glyphsOf(row, 0))) continue
    const quad = around(
      row.map((line) => line.quad),
      page.direction,
    )
    if (!quad) continue
    const longer = extend(quad, {
      left: 0.8 * quad.height,
      right: Math.max(4 * quad.height, 0.3 * quad.width),
    })
    for (const crop of [
      { widen: 0, heighten: 1.05, sharpen: 0 },
      { widen: 0, heighten: 1.25, sharpen: 0.8 },
    ]) {
      found.push({ row: index, text: await readCrop(picture, longer, crop), quad: longer })
    }
    if (found.length >= 6) break
  }
  return found
}

function voteOf(engine: Vote['engine'], row: Glyph[], previous: readonly ReadLine[] | null): Vote {
  const [best] = candidatesOf(row, previous ? glyphsOf(previous, 0) : null).sort(
    (a, b) => b.confidence - a.confidence,
  )
  if (!best) return { engine, value: null, corrected: false, confidence: 0 }
  return { engine, value: best.value, corrected: best.corrected, confidence: best.confidence }
}

async function readCrop(
  picture: Raster,
  quad: Quad,
  crop: { widen: number; heighten: number; sharpen: number },
): Promise<LineText> {
  const wide = extend(
    { ...quad, height: quad.height * crop.heighten },
    { left: crop.widen * quad.height, right: crop.widen * quad.height },
  )
  const line = straighten(picture, wide, 48)
  return recogniseLine(crop.sharpen > 0 ? sharpen(line, crop.sharpen) : line)
}

function boxesOf(page: PageText, at: { row: number; candidate: Candidate }): ReadLine[] {
  const all = page.rows.flat()
  return at.candidate.boxes.map((box) => all[box]).filter((box) => box !== undefined)
}

/** One rectangle around boxes that stand side by side. */
function around(quads: readonly Quad[], direction: number): Quad | null {
  const [first] = quads
  if (!first) return null
  if (quads.length === 1) return first
  // The longest box knows the slope of the line best.
  const angle = quads.reduce((best, quad) => (quad.width > best.width ? quad : best)).angle
  const base = Math.abs(Math.sin(angle - direction)) < 0.5 ? angle : direction
  const places = quads.map((quad) => ({ ...inFrame(quad, base), quad }))
  const left = Math.min(...places.map((place) => place.u - place.quad.width / 2))
  const right = Math.max(...places.map((place) => place.u + place.quad.width / 2))
  const top = Math.min(...places.map((place) => place.v - place.quad.height / 2))
  const bottom = Math.max(...places.map((place) => place.v + place.quad.height / 2))
  const [u, v] = [(left + right) / 2, (top + bottom) / 2]
  const [cos, sin] = [Math.cos(base), Math.sin(base)]
  return {
    cx: u * cos - v * sin,
    cy: u * sin + v * cos,
    width: right - left,
    height: bottom - top,
    angle: base,
  }
}

function extend(quad: Quad, by: { left: number; right: number }): Quad {
  const shift = (by.right - by.left) / 2
  return {
    ...quad,
    cx: quad.cx + Math.cos(quad.angle) * shift,
    cy: quad.cy + Math.sin(quad.angle) * shift,
    width: quad.width + by.left + by.right,
  }
}

/** Lines as characters, without spaces, upper case; boxes numbered from `first`. */
export function glyphsOf(row: readonly ReadLine[], first: number): Glyph[] {
  return row.flatMap((line, i) => glyphsOfText(line.text, first + i))
}

export function glyphsOfText(line: LineText, box: number): Glyph[] {
  return [...line.text].flatMap((char, i) =>
    /\s/.test(char)
      ? []
      : [{ char: char.toUpperCase().slice(0, 1), confidence: line.confidences[i] ?? 0, box }],
  )
}
