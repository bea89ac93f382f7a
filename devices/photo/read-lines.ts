import { detectText, type TextLine, wholeOf } from './detect-text.js'
import { mainDirection, rowsOf, turnTowards } from './layout.js'
import type { Quad, Raster } from './raster.js'
import { type LineText, recognise } from './recognise.js'

/** A line of text that was read, the right way up. */
export interface ReadLine {
  quad: Quad
  text: LineText
}

export interface PageText {
  /** Rows from top to bottom as a person would hold the label, each from left to right. */
  rows: ReadLine[][]
  /** Which way the text runs, radians. */
  direction: number
}

/** Lines thinner than this in the picture hold nothing that can be read. */
const MIN_HEIGHT = 6

/** Reads all text of a region: where lines are, which way is up, what they say. */
export async function readLines(
  picture: Raster,
  longSide: number,
  region: Quad = wholeOf(picture),
): Promise<PageText> {
  const found = await detectText(picture, region, longSide)
  return readFound(picture, found)
}

/** Reads lines that were found already. */
export async function readFound(picture: Raster, found: readonly TextLine[]): Promise<PageText> {
  const lines = found.filter(({ quad }) => Math.min(quad.width, quad.height) >= MIN_HEIGHT)
  if (lines.length === 0) return { rows: [], direction: 0 }
  const axis = mainDirection(lines)
  const turned = lines
    .map(({ quad }) => turnTowards(quad, axis))
    .filter((quad) => quad.width > quad.height * 0.8)
  const tried = await tryBothWays(picture, turned)
  const direction = tried.upsideDown ? axis + Math.PI : axis
  const read: ReadLine[] = []
  for (const quad of turned) {
    const upright = { ...quad, angle: quad.angle + direction - axis }
    read.push({
      quad: upright,
      text: tried.texts.get(quad) ?? (await recognise(picture, upright)),
    })
  }
  return { rows: rowsOf(read, direction), direction }
}

/** The longest lines are read both ways; the wrong way reads unsurely. What was read the right way is kept. */
async function tryBothWays(
  picture: Raster,
  quads: readonly Quad[],
): Promise<{ upsideDown: boolean; texts: Map<Quad, LineText> }> {
  const longest = [...quads].sort((a, b) => shape(b) - shape(a)).slice(0, 3)
  const ups = new Map<Quad, LineText>()
  const downs = new Map<Quad, LineText>()
  let balance = 0
  for (const quad of longest) {
    const up = await recognise(picture, quad)
    const down = await recognise(picture, {
      ...quad,
      angle: quad.angle + Math.PI,
    })
    ups.set(quad, up)
    downs.set(quad, down)
    balance += up.mean * weight(up) - down.mean * weight(down)
  }
  return balance < 0 ? { upsideDown: true, texts: downs } : { upsideDown: false, texts: ups }
}

function shape(quad: Quad): number {
  return Math.min(quad.width / quad.height, 16) * Math.sqrt(quad.height)
}

/** A line that reads as Latin letters and digits counts, one that turns into other signs does not. */
function weight(line: LineText): number {
  const latin = [...line.text].filter((char) => /[A-Za-z0-9]/.test(char)).length
  return line.text.length === 0 ? 0 : (latin / line.text.length) * Math.min(1, line.text.length / 6)
}
