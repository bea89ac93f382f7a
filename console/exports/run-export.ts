/** The work of one export: what was asked for, as bytes. Progress is told as it goes. */
import { fromZonedTime } from 'date-fns-tz'
import { AppError } from '../../core/errors.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { ConsoleExportDoc } from '../../models/console-export.js'
import { caseView } from '../case-view/case-view.js'
import { caseFilter } from '../cases/case-filter.js'
import { rowView } from '../cases/row-view.js'
import { searchRows } from '../cases/search.js'
import type { CaseQuery } from '../contract/cases.js'
import { type AskExport, askExport } from '../contract/exports.js'
import { ZONE } from '../figures/facts.js'
import { readFigures } from '../figures/read-figures.js'
import type { ConsoleParts } from '../ports.js'
import { caseFolder } from './case-files.js'
import { caseTable } from './case-table.js'
import { figureTables } from './figure-tables.js'
import { type Table, toCsv, toXlsx } from './table.js'
import { createZip } from './zip.js'

const PAGE = 200
/** A workbook is written in one go (write-excel-file), and nobody is answered meanwhile; a CSV is not. */
const MOST_ROWS = { csv: 50_000, xlsx: 10_000 } as const
const MOST_TRANSCRIPTS = 2_000
/** As it is packed, which is in memory. */
const MOST_BYTES = 200 * 1024 * 1024

export type Progress = (done: number, total: number) => Promise<void>
type Parts = Pick<ConsoleParts, 'store' | 'files' | 'box' | 'clock'>

export async function runExport(
  parts: Parts,
  doc: Pick<ConsoleExportDoc, 'ask' | 'locale'>,
  progress: Progress,
): Promise<Uint8Array> {
  const ask = askExport.parse(doc.ask)
  const { locale } = doc
  switch (ask.kind) {
    case 'cases': {
      const rows = await allRows(parts, ask.query, MOST_ROWS[ask.format], progress)
      const table = caseTable(
        rows.map((row) => rowView(row, locale)),
        locale,
      )
      return ask.format === 'csv' ? toCsv(table, locale) : toXlsx([table])
    }
    case 'figures': {
      const tables = figureTables(await readFigures(parts.store, ask.query, Number.POSITIVE_INFINITY), locale)
      await progress(1, 1)
      // One file is one table there: the series, which is what people calculate with.
      return ask.format === 'csv' ? toCsv(tables[1] as Table, locale) : toXlsx(tables)
    }
    case 'transcripts':
      return transcripts(parts, ask, locale, progress)
  }
}

async function transcripts(
  parts: Parts,
  ask: Extract<AskExport, { kind: 'transcripts' }>,
  locale: ConsoleExportDoc['locale'],
  progress: Progress,
): Promise<Uint8Array> {
  const rows = await allRows(parts, ask.query, MOST_TRANSCRIPTS, async () => {})
  const zip = createZip()
  for (const [index, row] of rows.entries()) {
    const view = await caseView(parts, row._id, { role: 'agent', locale }, parts.clock.now())
    for (const [path, content] of Object.entries(
      await caseFolder(view, locale, ask.files ? parts.files : null),
    )) {
      zip.add(`${row.number}/${path}`, content)
    }
    if (zip.size() > MOST_BYTES) throw tooLarge()
    // Packing is work of the one thread that answers everybody: they come in between.
    await new Promise(setImmediate)
    if (index % 20 === 0) await progress(index, rows.length)
  }
  await progress(rows.length, rows.length)
  return zip.end()
}

async function allRows(
  { store }: Parts,
  query: Omit<CaseQuery, 'cursor' | 'limit'>,
  most: number,
  progress: Progress,
): Promise<CaseRowDoc[]> {
  const { q, sort, ...filters } = query
  // Looked through as far back as the list does: what is taken along is what was seen.
  const since = filters.from ? fromZonedTime(`${filters.from}T00:00:00`, ZONE) : null
  const found = q ? await searchRows(store, q, since) : null
  const filter = found
    ? { $and: [{ _id: { $in: [...found.hits.keys()] } }, caseFilter(filters)] }
    : caseFilter(filters)
  const total = await store.count('caseRows', filter)
  // Half a list that looks like the whole is worse than none.
  if (total > most) throw tooLarge()
  const rows: CaseRowDoc[] = []
  let after: string | undefined
  do {
    const page = await store.page<CaseRowDoc>('caseRows', filter, {
      sort: { [sort === 'updated' ? 'updatedAt' : 'openedAt']: -1, _id: -1 },
      limit: PAGE,
      ...(after ? { after } : {}),
    })
    rows.push(...page.items)
    after = page.cursor ?? undefined
    await progress(Math.min(rows.length, total), total)
  } while (after)
  return rows
}

function tooLarge(): AppError {
  return new AppError('FILE_TOO_LARGE', 'the export is too large')
}
