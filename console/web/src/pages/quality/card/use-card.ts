import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ScoreCard } from '../../../../../contract/quality.js'
import { get } from '../../../api/client.js'

/** The criteria in force. */
export function useCard(): UseQueryResult<ScoreCard> {
  return useQuery({ queryKey: ['quality', 'card'], queryFn: () => get<ScoreCard>('/quality/card') })
}
