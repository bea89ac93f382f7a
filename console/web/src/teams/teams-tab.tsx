import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { SESSION_KEY } from '../api/session.js'
import { useThemeChoice } from '../theme/theme.js'

/** In a frame we are a tab in Teams: its theme, its sign-in and the place its link names. Elsewhere nothing is loaded. */
export function TeamsTab(): null {
  const { setHostLook } = useThemeChoice()
  const queries = useQueryClient()
  const [, go] = useLocation()
  useEffect(() => {
    if (window.parent === window) return
    const join = async () => {
      const { joinTeams } = await import('./join-teams.js')
      await joinTeams({
        look: setHostLook,
        go,
        entered: () => queries.invalidateQueries({ queryKey: SESSION_KEY }),
      })
    }
    // Somebody else's frame, or Teams that does not know us: the page's own sign-in stays.
    void join().catch(() => undefined)
  }, [setHostLook, queries, go])
  return null
}
