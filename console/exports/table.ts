/** A table as it is taken along: to a CSV that Excel opens as it is, or to a workbook. */
import { stringify } from 'csv-stringify/sync'
import { formatInTimeZone } from 'date-fns-tz'
import writeExcelFile from 'write-excel-file/node'
import { ZONE } from '../figures/facts.js'

export type Cell = string | number | Date | null

export interface Table {
  /** Name of the sheet. */
  title: string
  header: readonly string[]
  rows: readonly (readonly Cell[])[]
}

const SLICE = 500

/**
 * What a spreadsheet would take for a formula is led by an apostrophe, which makes it text: = + - @, also after spaces,
 * a tab or a line's end, and their full-width forms (OWASP, CSV injection).
 */
export function safeText(text: string): string {
  return /^[\s\u00a0\ufeff]*[=+\-@|\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text
}

/** With a byte order mark, by which Excel knows UTF-8; the separator is that of the language's Excel. */
export async function toCsv({ header, rows }: Table, locale: 'fr' | 'en'): Promise<Uint8Array> {
  const style = { delimiter: locale === 'fr' ? ';' : ',', record_delimiter: 'windows' } as const
  const parts = ['\ufeff', stringify([header.map(safeText)], style)]
  await inSlices(rows, (slice) => {
    const lines = slice.map((row) => row.map((cell) => csvCell(cell, locale)))
    parts.push(stringify(lines, style))
  })
  return Buffer.from(parts.join(''), 'utf8')
}

/** The one thread that answers everybody does not stand still for a long list. */
async function inSlices(rows: Table['rows'], work: (slice: Table['rows']) => void): Promise<void> {
  for (let start = 0; start < rows.length; start += SLICE) {
    work(rows.slice(start, start + SLICE))
    await new Promise(setImmediate)
  }
}

function csvCell(cell: Cell, locale: 'fr' | 'en'): string {
  if (cell === null) return ''
  if (cell instanceof Date) return formatInTimeZone(cell, ZONE, 'yyyy-MM-dd HH:mm:ss')
  if (typeof cell === 'number') return locale === 'fr' ? String(cell).replace('.', ',') : String(cell)
  return safeText(cell).replace(OTHER_CELL, "$&'")
}

/** A separator of another language's Excel, which would make a cell of its own of what follows. */
const OTHER_CELL = /[,;\t\r\n]\s*(?=[=+\-@|\uff1d\uff0b\uff0d\uff20])/g

export async function toXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  const sheets = []
  for (const { title, header, rows } of tables) {
    const lines: ReturnType<typeof xlsxCell>[][] = []
    await inSlices(rows, (slice) => {
      for (const row of slice) lines.push(row.map(xlsxCell))
    })
    sheets.push({
      sheet: sheetName(title),
      stickyRowsCount: 1,
      columns: header.map((name, column) => ({ width: widthOf(name, rows, column) })),
      data: [
        header.map((value) => ({ value: safeText(value), fontWeight: 'bold' as const, type: String })),
        ...lines,
      ],
    })
  }
  return writeExcelFile(sheets).toBuffer()
}

function xlsxCell(cell: Cell) {
  if (cell === null) return null
  if (cell instanceof Date) return { value: onTheWall(cell), type: Date, format: 'yyyy-mm-dd hh:mm:ss' }
  if (typeof cell === 'number') return { value: cell, type: Number }
  // A cell of text is never worked out; the apostrophe is for those who save it as CSV.
  return { value: safeText(cell).slice(0, 32_000), type: String }
}

/** A workbook knows no zones: the moment is written as the clock on the wall in Paris shows it. */
function onTheWall(at: Date): Date {
  return new Date(`${formatInTimeZone(at, ZONE, 'yyyy-MM-dd HH:mm:ss').replace(' ', 'T')}Z`)
}

/** Excel takes 31 characters, and not all of them. */
function sheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
}

function widthOf(name: string, rows: Table['rows'], column: number): number {
  const longest = rows.slice(0, 200).reduce((width, row) => {
    const cell = row[column]
    return Math.max(width, cell instanceof Date ? 19 : String(cell ?? '').length)
  }, name.length)
  return Math.min(60, longest + 2)
}
