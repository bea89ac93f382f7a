import { AppError } from '../../core/errors.js'
import type { Criterion } from '../contract/quality.js'

export const BEST = 4

type Scores = Readonly<Record<string, number | null>>

/** 0 to 100, by weight, of what applies; null when nothing does. A zero where none may be makes the whole a zero. */
export function totalOf(criteria: readonly Criterion[], scores: Scores): number | null {
  let points = 0
  let weights = 0
  for (const { id, weight, vital } of criteria) {
    const score = scores[id] ?? null
    if (score === null) continue
    if (vital && score === 0) return 0
    points += score * weight
    weights += BEST * weight
  }
  return weights === 0 ? null : Math.round((1000 * points) / weights) / 10
}

/** Throws REQUEST_INVALID when the scores are not those of the card. */
export function checkScores(criteria: readonly Criterion[], scores: Scores): void {
  const known = criteria.map(({ id }) => id)
  const given = Object.keys(scores)
  const odd = given.filter((id) => !known.includes(id))
  const missing = known.filter((id) => !given.includes(id))
  if (odd.length > 0 || missing.length > 0) {
    throw new AppError('REQUEST_INVALID', 'the scores are not those of the card', {
      details: { odd: odd.join(), missing: missing.join() },
    })
  }
}
