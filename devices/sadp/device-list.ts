import type { SadpDevice } from '../facts.js'
import { normaliseMac, normaliseSerial, parseSerial } from '../serial.js'
import { type Column, columnOf } from './columns.js'
import { NO_ABILITIES } from './probe-match.js'

/** A header may stand below a title, a logo row or an empty line. */
const HEADER_WITHIN = 15

/** More rows than this are no SADP export. */
const MAX_ROWS = 20_000

/** Devices of a table whose cells are text; null when no row looks like the header of a device list. */
export function devicesOfTable(rows: readonly (readonly string[])[]): SadpDevice[] | null {
  for (const [index, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const columns = row.map(columnOf)
    if (!columns.includes('serial')) continue
    return devicesBelow(rows.slice(index + 1, index + 1 + MAX_ROWS), columns)
  }
  return null
}

function devicesBelow(
  rows: readonly (readonly string[])[],
  columns: readonly (Column | null)[],
): SadpDevice[] {
  const cell = (row: readonly string[], column: Column): string | null => {
    const index = columns.indexOf(column)
    const text = index < 0 ? '' : clean(row[index] ?? '')
    return text === '' || /^(n\/?a|null|-+)$/i.test(text) ? null : text
  }
  const devices: SadpDevice[] = []
  for (const row of rows) {
    const serial = cell(row, 'serial')
    if (serial === null || columnOf(serial) === 'serial') continue
    const parsed = parseSerial(serial)
    devices.push({
      fullSerial: parsed?.full ?? normaliseSerial(serial),
      shortSerial: parsed?.short ?? null,
      model: cell(row, 'model') ?? parsed?.model ?? null,
      mac: normaliseMac(cell(row, 'mac') ?? ''),
      ipv4: cell(row, 'ipv4'),
      softwareVersion: cell(row, 'softwareVersion'),
      startTime: cell(row, 'startTime'),
      activated: activatedOf(cell(row, 'status')),
      abilities: { ...NO_ABILITIES },
    })
  }
  return devices
}

/** Excel exports guard long numbers as `="594199052"` or `'594199052`. */
function clean(text: string): string {
  return text
    .replace(/\0/g, '')
    .trim()
    .replace(/^="?(.*?)"?$/, '$1')
    .replace(/^'/, '')
    .trim()
}

function activatedOf(status: string | null): boolean | null {
  if (status === null) return null
  const text = status.toLowerCase()
  if (/inacti|not acti|non acti|désacti|unacti|^false$|^no$|^non$|^0$/.test(text)) return false
  if (/acti|^true$|^yes$|^oui$|^1$/.test(text)) return true
  return null
}
