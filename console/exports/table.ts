/** A table as it is taken along. */
export type Cell = string | number | Date | null

export interface Table {
  /** Name of the sheet. */
  title: string
  header: readonly string[]
  rows: readonly (readonly Cell[])[]
}

/** A file that is made line by line: nothing holds all of its lines at once but itself. */
export interface TableWriter {
  write(rows: Table['rows']): Promise<void>
  end(): Promise<Uint8Array>
  /** Instead of `end`, when it is not wanted any more. */
  abandon(): Promise<void>
}

/** So many lines at a time: the one thread that answers everybody does not stand still for a long list. */
const SLICE = 500

export async function writeAll(writer: TableWriter, rows: Table['rows']): Promise<void> {
  for (let start = 0; start < rows.length; start += SLICE) {
    await writer.write(rows.slice(start, start + SLICE))
  }
}

/**
 * What a spreadsheet would take for a formula is led by an apostrophe, which makes it text: = + - @, also after spaces,
 * a tab or a line's end, and their full-width forms (OWASP, CSV injection).
 */
export function safeText(text: string): string {
  return /^[\s\u00a0\ufeff]*[=+\-@|\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text
}
