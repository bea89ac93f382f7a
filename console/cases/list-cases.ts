import { fromZonedTime } from 'date-fns-tz'
import type { Filter, Store } from '../../core/store.js'
import type { Locale } from '../../locales/index.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { CaseList, CaseQuery } from '../contract/cases.js'
import { caseFilter } from './case-filter.js'
import { rowView } from './row-view.js'
import { searchRows } from './search.js'

const MOST_COUNTED = 1000

/** One page of the list. */
export async function listCases(store: Store, query: CaseQuery, locale: Locale): Promise<CaseList> {
  const { cursor, limit, sort, q, ...filters } = query
  if (q) return foundCases(store, query, q, locale)
  const filter = filters.serial
    ? { $and: [await withSerial(store, filters.serial), caseFilter(filters)] }
    : caseFilter(filters)
  const field = sort === 'updated' ? 'updatedAt' : 'openedAt'
  const page = await store.page<CaseRowDoc>('caseRows', filter, {
    sort: { [field]: -1, _id: -1 },
    limit,
    ...(cursor ? { after: cursor } : {}),
  })
  return {
    rows: page.items.map((row) => rowView(row, locale)),
    cursor: page.cursor,
    // Counted once, for the first page: those that follow are of the same list.
    total: cursor ? null : await countUpTo(store, filter),
    more: false,
  }
}

/** With words: few enough to be sorted here, and the cursor is how many were shown. */
async function foundCases(store: Store, query: CaseQuery, q: string, locale: Locale): Promise<CaseList> {
  const { cursor, limit, sort, q: _, ...filters } = query
  const since = filters.from ? fromZonedTime(`${filters.from}T00:00:00`, 'Europe/Paris') : null
  const { hits, more } = await searchRows(store, q, since)
  const ids = [...hits.keys()]
  const rows = await store.find<CaseRowDoc>('caseRows', {
    $and: [{ _id: { $in: ids } }, caseFilter(filters)],
  })
  const field = sort === 'updated' ? 'updatedAt' : 'openedAt'
  rows.sort((one, other) => other[field].getTime() - one[field].getTime() || (one._id < other._id ? 1 : -1))
  const from = /^\d{1,6}$/.test(cursor ?? '') ? Number(cursor) : 0
  const shown = rows.slice(from, from + limit)
  return {
    rows: shown.map((row) => rowView(row, locale, hits.get(row._id))),
    cursor: from + limit < rows.length ? String(from + limit) : null,
    total: null,
    more,
  }
}

/** A list inside a row has no index but that of its words; one device has few cases. */
async function withSerial(store: Store, serial: string): Promise<Filter> {
  const named = await store.search<CaseRowDoc>('caseRows', serial, { limit: MOST_COUNTED, order: 'newest' })
  return { _id: { $in: named.map(({ _id }) => _id) } }
}

async function countUpTo(store: Store, filter: Filter): Promise<number> {
  return Math.min(MOST_COUNTED, await store.count('caseRows', filter))
}
