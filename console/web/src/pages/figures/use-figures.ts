import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import type { Figures, FiguresQuery } from '../../../../contract/figures.js'
import { get, searchOf } from '../../api/client.js'
import { useSignedIn } from '../../api/session.js'
import { daysIn, periodOf } from '../../ui/periods.js'

export const STEPS: readonly FiguresQuery['step'][] = ['day', 'week', 'month']

/** The page's address says what is shown; without one, the last thirty days. */
export function useFigures() {
  const { now } = useSignedIn()
  const [search, setSearch] = useSearchParams()
  const usual = periodOf('last_30', now)
  const period = { from: search.get('from') ?? usual.from, to: search.get('to') ?? usual.to }
  const query: FiguresQuery = {
    ...period,
    step: STEPS.find((step) => step === search.get('step')) ?? usualStep(daysIn(period)),
    agent: search.get('agent') ?? undefined,
    company: search.get('company') ?? undefined,
  }
  const change = (changes: Partial<FiguresQuery>) => {
    // A new period brings the step that fits it, unless one was chosen.
    const kept = { ...query, step: search.get('step') ?? undefined }
    setSearch(searchOf({ ...kept, ...changes }), { replace: true })
  }
  const found = useQuery({
    queryKey: ['figures', query],
    queryFn: ({ signal }) => get<Figures>('/figures', { query: { ...query }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return { query, change, ...found }
}

function usualStep(days: number): FiguresQuery['step'] {
  if (days <= 62) return 'day'
  return days <= 200 ? 'week' : 'month'
}
