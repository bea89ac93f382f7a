import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { searchOf } from '../../api/client.js'
import { type CaseFilters, filtersOf } from './case-filters.js'

export interface CaseFilterState {
  filters: CaseFilters
  /** The address's query string, as it is saved. */
  query: string
  change(changes: Partial<CaseFilters>): void
  /** Takes a whole query string: a saved filter, or nothing at all. */
  replace(query: string): void
}

export function useCaseFilters(): CaseFilterState {
  const [search, setSearch] = useSearchParams()
  return useMemo(() => {
    const filters = filtersOf(search)
    return {
      filters,
      query: searchOf(filters),
      // Each step is no page of its own: back leads to where one came from, not through every letter typed.
      change: (changes) => setSearch(searchOf({ ...filters, ...changes }), { replace: true }),
      replace: (query) => setSearch(query, { replace: true }),
    }
  }, [search, setSearch])
}
