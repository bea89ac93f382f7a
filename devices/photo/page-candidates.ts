import { type Candidate, candidatesOf, trapValues } from './candidates.js'
import { decodeRow } from './decode-row.js'
import type { Quad } from './raster.js'
import type { PageText } from './read-lines.js'
import type { LineText } from './recognise.js'
import { glyphsOf, glyphsOfText, linesOf, placeOf, type Rereader } from './reread.js'

/** A serial that one page's text may hold, and where. */
export interface Placed {
  candidate: Candidate
  quad: Quad
  /** Readings of that place so far. */
  lines: LineText[]
}

export interface PageCandidates {
  placed: Placed[]
  /** Numbers the text calls something else: material codes, lots, SIREN. */
  traps: string[]
}

/** Candidates of all rows; boxes are counted over the page, row after row. */
export function candidatesOfPage(page: PageText): PageCandidates {
  let box = 0
  const rows = page.rows.map((row) => {
    const glyphs = glyphsOf(row, box)
    box += row.length
    return glyphs
  })
  const placed = rows.flatMap((row, i) =>
    candidatesOf(row, rows[i - 1] ?? null).flatMap((candidate) => {
      const quad = placeOf(page, candidate)
      return quad ? [{ candidate, quad, lines: linesOf(page, candidate) }] : []
    }),
  )
  return { placed, traps: rows.flatMap(trapValues) }
}

/**
 * A second try where rows name a serial but none was read: the row is cut longer and read as one line, and where that
 * does not read as a serial either, the likeliest one is forced out of it, to be weighed.
 */
export async function retryHints(
  reread: Rereader,
  page: PageText,
  known: readonly Placed[],
): Promise<Placed[]> {
  const found: Placed[] = []
  for (const { quad, texts, row, continues } of await reread.rereadHints(
    page,
    known.map(({ quad }) => quad),
  )) {
    const previous = page.rows[row - 1] ? glyphsOf(page.rows[row - 1] ?? [], 0) : null
    const tries = texts.flatMap((text) => {
      const glyphs = glyphsOfText(text, 0)
      const read = candidatesOf(glyphs, previous)
      if (read.length > 0) return read
      const guess = decodeRow(text, glyphs, continues)
      return guess ? [guessed(guess.value, guess.score)] : []
    })
    for (const candidate of tries) found.push({ candidate, quad, lines: texts })
  }
  return found
}

function guessed(value: string, score: number): Candidate {
  return {
    value,
    full: null,
    context: 'named',
    corrected: true,
    confidence: Math.min(0.6, Math.exp(score / 6)),
    boxes: [],
  }
}
