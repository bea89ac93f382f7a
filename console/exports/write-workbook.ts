/** The bytes of a workbook, in one go: work for a thread of its own (workbook-worker.ts). */
import { formatInTimeZone } from 'date-fns-tz'
import writeExcelFile from 'write-excel-file/node'
import { ZONE } from '../zone.js'
import { type Cell, safeText, type Table } from './table.js'

export function writeWorkbook(tables: readonly Table[]): Promise<Uint8Array> {
  return writeExcelFile(
    tables.map(({ title, header, rows }) => ({
      sheet: sheetName(title),
      stickyRowsCount: 1,
      columns: header.map((name, column) => ({ width: widthOf(name, rows, column) })),
      data: [
        header.map((value) => ({ value: safeText(value), fontWeight: 'bold' as const, type: String })),
        ...rows.map((row) => row.map(xlsxCell)),
      ],
    })),
  ).toBuffer()
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
