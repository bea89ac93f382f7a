import { useQueryClient } from '@tanstack/react-query'
import { SESSION_KEY } from '../../api/session.js'

/** After a sign-in: the session is asked for again, and the page leads on by itself. */
export function useEntered(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: SESSION_KEY })
}
