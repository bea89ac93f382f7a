import cfb from 'cfb'

/** Records of the binary Excel format that carry cells; everything else is skipped. */
const RECORD = {
  sst: 0x00fc,
  continued: 0x003c,
  labelSst: 0x00fd,
  label: 0x0204,
  rString: 0x00d6,
  number: 0x0203,
  rk: 0x027e,
  mulRk: 0x00bd,
  formulaText: 0x0207,
  bof: 0x0809,
} as const

const MAX_CELLS = 500_000

/** Rows of the sheets of an .xls file (BIFF 5 and 8), sheet after sheet; null when it is not one. */
export function rowsOfXls(bytes: Uint8Array): string[][] | null {
  const stream = workbookStream(bytes)
  if (!stream) return null
  const cells = new Cells()
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  let shared: string[] = []
  let wide = true
  for (let at = 0; at + 4 <= view.byteLength; ) {
    const type = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    const body = stream.subarray(at + 4, at + 4 + length)
    at += 4 + length
    if (body.length < length) break
    if (type === RECORD.bof && body.length >= 4) {
      wide = u16(body, 0) >= 0x0600
      if (u16(body, 2) === 0x0010) cells.newSheet()
    } else if (type === RECORD.sst) {
      const parts = [body]
      while (at + 4 <= view.byteLength && view.getUint16(at, true) === RECORD.continued) {
        const size = view.getUint16(at + 2, true)
        parts.push(stream.subarray(at + 4, at + 4 + size))
        at += 4 + size
      }
      shared = readShared(parts)
    } else {
      readCell(type, body, { cells, shared, wide })
    }
    if (cells.count > MAX_CELLS) break
  }
  return cells.rows()
}

function workbookStream(bytes: Uint8Array): Uint8Array | null {
  try {
    const container = cfb.parse(bytes)
    const entry = cfb.find(container, '/Workbook') ?? cfb.find(container, '/Book')
    return entry ? Uint8Array.from(entry.content as unknown as ArrayLike<number>) : null
  } catch {
    return null
  }
}

class Cells {
  count = 0
  readonly #sheets: string[][][] = [[]]

  newSheet(): void {
    this.#sheets.push([])
  }

  set(row: number, column: number, text: string): void {
    if (row > 65_535 || column > 255) return
    const sheet = this.#sheets.at(-1) ?? []
    const cells = sheet[row] ?? []
    sheet[row] = cells
    cells[column] = text
    this.count++
  }

  rows(): string[][] {
    return this.#sheets.flatMap((sheet) =>
      Array.from(sheet, (row) => Array.from(row ?? [], (cell) => cell ?? '')).filter((row) => row.length > 0),
    )
  }
}

interface Reading {
  cells: Cells
  shared: readonly string[]
  wide: boolean
}

function readCell(type: number, body: Uint8Array, { cells, shared, wide }: Reading): void {
  if (body.length < 6) return
  const row = u16(body, 0)
  const column = u16(body, 2)
  if (type === RECORD.labelSst && body.length >= 10) cells.set(row, column, shared[u32(body, 6)] ?? '')
  else if ((type === RECORD.label || type === RECORD.rString) && body.length >= 8) {
    cells.set(
      row,
      column,
      wide ? plainText(body, 8, u16(body, 6)) : latin(body.subarray(8, 8 + u16(body, 6))),
    )
  } else if (type === RECORD.number && body.length >= 14) {
    cells.set(row, column, String(new DataView(body.buffer, body.byteOffset + 6, 8).getFloat64(0, true)))
  } else if (type === RECORD.rk && body.length >= 10) cells.set(row, column, String(rk(u32(body, 6))))
  else if (type === RECORD.mulRk) {
    for (let i = 0; 4 + i * 6 + 6 <= body.length - 2; i++) {
      cells.set(row, column + i, String(rk(u32(body, 4 + i * 6 + 2))))
    }
  }
}

/** A string that says its width in a flag byte: 8-bit or UTF-16. */
function plainText(body: Uint8Array, at: number, length: number): string {
  const utf16 = ((body[at] ?? 0) & 1) === 1
  const chars = body.subarray(at + 1, at + 1 + (utf16 ? length * 2 : length))
  return utf16 ? new TextDecoder('utf-16le').decode(chars) : latin(chars)
}

/** The shared strings run over several records, and a string cut at a border repeats its width flag there. */
function readShared(parts: readonly Uint8Array[]): string[] {
  const reader = new PartReader(parts)
  reader.skip(4)
  const count = reader.u32()
  const strings: string[] = []
  while (strings.length < count && strings.length < MAX_CELLS && !reader.done) {
    const length = reader.u16()
    const flags = reader.u8()
    const runs = flags & 8 ? reader.u16() : 0
    const extra = flags & 4 ? reader.u32() : 0
    strings.push(reader.chars(length, (flags & 1) === 1))
    reader.skip(runs * 4 + extra)
  }
  return strings
}

class PartReader {
  #part = 0
  #at = 0
  readonly parts: readonly Uint8Array[]

  constructor(parts: readonly Uint8Array[]) {
    this.parts = parts
  }

  get done(): boolean {
    this.#settle()
    return this.#part >= this.parts.length
  }

  #settle(): boolean {
    let moved = false
    while (this.#part < this.parts.length && this.#at >= (this.parts[this.#part]?.length ?? 0)) {
      this.#at = 0
      this.#part++
      moved = true
    }
    return moved
  }

  u8(): number {
    this.#settle()
    return this.parts[this.#part]?.[this.#at++] ?? 0
  }

  u16(): number {
    return this.u8() | (this.u8() << 8)
  }

  u32(): number {
    return (this.u16() | (this.u16() << 16)) >>> 0
  }

  skip(count: number): void {
    for (let i = 0; i < count && !this.done; i++) this.u8()
  }

  chars(length: number, wide: boolean): string {
    let text = ''
    let utf16 = wide
    for (let i = 0; i < length && !this.done; i++) {
      const size = this.parts[this.#part]?.length ?? 0
      text += String.fromCharCode(utf16 ? this.u16() : this.u8())
      if (i + 1 < length && this.#at >= size && this.#settle()) utf16 = (this.u8() & 1) === 1
    }
    return text
  }
}

function rk(value: number): number {
  const hundredth = (value & 1) === 1
  const bytes = new DataView(new ArrayBuffer(8))
  bytes.setUint32(4, value & 0xfffffffc, true)
  const number = value & 2 ? (value | 0) >> 2 : bytes.getFloat64(0, true)
  return hundredth ? number / 100 : number
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes)
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
}

function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0
}
