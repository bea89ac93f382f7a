import type { Hit } from '../contract/cases.js'
import { fold } from './fold.js'

/** Letters shown on each side of the first word that was looked for. */
const AROUND = 60
const LONGEST = 220

/** The words of a search, folded as the index folds them. */
export function searchedWords(query: string): string[] {
  return [...new Set(fold(query.normalize('NFC')).match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, 10)
}

/** A stretch of `text` around the first of the words, cut into parts that are marked and parts that are not. */
export function highlight(text: string, words: readonly string[]): Hit['parts'] {
  const whole = text.normalize('NFC')
  const marks = marksIn(whole, words)
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

function marksIn(text: string, words: readonly string[]): { from: number; to: number }[] {
  const wanted = new Set(words)
  const marks: { from: number; to: number }[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (wanted.has(fold(match[0]))) marks.push({ from: match.index, to: match.index + match[0].length })
  }
  return marks
}
