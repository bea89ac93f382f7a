import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiFailure } from './api-failure.js'
import { SESSION_KEY } from './session.js'

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error): void => noticeEnd(client, error) }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // What the server refused stays refused; a network that was away for a moment gets another try.
        retry: (count, error) => count < 2 && error instanceof ApiFailure && error.status === 0,
      },
      mutations: { onError: (error): void => noticeEnd(client, error) },
    },
  })
  return client
}

/** A session that ended elsewhere is noticed by the first answer that says so; the guard then leads to sign-in. */
function noticeEnd(client: QueryClient, error: unknown): void {
  if (error instanceof ApiFailure && error.code === 'NOT_SIGNED_IN') {
    void client.invalidateQueries({ queryKey: SESSION_KEY })
  }
}
