import type { ReactNode } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { useSession } from '../api/session.js'
import { ErrorState } from '../ui/error-state.js'
import { Loading } from '../ui/loading.js'

/** Lets through who is signed in; leads everybody else to sign-in, and back to where they were. */
export function Guard({ children }: { children: ReactNode }): ReactNode {
  const { data, error, refetch } = useSession()
  const [path] = useLocation()
  const search = useSearch()
  if (data?.user) return children
  if (data) {
    return <Redirect to={`/sign-in?${wayBack(path, search)}`} replace />
  }
  return error ? <ErrorState error={error} retry={refetch} /> : <Loading />
}

/** The first page carries no way back, but what went wrong at the company's sign-in. */
function wayBack(path: string, search: string): string {
  if (path === '/') return search
  return new URLSearchParams({ to: search ? `${path}?${search}` : path }).toString()
}
