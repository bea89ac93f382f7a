import { type Candidate, candidatesOf, trapValues } from './candidates.js'
import type { Raster } from './raster.js'
import type { PageText } from './read-lines.js'
import { glyphsOf, glyphsOfText, rereadHints } from './reread.js'

/** A candidate and the row it was read in. */
export interface Placed {
  row: number
  candidate: Candidate
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
  return {
    placed: rows.flatMap((row, i) =>
      candidatesOf(row, rows[i - 1] ?? null).map((candidate) => ({ row: i, candidate })),
    ),
    traps: rows.flatMap(trapValues),
  }
}

/**
 * A second try where rows name a serial but none was read: the row is cut longer and read as one line. The line is put
 * into the page in place of its boxes, so that the votes look at the same place.
 */
export async function retryHints(
  picture: Raster,
  page: PageText,
): Promise<{ page: PageText; found: PageCandidates }> {
  const better = new Map<number, { text: PageText['rows'][number]; score: number }>()
  for (const { row, text, quad } of await rereadHints(picture, page)) {
    const [best] = candidatesOf(glyphsOfText(text, 0), null)
    const score = best ? best.confidence - (best.corrected ? 0.5 : 0) : 0
    if (best && score > (better.get(row)?.score ?? 0)) better.set(row, { text: [{ quad, text }], score })
  }
  const rows = page.rows.map((row, i) => better.get(i)?.text ?? row)
  const changed = { ...page, rows }
  return { page: changed, found: candidatesOfPage(changed) }
}
