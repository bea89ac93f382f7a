import { stemOf, stemsOf } from '../../models/stems.js'
import type { Hit } from '../contract/cases.js'

/** Letters shown on each side of the first word that was looked for. */
const AROUND = 60
const LONGEST = 220

/** The words of a search, by their stems as the index has them. */
export function searchedStems(query: string): string[] {
  return [...new Set(stemsOf(query))].slice(0, 10)
}

/** A stretch of `text` around the first word with one of the stems, as it was written, cut into parts that are marked and parts that are not. */
export function highlight(text: string, stems: readonly string[]): Hit['parts'] {
  const whole = text.normalize('NFC')
  const marks = marksIn(whole, stems)
  const start = Math.max(0, (marks[0]?.from ?? 0) - AROUND)
  const end = Math.min(whole.length, start + LONGEST)
  const parts: Hit['parts'] = []
  const add = (piece: string, mark: boolean) => {
    if (piece !== '') parts.push({ text: piece, mark })
  }
  let at = start
  for (const { from, to } of marks) {
    if (to > end) break
    add(whole.slice(at, from), false)
    add(whole.slice(from, to), true)
    at = to
  }
  add(whole.slice(at, end), false)
  const first = parts[0]
  const last = parts.at(-1)
  if (first && start > 0) first.text = `…${first.text}`
  if (last && end < whole.length) last.text = `${last.text}…`
  return parts
}

function marksIn(text: string, stems: readonly string[]): { from: number; to: number }[] {
  const wanted = new Set(stems)
  const marks: { from: number; to: number }[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (wanted.has(stemOf(match[0]))) marks.push({ from: match.index, to: match.index + match[0].length })
  }
  return marks
}
