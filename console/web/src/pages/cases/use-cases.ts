import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { CaseChoices, CaseList } from '../../../../contract/cases.js'
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

export function useCaseChoices() {
  return useQuery({
    queryKey: ['cases', 'choices'],
    queryFn: ({ signal }) => get<CaseChoices>('/cases/choices', { signal }),
    staleTime: 300_000,
  })
}
