import readSheets from 'read-excel-file/node'
import { rowsOfXls } from './xls.js'
import { unpackedSizeOfZip } from './zip-size.js'

const MAX_UNPACKED = 64 * 1024 * 1024

export type ExcelRows = { rows: string[][] } | { problem: 'unsafe' | 'damaged' }

/** True for the two containers Excel files come in, whatever the file is called. */
export function isExcel(bytes: Uint8Array): boolean {
  return isZip(bytes) || isCompoundFile(bytes)
}

/** Rows of all sheets, cells as text. */
export async function rowsOfExcel(bytes: Uint8Array): Promise<ExcelRows> {
  if (isCompoundFile(bytes)) {
    const rows = rowsOfXls(bytes)
    return rows ? { rows } : { problem: 'damaged' }
  }
  const unpacked = unpackedSizeOfZip(bytes)
  if (unpacked === null) return { problem: 'damaged' }
  if (unpacked > MAX_UNPACKED) return { problem: 'unsafe' }
  try {
    const sheets = await readSheets(Buffer.from(bytes))
    return { rows: sheets.flatMap((sheet) => sheet.data.map((row) => row.map(cellText))) }
  } catch {
    return { problem: 'damaged' }
  }
}

/** Start times stay as SADP writes them, even where Excel made them dates. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace('T', ' ')
  return String(cell)
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

function isCompoundFile(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0
}
