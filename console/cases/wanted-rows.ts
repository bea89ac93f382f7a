import { fromZonedTime } from 'date-fns-tz'
import type { Filter, Store } from '../../core/store.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { CaseQuery } from '../contract/cases.js'
import { ZONE } from '../zone.js'
import { caseFilter } from './case-filter.js'
import { type Found, searchRows } from './search.js'

/** Cases of one device: few; so many are looked at. */
const MOST_OF_SERIAL = 1000

export interface WantedRows {
  filter: Filter
  /** What was found for the words that were looked for; null: none were. */
  found: Found | null
}

/** The rows a query is about: as the list shows them, and as they are taken along. */
export async function wantedRows(
  store: Store,
  { q, ...filters }: Omit<CaseQuery, 'cursor' | 'limit' | 'sort'>,
): Promise<WantedRows> {
  const filter = caseFilter(filters)
  if (q) {
    const since = filters.from ? fromZonedTime(`${filters.from}T00:00:00`, ZONE) : null
    const found = await searchRows(store, q, since)
    return { filter: { $and: [{ _id: { $in: [...found.hits.keys()] } }, filter] }, found }
  }
  if (!filters.serial) return { filter, found: null }
  return { filter: { $and: [await withSerial(store, filters.serial), filter] }, found: null }
}

/** A list inside a row has no index but that of its words. */
async function withSerial(store: Store, serial: string): Promise<Filter> {
  const named = await store.search<CaseRowDoc>('caseRows', serial, { limit: MOST_OF_SERIAL, order: 'newest' })
  return { _id: { $in: named.map(({ _id }) => _id) } }
}
