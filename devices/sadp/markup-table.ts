/** A cell that spans or skips more columns than this belongs to no device list. */
const MOST_COLUMNS = 64

/**
 * Rows of a table in HTML or in Excel's XML of 2003: old tools save such files under .xls or .xml, often without closing
 * what they open. Only tags and text are looked at; nothing is fetched or run.
 */
export function rowsOfMarkup(text: string): string[][] | null {
  const [, ...rows] = text.split(/<(?:\w+:)?(?:tr|Row)(?=[\s>])/i)
  if (rows.length === 0) return null
  return rows.map((row) => cellsOf(row.split(/<\/(?:\w+:)?(?:tr|Row|table|tbody)\s*>/i, 1)[0] ?? ''))
}

function cellsOf(row: string): string[] {
  const [, ...parts] = row.split(/<(?:\w+:)?(?:t[dh]|Cell)(?=[\s/>])/i)
  const cells: string[] = []
  for (const part of parts) {
    const end = part.indexOf('>')
    const attributes = part.slice(0, end)
    // Excel's XML leaves empty cells out and says where the next one stands.
    const index = numberIn(attributes, /\bss:Index="(\d+)"/i)
    while (index !== null && cells.length < index - 1) cells.push('')
    cells.push(attributes.endsWith('/') ? '' : plain(part.slice(end + 1)))
    const span = numberIn(attributes, /\bcolspan="?(\d+)/i) ?? 1
    for (let i = 1; i < span; i++) cells.push('')
  }
  return cells
}

function numberIn(attributes: string, pattern: RegExp): number | null {
  const found = pattern.exec(attributes)?.[1]
  return found === undefined ? null : Math.min(MOST_COLUMNS, Number(found))
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  eacute: 'é',
  deg: '°',
}

function plain(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&(\w{2,8});/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .trim()
}
