import { type Measures, type Named, type Spread, STAGES } from '../contract/figures.js'
import { type Digest, quantile } from './digest.js'
import { named, type Tally } from './tally.js'

/** What a sum says, as the pages show it. */
export function measuresOf(tally: Tally): Measures {
  const of = (name: string) => tally.counts[name] ?? 0
  const { durations } = tally
  const outcomes = named(tally, 'outcome:')
  const scores = [1, 2, 3, 4, 5].map((score) => of(`score:${score}`))
  const answered = scores.reduce((sum, each) => sum + each, 0)
  const points = scores.reduce((sum, each, index) => sum + each * (index + 1), 0)
  return {
    cases: of('cases'),
    closed: of('closed'),
    solved: outcomes.solved ?? 0,
    alone: of('alone'),
    outcomes,
    codes: of('codes'),
    timeToCode: spread(durations.timeToCode),
    photoToCode: spread(durations.photoToCode),
    tickets: of('tickets'),
    firstResponse: spread(durations.firstResponse),
    resolution: spread(durations.resolution),
    promises: { kept: of('promise:kept'), broken: of('promise:broken'), pending: of('promise:pending') },
    funnel: STAGES.map((stage) => ({ stage, count: of(`funnel:${stage}`) })),
    leftAt: ranked(tally, 'left:').map(({ name, count }) => ({ name: name.replaceAll('/', '.'), count })),
    mismatches: ranked(tally, 'mismatch:'),
    humanReasons: ranked(tally, 'human:'),
    photos: { taken: of('photo:taken'), retaken: of('photo:retaken'), cases: of('photo:cases') },
    unreadable: ranked(tally, 'unreadable:'),
    families: ranked(tally, 'family:'),
    csat: {
      asked: of('csat:asked'),
      answered,
      average: answered === 0 ? null : points / answered,
      scores,
    },
  }
}

/** The same without its lists: a year by day is 365 of them. */
export function briefMeasures(tally: Tally): Measures {
  const nothing = { leftAt: [], mismatches: [], humanReasons: [], unreadable: [], families: [], funnel: [] }
  return { ...measuresOf(tally), ...nothing }
}

/** Rows are weekdays from Monday, columns the hours of Paris. */
export function heatOf(tally: Tally): number[][] {
  const hours = [...Array(24).keys()]
  return [...Array(7).keys()].map((day) => hours.map((hour) => tally.counts[`heat:${day}:${hour}`] ?? 0))
}

function ranked(tally: Tally, prefix: string): Named[] {
  return Object.entries(named(tally, prefix))
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name))
}

function spread(digest: Digest | undefined): Spread {
  if (!digest || digest.count === 0) return { count: 0, mean: null, p50: null, p95: null, max: null }
  const { count, sum, max } = digest
  return { count, mean: sum / count, p50: quantile(digest, 0.5), p95: quantile(digest, 0.95), max }
}
