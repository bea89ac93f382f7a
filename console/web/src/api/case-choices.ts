import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { CaseChoices } from '../../../contract/cases.js'
import { get } from './client.js'

/** Agents, reasons, outcomes and states by name: what filters offer and codes mean. */
export function useCaseChoices(): UseQueryResult<CaseChoices> {
  return useQuery({
    queryKey: ['cases', 'choices'],
    queryFn: ({ signal }) => get<CaseChoices>('/cases/choices', { signal }),
    staleTime: 300_000,
  })
}
