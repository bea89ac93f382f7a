import type { Candidate, Glyph } from './candidates.js'
import { endsInSerial, hintsAtSerial } from './candidates.js'
import { inFrame, samePlace } from './layout.js'
import { sharpen, spreadLevels } from './levels.js'
import { type Quad, type Raster, straighten } from './raster.js'
import type { PageText, ReadLine } from './read-lines.js'
import { type LineText, recogniseLine } from './recognise.js'
import { secondOpinion } from './tesseract.js'

/** How a line is cut for another look: a different crop makes a different picture, and luck does not repeat. */
interface Crop {
  /** Added on each side, and the height, in line heights. */
  widen: number
  heighten: number
  sharpen: number
  /** Rows the line is first shrunk to: averages grain away. 0: none. */
  shrink: number
}

const CROPS: readonly Crop[] = [
  { widen: 0.35, heighten: 1.14, sharpen: 0, shrink: 0 },
  { widen: 0.6, heighten: 0.94, sharpen: 1.2, shrink: 0 },
]
/** For a place that the first ones left in doubt. */
const MORE_CROPS: readonly Crop[] = [
  { widen: 0.45, heighten: 1, sharpen: 0, shrink: 26 },
  { widen: 0.25, heighten: 0.8, sharpen: 0.5, shrink: 0 },
  { widen: 0.5, heighten: 1.3, sharpen: 0.8, shrink: 34 },
]
const HINT_CROPS: readonly Crop[] = [
  { widen: 0, heighten: 1.05, sharpen: 0, shrink: 0 },
  { widen: 0, heighten: 0.9, sharpen: 0.8, shrink: 28 },
]
const MAX_HINTS = 4

/** Where a candidate stands: its boxes as one rectangle. */
export function placeOf(page: PageText, candidate: Candidate): Quad | null {
  const all = page.rows.flat()
  const boxes = candidate.boxes.map((box) => all[box]).filter((box) => box !== undefined)
  return around(
    boxes.map((box) => box.quad),
    page.direction,
  )
}

/** The engine's first readings of a candidate's boxes: one look that costs nothing more. */
export function linesOf(page: PageText, candidate: Candidate): LineText[] {
  const all = page.rows.flat()
  return candidate.boxes.map((box) => all[box]?.text).filter((text) => text !== undefined)
}

/** Reads places of one picture again, and each only once however often it is asked for. */
export interface Rereader {
  /** The place cut differently each time; `more` for a place that the first cuts left in doubt. */
  readAgain(quad: Quad, more: boolean): Promise<LineText[]>
  /** What the other engine reads there, without spaces, upper case. */
  otherEngine(quad: Quad): Promise<string>
  /** Rows that hint at a serial; not where one was `known` to stand before. */
  rereadHints(page: PageText, known: readonly Quad[]): Promise<Hint[]>
}

export function createRereader(picture: Raster): Rereader {
  const known = new Map<string, Promise<LineText>>()
  const others = new Map<string, Promise<string>>()
  const read = (quad: Quad, crop: Crop): Promise<LineText> => {
    const key = `${keyOf(quad)} ${crop.heighten} ${crop.widen}`
    const line = known.get(key) ?? readCrop(picture, quad, crop)
    known.set(key, line)
    return line
  }
  const readAll = async (quad: Quad, crops: readonly Crop[]) => {
    const lines: LineText[] = []
    for (const crop of crops) lines.push(await read(quad, crop))
    return lines
  }
  return {
    readAgain: (quad, more) => readAll(quad, more ? MORE_CROPS : CROPS),
    otherEngine(quad) {
      const key = keyOf(quad)
      const text = others.get(key) ?? secondOpinion(picture, quad).then((opinion) => opinion.text)
      others.set(key, text)
      return text
    },
    rereadHints: (page, known) => rereadHints(page, known, (quad) => readAll(quad, HINT_CROPS)),
  }
}

function keyOf({ cx, cy, width, height, angle }: Quad): string {
  return [cx, cy, width, height, angle * 50].map(Math.round).join(' ')
}

/** A row that names a serial or begins one, read again as one line and a good deal longer. */
export interface Hint {
  row: number
  quad: Quad
  texts: LineText[]
  /** The row above ends in the middle of a full serial. */
  continues: boolean
}

async function rereadHints(
  page: PageText,
  known: readonly Quad[],
  read: (quad: Quad) => Promise<LineText[]>,
): Promise<Hint[]> {
  const found: Hint[] = []
  for (const [index, row] of page.rows.entries()) {
    const previous = page.rows[index - 1]
    const continues = previous !== undefined && endsInSerial(glyphsOf(previous, 0))
    if (!continues && !hintsAtSerial(glyphsOf(row, 0))) continue
    const quad = around(
      row.map((line) => line.quad),
      page.direction,
    )
    if (!quad || known.some((place) => samePlace(place, quad))) continue
    const longer = extend(quad, {
      left: 0.8 * quad.height,
      right: Math.max(4 * quad.height, 0.3 * quad.width),
    })
    const texts = row.length === 1 ? row.map((line) => line.text) : []
    texts.push(...(await read(longer)))
    found.push({ row: index, quad: longer, texts, continues })
    if (found.length >= MAX_HINTS) break
  }
  return found
}

async function readCrop(picture: Raster, quad: Quad, crop: Crop): Promise<LineText> {
  const wide = extend(
    { ...quad, height: quad.height * crop.heighten },
    { left: crop.widen * quad.height, right: crop.widen * quad.height },
  )
  const line = crop.shrink > 0 ? straighten(picture, wide, crop.shrink) : straighten(picture, wide, 48)
  return recogniseLine(crop.sharpen > 0 ? sharpen(line, crop.sharpen) : spreadLevels(line))
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
      : [
          {
            char: char.toUpperCase().slice(0, 1),
            confidence: line.confidences[i] ?? 0,
            box,
          },
        ],
  )
}
