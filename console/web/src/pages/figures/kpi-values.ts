import type { Measures } from '../../../../contract/figures.js'

export const KPI_IDS = [
  'cases',
  'solved',
  'alone',
  'time_to_code',
  'first_response',
  'promises',
  'csat',
  'retakes',
] as const
export type KpiId = (typeof KPI_IDS)[number]

/** `share`: 0 to 1; `seconds`; `minutes`; `score`: 1 to 5; `count`; `ratio`: so many for each. */
export type KpiUnit = 'share' | 'seconds' | 'minutes' | 'score' | 'count' | 'ratio'

export interface Kpi {
  id: KpiId
  unit: KpiUnit
  /** Which way is good news; null: neither. */
  better: 'up' | 'down' | null
  /** Null where there was nothing to measure. */
  of(measures: Measures): number | null
  /** The same at its worst (p95), where that is worth a line. */
  worst?(measures: Measures): number | null
}

export const KPIS: readonly Kpi[] = [
  { id: 'cases', unit: 'count', better: null, of: ({ cases }) => cases },
  { id: 'solved', unit: 'share', better: 'up', of: ({ solved, closed }) => share(solved, closed) },
  { id: 'alone', unit: 'share', better: 'up', of: ({ alone, closed }) => share(alone, closed) },
  {
    id: 'time_to_code',
    unit: 'seconds',
    better: 'down',
    of: ({ timeToCode }) => timeToCode.p50,
    worst: ({ timeToCode }) => timeToCode.p95,
  },
  {
    id: 'first_response',
    unit: 'minutes',
    better: 'down',
    of: ({ firstResponse }) => firstResponse.p50,
    worst: ({ firstResponse }) => firstResponse.p95,
  },
  {
    id: 'promises',
    unit: 'share',
    better: 'up',
    of: ({ promises: { kept, broken } }) => share(kept, kept + broken),
  },
  { id: 'csat', unit: 'score', better: 'up', of: ({ csat }) => csat.average },
  {
    id: 'retakes',
    unit: 'ratio',
    better: 'down',
    of: ({ photos }) => share(photos.retaken, photos.cases),
  },
]

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

export interface Change {
  /** Relative for counts and times (0.12: 12 % more); in points of the share or the score for these. */
  by: number
  news: 'good' | 'bad' | 'neutral'
}

/** Smaller differences are called none: half a percent, or what a score written with one digit does not show. */
const NOISE = 0.005
const NOISE_OF_SCORES = 0.05

export function changeOf({ unit, better }: Kpi, now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null
  const absolute = unit === 'share' || unit === 'score'
  if (!absolute && before === 0) return null
  const by = absolute ? now - before : (now - before) / before
  if (Math.abs(by) < (unit === 'score' ? NOISE_OF_SCORES : NOISE)) return { by: 0, news: 'neutral' }
  if (better === null) return { by, news: 'neutral' }
  return { by, news: by > 0 === (better === 'up') ? 'good' : 'bad' }
}
