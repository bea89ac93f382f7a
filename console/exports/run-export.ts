/** The work of one export: what was asked for, as bytes. Progress is told as it goes. */
import { AppError } from '../../core/errors.js'
import type { Filter, Sort } from '../../core/store.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { ConsoleExportDoc } from '../../models/console-export.js'
import { caseView } from '../case-view/case-view.js'
import { rowView } from '../cases/row-view.js'
import { wantedRows } from '../cases/wanted-rows.js'
import type { CaseQuery } from '../contract/cases.js'
import { type AskExport, askExport } from '../contract/exports.js'
import { readFigures } from '../figures/read-figures.js'
import type { ConsoleParts } from '../ports.js'
import { caseFolder } from './case-files.js'
import { caseTable } from './case-table.js'
import { openCsv, toCsv } from './csv.js'
import { figureTables } from './figure-tables.js'
import type { Table, TableWriter } from './table.js'
import { openWorkbook, toXlsx } from './workbook.js'
import { createZip } from './zip.js'

const PAGE = 200
/** A list beyond it is nobody's to read; a workbook of it takes half a gigabyte while it is written. */
const MOST_ROWS = 50_000
const MOST_TRANSCRIPTS = 2_000
/** As it is packed, which is in memory. */
const MOST_BYTES = 200 * 1024 * 1024

export type Progress = (done: number, total: number) => Promise<void>
type Parts = Pick<ConsoleParts, 'store' | 'files' | 'box' | 'clock'>

export interface Exported {
  bytes: Uint8Array
  /** `search_limited`: words were looked for in the newest messages only. */
  note: 'search_limited' | null
}

export async function runExport(
  parts: Parts,
  doc: Pick<ConsoleExportDoc, 'ask' | 'locale'>,
  progress: Progress,
): Promise<Exported> {
  const ask = askExport.parse(doc.ask)
  const { locale } = doc
  switch (ask.kind) {
    case 'cases':
      return casesFile(parts, ask, locale, progress)
    case 'figures': {
      const tables = figureTables(await readFigures(parts.store, ask.query, Number.POSITIVE_INFINITY), locale)
      await progress(1, 1)
      // One file is one table there: the series, which is what people calculate with.
      const bytes = ask.format === 'csv' ? toCsv(tables[1] as Table, locale) : toXlsx(tables)
      return { bytes: await bytes, note: null }
    }
    case 'transcripts':
      return transcripts(parts, ask, locale, progress)
  }
}

async function casesFile(
  parts: Parts,
  ask: Extract<AskExport, { kind: 'cases' }>,
  locale: ConsoleExportDoc['locale'],
  progress: Progress,
): Promise<Exported> {
  const found = await rowsOf(parts, ask.query, MOST_ROWS)
  const { title, header } = caseTable([], locale)
  const writer = ask.format === 'csv' ? openCsv(header, locale) : openSheet({ title, header })
  try {
    let done = 0
    for await (const page of found.pages) {
      await writer.write(
        caseTable(
          page.map((row) => rowView(row, locale)),
          locale,
        ).rows,
      )
      done += page.length
      await progress(Math.min(done, found.total), found.total)
    }
    return { bytes: await writer.end(), note: found.note }
  } catch (error) {
    await writer.abandon()
    throw error
  }
}

function openSheet(table: Pick<Table, 'title' | 'header'>): TableWriter {
  const workbook = openWorkbook()
  workbook.sheet(table)
  return workbook
}

async function transcripts(
  parts: Parts,
  ask: Extract<AskExport, { kind: 'transcripts' }>,
  locale: ConsoleExportDoc['locale'],
  progress: Progress,
): Promise<Exported> {
  const { pages, total, note } = await rowsOf(parts, ask.query, MOST_TRANSCRIPTS)
  const rows: CaseRowDoc[] = []
  for await (const page of pages) rows.push(...page)
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
    if (index % 20 === 0) await progress(index, total)
  }
  await progress(total, total)
  return { bytes: zip.end(), note }
}

interface Rows {
  total: number
  note: Exported['note']
  pages: AsyncIterable<CaseRowDoc[]>
}

/** What the list shows for a query, page by page. Throws FILE_TOO_LARGE: half a list that looks whole is worse than none. */
async function rowsOf(
  { store }: Parts,
  query: Omit<CaseQuery, 'cursor' | 'limit'>,
  most: number,
): Promise<Rows> {
  const { sort, ...wanted } = query
  const { filter, found } = await wantedRows(store, wanted)
  const total = await store.count('caseRows', filter)
  if (total > most) throw tooLarge()
  const order = { [sort === 'updated' ? 'updatedAt' : 'openedAt']: -1, _id: -1 } as const
  return { total, note: found?.more ? 'search_limited' : null, pages: pagesOf(store, filter, order) }
}

async function* pagesOf(store: Parts['store'], filter: Filter, sort: Sort): AsyncGenerator<CaseRowDoc[]> {
  let after: string | undefined
  do {
    const page = await store.page<CaseRowDoc>('caseRows', filter, {
      sort,
      limit: PAGE,
      ...(after ? { after } : {}),
    })
    yield page.items
    after = page.cursor ?? undefined
  } while (after)
}

function tooLarge(): AppError {
  return new AppError('FILE_TOO_LARGE', 'the export is too large')
}
