import type { Store } from '../../core/store.js'
import type { Locale } from '../../locales/index.js'
import type { QualityReviewDoc } from '../../models/quality.js'
import type { AgentQuality } from '../contract/quality.js'
import { readParts } from '../figures/read-figures.js'
import { criteriaOf } from './card.js'
import { momentsOf } from './week.js'

const MOST_AGENTS = 200

/** What reviews and installers say of each agent. An accepted objection counts as it was corrected. */
export async function agentQuality(
  store: Store,
  { from, to }: { from: string; to: string },
  locale: Locale,
): Promise<AgentQuality[]> {
  const reviews = await store.find<QualityReviewDoc>('qualityReviews', { at: momentsOf(from, to) })
  const parts = await readParts(store, 'agent', from, to, MOST_AGENTS)
  const names = new Map([
    ...parts.map(({ id, name }) => [id, name] as const),
    ...reviews.map(({ agentId, agentName }) => [agentId, agentName] as const),
  ])
  const labels = await labelsOf(store, reviews, locale)
  return [...names].map(([id, name]) => {
    const mine = reviews.filter(({ agentId }) => agentId === id)
    const csat = parts.find((part) => part.id === id)?.measures.csat
    return {
      id,
      name,
      reviews: mine.length,
      average: average(mine.map(({ total }) => total)),
      byCriterion: [...labels].map(([criterion, label]) => ({
        id: criterion,
        label,
        average: average(
          mine.map(({ scores }) => (scores as Record<string, number | null>)[criterion] ?? null),
        ),
      })),
      csat: { answered: csat?.answered ?? 0, average: csat?.average ?? null },
      disputes: mine.filter(({ dispute }) => dispute !== null).length,
    }
  })
}

/** Criteria of all the cards that were used, by the newest name of each. */
async function labelsOf(
  store: Store,
  reviews: readonly QualityReviewDoc[],
  locale: Locale,
): Promise<Map<string, string>> {
  const labels = new Map<string, string>()
  for (const version of [...new Set(reviews.map(({ cardVersion }) => cardVersion))].sort((a, b) => a - b)) {
    for (const { id, label } of await criteriaOf(store, version, locale)) labels.set(id, label)
  }
  return labels
}

function average(values: readonly (number | null)[]): number | null {
  const given = values.filter((value) => value !== null)
  if (given.length === 0) return null
  return Math.round((10 * given.reduce((sum, value) => sum + value, 0)) / given.length) / 10
}
