import { type Candidate, candidatesOf, type Glyph } from './candidates.js'
import type { PageText } from './read-lines.js'

/** Candidates of all rows; `boxes` counts the page's boxes row after row. */
export function candidatesOfPage(page: PageText): Candidate[] {
  const rows = glyphRows(page)
  return rows.flatMap((row, i) => candidatesOf(row, rows[i - 1] ?? null))
}

/** Rows as characters, without spaces, upper case. */
export function glyphRows(page: PageText): Glyph[][] {
  let box = 0
  return page.rows.map((row) =>
    row.flatMap((line) => {
      const index = box++
      return [...line.text.text].flatMap((char, i) =>
        /\s/.test(char)
          ? []
          : [{ char: char.toUpperCase().slice(0, 1), confidence: line.text.confidences[i] ?? 0, box: index }],
      )
    }),
  )
}
