import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AskExport, Export } from '../../../contract/exports.js'
import { get, send } from '../api/client.js'
import { useSay } from '../ui/say.js'

const KEY = ['exports']
/** While one is being made. */
const LOOK_AGAIN_MS = 1000

/** What was taken along, newest first; followed while something is being made. */
export function useExports(open: boolean) {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<Export[]>('/exports', { signal }),
    enabled: open,
    refetchInterval: ({ state: { data } }) =>
      data?.some(({ state }) => state === 'waiting' || state === 'running') ? LOOK_AGAIN_MS : false,
  })
}

export function useChangeExports() {
  const say = useSay()
  const queries = useQueryClient()
  const after = { onSuccess: () => queries.invalidateQueries({ queryKey: KEY }), onError: say.failed }
  const ask = useMutation({
    mutationFn: (wish: AskExport) => send<Export>('POST', '/exports', wish),
    ...after,
  })
  const remove = useMutation({ mutationFn: (id: string) => send('DELETE', `/exports/${id}`), ...after })
  return { ask: ask.mutate, remove: remove.mutate }
}
