import { parse } from 'csv-parse/sync'
import { columnOf } from './columns.js'

const SEPARATORS = [',', ';', '\t', '|'] as const

/** Rows of a text table, the separator guessed from the lines themselves; `sep=;` (Excel's first line) obeyed. */
export function rowsOfCsv(text: string): string[][] {
  const told = /^sep=(.)\r?\n/i.exec(text)
  const body = told ? text.slice(told[0].length) : text
  const rows = (quote: '"' | false) =>
    parse(body, {
      delimiter: told?.[1] ?? guessSeparator(body),
      quote,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      bom: true,
      max_record_size: 1_000_000,
    }) as string[][]
  try {
    return rows('"')
  } catch {
    // A quotation mark that nothing closes is a character like any other.
    return rows(false)
  }
}

/** The one that cuts a line into most names of columns; without such a line, the one that stands in a line most often. */
function guessSeparator(text: string): string {
  const lines = text.split(/\r\n?|\n/, 20).filter((line) => line.trim() !== '')
  const best = (score: (line: string, separator: string) => number) => {
    const most = (separator: string) => Math.max(0, ...lines.map((line) => score(line, separator)))
    return SEPARATORS.reduce((found, separator) => (most(separator) > most(found) ? separator : found))
  }
  const names = (line: string, separator: string) => {
    const cells = line.split(separator)
    return cells.length < 2 ? 0 : cells.filter((cell) => columnOf(cell) !== null).length
  }
  const named = best(names)
  return lines.some((line) => names(line, named) > 0) ? named : best((line, by) => line.split(by).length - 1)
}
