import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from './error-state.js'
import { Loading } from './loading.js'

interface Props<Data> {
  query: UseQueryResult<Data>
  children(data: Data): ReactNode
}

/** What was asked for, or why it is not there, or that it comes. */
export function Load<Data>({ query, children }: Props<Data>): ReactNode {
  const { data, error, refetch } = query
  if (data !== undefined) return children(data)
  return error ? <ErrorState error={error} retry={refetch} /> : <Loading />
}
