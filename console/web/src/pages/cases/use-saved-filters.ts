import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SavedFilter } from '../../../../contract/cases.js'
import { get, send } from '../../api/client.js'
import { useSay } from '../../ui/say.js'

const KEY = ['filters']

export function useSavedFilters() {
  const say = useSay()
  const queries = useQueryClient()
  const { data: saved = [] } = useQuery({ queryKey: KEY, queryFn: () => get<SavedFilter[]>('/filters') })
  const after = { onSuccess: () => queries.invalidateQueries({ queryKey: KEY }), onError: say.failed }
  const save = useMutation({
    mutationFn: (filter: Omit<SavedFilter, 'id'>) => send('POST', '/filters', filter),
    ...after,
  })
  const remove = useMutation({
    mutationFn: (id: string) => send('DELETE', `/filters/${id}`),
    ...after,
  })
  return { saved, save: save.mutate, remove: remove.mutate }
}
