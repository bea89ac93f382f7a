import { parse } from 'csv-parse/sync'

const SEPARATORS = [',', ';', '\t', '|'] as const

/** Rows of a text table, the separator guessed from the lines themselves; `sep=;` (Excel's first line) obeyed. */
export function rowsOfCsv(text: string): string[][] {
  const told = /^sep=(.)\r?\n/i.exec(text)
  const body = told ? text.slice(told[0].length) : text
  return parse(body, {
    delimiter: told?.[1] ?? guessSeparator(body),
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    bom: true,
    max_record_size: 1_000_000,
  }) as string[][]
}

function guessSeparator(text: string): string {
  const lines = text.split(/\r?\n/, 20).filter((line) => line.trim() !== '')
  const score = (separator: string) => Math.max(0, ...lines.map((line) => line.split(separator).length - 1))
  return SEPARATORS.reduce((best, separator) => (score(separator) > score(best) ? separator : best))
}
