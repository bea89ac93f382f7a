/**
 * Rows of a table in HTML or in Excel's XML of 2003: old tools save such files under .xls or .xml. Only tags and text
 * are looked at; nothing is fetched or run.
 */
export function rowsOfMarkup(text: string): string[][] | null {
  const rows = text.match(/<(?:\w+:)?(?:tr|Row)[\s>][\s\S]*?<\/(?:\w+:)?(?:tr|Row)\s*>/gi)
  if (!rows) return null
  return rows.map((row) =>
    [
      ...row.matchAll(
        /<(?:\w+:)?(?:t[dh]|Cell)(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?(?:t[dh]|Cell)\s*>)/gi,
      ),
    ].map((cell) => plain(cell[1] ?? '')),
  )
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
