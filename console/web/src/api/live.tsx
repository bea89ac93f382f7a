import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import type { LiveView } from '../../../contract/live.js'
import { useLanguage } from '../i18n/language.js'
import { apiUrl } from './client.js'
import { SESSION_KEY } from './session.js'

interface LiveState {
  live: LiveView | null
  /** False while the browser looks for the server again. */
  connected: boolean
  /** The case whose changes are told too; null for none. */
  watch(caseId: string | null): void
}

const LiveContext = createContext<LiveState>({ live: null, connected: true, watch: () => undefined })

/** Until the stream is opened anew once the browser gave it up: what it does when the answer was no stream at all. */
const AGAIN_MS = 5000

/** On a busy day something changes each second; nobody reads a list that changes so often. */
const LISTS_EVERY_MS = 3000

/** Keeps one stream of events open for all pages; a change of any case makes lists ask again. */
export function LiveProvider({ children }: { children: ReactNode }): ReactNode {
  const queries = useQueryClient()
  const { locale } = useLanguage()
  const [live, setLive] = useState<LiveView | null>(null)
  const [connected, setConnected] = useState(true)
  const [watched, watch] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another stream, whose sentences differ.
  useEffect(() => {
    let refresh: ReturnType<typeof setTimeout> | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    const reopen = () => setAttempt((count) => count + 1)
    const events = new EventSource(apiUrl('/live/events', { watch: watched }))
    events.onopen = () => setConnected(true)
    events.onerror = () => {
      setConnected(false)
      if (events.readyState !== EventSource.CLOSED) return
      // A proxy that answers for a server that is away, or a session that ended: the guard knows which.
      void queries.invalidateQueries({ queryKey: SESSION_KEY })
      again = setTimeout(reopen, AGAIN_MS)
    }
    addEventListener('online', reopen)
    events.addEventListener('live', (event: MessageEvent<string>) => {
      setLive(JSON.parse(event.data) as LiveView)
      refresh ??= setTimeout(() => {
        refresh = undefined
        void queries.invalidateQueries({ queryKey: ['cases', 'list'] })
      }, LISTS_EVERY_MS)
    })
    events.addEventListener('case', () => {
      void queries.invalidateQueries({ queryKey: ['case', watched] })
    })
    events.addEventListener('over', () => {
      events.close()
      void queries.invalidateQueries({ queryKey: SESSION_KEY })
    })
    return () => {
      clearTimeout(refresh)
      clearTimeout(again)
      removeEventListener('online', reopen)
      events.close()
    }
  }, [queries, watched, locale, attempt])

  const state = useMemo(() => ({ live, connected, watch }), [live, connected])
  return <LiveContext value={state}>{children}</LiveContext>
}

export function useLive(): LiveState {
  return use(LiveContext)
}

/** While the page of a case is open, its changes are followed. */
export function useWatch(caseId: string | null): void {
  const { watch } = useLive()
  useEffect(() => {
    watch(caseId)
    return () => watch(null)
  }, [watch, caseId])
}
