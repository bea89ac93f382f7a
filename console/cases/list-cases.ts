import type { Filter, Store } from '../../core/store.js'
import type { Locale } from '../../locales/index.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { CaseList, CaseQuery } from '../contract/cases.js'
import { rowView } from './row-view.js'
import type { Found } from './search.js'
import { wantedRows } from './wanted-rows.js'

const MOST_COUNTED = 1000

/** One page of the list. */
export async function listCases(store: Store, query: CaseQuery, locale: Locale): Promise<CaseList> {
  const { cursor, limit, sort, ...wanted } = query
  const { filter, found } = await wantedRows(store, wanted)
  if (found) return foundCases(query, await store.find<CaseRowDoc>('caseRows', filter), found, locale)
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
function foundCases(
  { cursor, limit, sort }: CaseQuery,
  rows: CaseRowDoc[],
  { hits, more }: Found,
  locale: Locale,
): CaseList {
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

async function countUpTo(store: Store, filter: Filter): Promise<number> {
  return Math.min(MOST_COUNTED, await store.count('caseRows', filter))
}
