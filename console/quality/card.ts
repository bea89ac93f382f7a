import { AppError, isAppError } from '../../core/errors.js'
import type { Store } from '../../core/store.js'
import { type Locale, translator } from '../../locales/index.js'
import type { ScoreCardDoc } from '../../models/quality.js'
import type { Criterion, ScoreCard } from '../contract/quality.js'

/** What is looked at until somebody writes a card of their own. */
const DEFAULTS: readonly [
  id: 'welcome' | 'checks' | 'clarity' | 'speed' | 'solution' | 'notes',
  weight: number,
  vital: boolean,
][] = [
  ['welcome', 1, false],
  ['checks', 3, true],
  ['clarity', 2, false],
  ['speed', 2, false],
  ['solution', 2, false],
  ['notes', 1, false],
]

/** The card in force; version 0 is ours. */
export async function currentCard(store: Store, locale: Locale): Promise<ScoreCard> {
  const [last] = await store.find<ScoreCardDoc>('scoreCards', {}, { sort: { version: -1 }, limit: 1 })
  if (last) return { version: last.version, criteria: last.criteria, updatedAt: last.at.toISOString() }
  return { version: 0, criteria: defaultCriteria(locale), updatedAt: null }
}

/** The criteria that a review was written with. */
export async function criteriaOf(store: Store, version: number, locale: Locale): Promise<Criterion[]> {
  const card = await store.get<ScoreCardDoc>('scoreCards', `card:${version}`)
  return card?.criteria ?? defaultCriteria(locale)
}

/** A new version over the one that was edited. Throws STALE when there is a newer one. */
export async function saveCard(
  store: Store,
  edited: { version: number; criteria: Criterion[] },
  by: string,
  now: Date,
): Promise<ScoreCard> {
  const stale = new AppError('STALE', 'the score card has changed since')
  const { version: present } = await currentCard(store, 'fr')
  if (present !== edited.version) throw stale
  const version = present + 1
  try {
    await store.insert<ScoreCardDoc>('scoreCards', {
      _id: `card:${version}`,
      version,
      criteria: edited.criteria,
      by,
      at: now,
    })
  } catch (error) {
    throw isAppError(error, 'DUPLICATE_KEY') ? stale : error
  }
  return { version, criteria: edited.criteria, updatedAt: now.toISOString() }
}

function defaultCriteria(locale: Locale): Criterion[] {
  const t = translator(locale)
  return DEFAULTS.map(([id, weight, vital]) => ({
    id,
    label: t(`quality.criterion.${id}.label`),
    help: t(`quality.criterion.${id}.help`),
    weight,
    vital,
  }))
}
