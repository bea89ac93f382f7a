import { useQuery } from '@tanstack/react-query'
import type { CaseView } from '../../../../contract/case-view.js'
import { get } from '../../api/client.js'
import { useWatch } from '../../api/live.js'

/** A case, kept fresh while somebody looks at it. */
export function useCase(caseId: string) {
  const found = useQuery({
    queryKey: ['case', caseId],
    queryFn: ({ signal }) => get<CaseView>(`/cases/${encodeURIComponent(caseId)}`, { signal }),
    // The server tells of changes; each reading leaves a line in the access log and is not repeated for nothing.
    staleTime: Number.POSITIVE_INFINITY,
  })
  useWatch(found.data ? caseId : null)
  return found
}
