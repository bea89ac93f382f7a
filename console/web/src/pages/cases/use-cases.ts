import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { CaseList } from '../../../../contract/cases.js'
import { get } from '../../api/client.js'
import type { CaseFilters } from './case-filters.js'

export function useCases(filters: CaseFilters) {
  return useInfiniteQuery({
    queryKey: ['cases', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      get<CaseList>('/cases', { query: { ...filters, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  })
}
