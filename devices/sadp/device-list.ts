import type { SadpDevice } from '../facts.js'
import { normaliseMac, normaliseSerial, parseSerial } from '../serial.js'
import { type Column, columnOf } from './columns.js'
import { NO_ABILITIES } from './probe-match.js'

/** A header may stand below a title, a logo row or an empty line. */
const HEADER_WITHIN = 15

/** A row of a list has at least this many cells; a serial alone is a note. */
const LEAST_CELLS = 3

/** More rows than this are no SADP export. */
const MAX_ROWS = 20_000

/** Devices of a table whose cells are text, each once; null when nothing in it says where the serials stand. */
export function devicesOfTable(rows: readonly (readonly string[])[]): SadpDevice[] | null {
  for (const [index, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const columns = row.map(columnOf)
    if (!columns.includes('serial')) continue
    return once(devicesBelow(rows.slice(index + 1, index + 1 + MAX_ROWS), columns))
  }
  const devices = rows.slice(0, MAX_ROWS).flatMap(deviceOfUnnamed)
  return devices.length > 0 ? once(devices) : null
}

/** A device with two network cards stands there twice, and its two MAC addresses both count. */
function once(devices: readonly SadpDevice[]): SadpDevice[] {
  return [...new Map(devices.map((device) => [`${device.fullSerial} ${device.mac}`, device])).values()]
}

/** In a language whose names of columns we do not know, or without a header: a full serial among other cells is plain. */
function deviceOfUnnamed(row: readonly string[]): SadpDevice[] {
  const cells = row.map(clean).filter((text) => text !== '')
  if (cells.length < LEAST_CELLS) return []
  const serial = cells.find((text) => parseSerial(text)?.region)
  if (serial === undefined) return []
  return [
    device(serial, {
      mac: cells.find((text) => normaliseMac(text) !== null) ?? null,
      ipv4: cells.find((text) => /^\d{1,3}(\.\d{1,3}){3}$/.test(text)) ?? null,
    }),
  ]
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
  return rows.flatMap((row) => {
    const serial = cell(row, 'serial')
    if (serial === null || columnOf(serial) === 'serial') return []
    return [
      device(serial, {
        model: cell(row, 'model'),
        mac: cell(row, 'mac'),
        ipv4: cell(row, 'ipv4'),
        softwareVersion: cell(row, 'softwareVersion'),
        startTime: cell(row, 'startTime'),
        status: cell(row, 'status'),
      }),
    ]
  })
}

/** One device from the texts of its cells. */
function device(serial: string, cells: Partial<Record<Column, string | null>>): SadpDevice {
  const parsed = parseSerial(serial)
  return {
    fullSerial: parsed?.full ?? normaliseSerial(serial),
    shortSerial: parsed?.short ?? null,
    model: cells.model ?? parsed?.model ?? null,
    mac: normaliseMac(cells.mac ?? ''),
    ipv4: cells.ipv4 ?? null,
    softwareVersion: cells.softwareVersion ?? null,
    startTime: cells.startTime ?? null,
    activated: activatedOf(cells.status ?? null),
    abilities: { ...NO_ABILITIES },
  }
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
