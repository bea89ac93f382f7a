import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useT } from '../i18n/language.js'
import { useSay } from '../ui/say.js'
import { send } from './client.js'

export interface Wish {
  method: 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: unknown
}

/** Changes something, says so or why not, and asks again for what may look different now. */
export function useChange<Answer = void>(
  key: readonly unknown[],
  after?: (answer: Answer) => void,
): UseMutationResult<Answer, unknown, Wish> {
  const t = useT()
  const say = useSay()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: Wish) => send<Answer>(method, path, body),
    onSuccess: async (answer) => {
      say.done(t('web.state.saved'))
      after?.(answer)
      await queries.invalidateQueries({ queryKey: key })
    },
    onError: say.failed,
  })
}
