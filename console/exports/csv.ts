/** A CSV that Excel opens as it is. */
import { stringify } from 'csv-stringify/sync'
import { formatInTimeZone } from 'date-fns-tz'
import { ZONE } from '../zone.js'
import { type Cell, safeText, type Table, type TableWriter, writeAll } from './table.js'

/** With a byte order mark, by which Excel knows UTF-8; the separator is that of the language's Excel. */
export function openCsv(header: Table['header'], locale: 'fr' | 'en'): TableWriter {
  const style = { delimiter: locale === 'fr' ? ';' : ',', record_delimiter: 'windows' } as const
  const parts = ['\ufeff', stringify([header.map(safeText)], style)]
  return {
    async write(rows) {
      const lines = rows.map((row) => row.map((cell) => csvCell(cell, locale)))
      parts.push(stringify(lines, style))
      await new Promise(setImmediate)
    },
    end: async () => Buffer.from(parts.join(''), 'utf8'),
    abandon: async () => void parts.splice(0),
  }
}

export async function toCsv({ header, rows }: Table, locale: 'fr' | 'en'): Promise<Uint8Array> {
  const writer = openCsv(header, locale)
  await writeAll(writer, rows)
  return writer.end()
}

function csvCell(cell: Cell, locale: 'fr' | 'en'): string {
  if (cell === null) return ''
  if (cell instanceof Date) return formatInTimeZone(cell, ZONE, 'yyyy-MM-dd HH:mm:ss')
  if (typeof cell === 'number') return locale === 'fr' ? String(cell).replace('.', ',') : String(cell)
  return safeText(cell).replace(OTHER_CELL, "$&'")
}

/** A separator of another language's Excel, which would make a cell of its own of what follows. */
const OTHER_CELL = /[,;\t\r\n]\s*(?=[=+\-@|\uff1d\uff0b\uff0d\uff20])/g
