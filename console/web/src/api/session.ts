import { type UseQueryResult, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { SessionView } from '../../../contract/session.js'
import { get, keepCsrf } from './client.js'

export const SESSION_KEY = ['session'] as const

export type SignedIn = SessionView & { user: NonNullable<SessionView['user']> }

export async function fetchSession(): Promise<SessionView> {
  const session = await get<SessionView>('/session')
  keepCsrf(session.csrf)
  return session
}

const session = { queryKey: SESSION_KEY, queryFn: fetchSession, staleTime: 60_000 }

export function useSession(): UseQueryResult<SessionView> {
  return useQuery(session)
}

/** Under the guard only: there, somebody is signed in. */
export function useSignedIn(): SignedIn {
  const { data } = useSuspenseQuery(session)
  if (!data.user) throw new Error('A page that needs sign-in stands outside the guard')
  return data as SignedIn
}
