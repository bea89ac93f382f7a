import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { AccessRow } from '../../../../contract/access.js'
import type { Paged } from '../../../../contract/common.js'
import { get, type Query } from '../../api/client.js'

export function useAccess(filters: Query) {
  return useInfiniteQuery({
    queryKey: ['access', filters],
    queryFn: ({ pageParam, signal }) =>
      get<Paged<AccessRow>>('/access', { query: { ...filters, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  })
}
