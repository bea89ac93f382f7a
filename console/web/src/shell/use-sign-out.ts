import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { send } from '../api/client.js'
import { fetchSession, SESSION_KEY } from '../api/session.js'

/** Ends the session and forgets what was shown: the next person on this device starts from nothing. */
export function useSignOut(): () => void {
  const queries = useQueryClient()
  const [, go] = useLocation()
  const leave = async () => {
    await send('DELETE', '/session').catch(() => undefined)
    const session = await fetchSession()
    go('/sign-in', { replace: true })
    queries.clear()
    queries.setQueryData(SESSION_KEY, session)
  }
  return () => void leave()
}
