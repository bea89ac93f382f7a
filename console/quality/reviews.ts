/** Reviews of how a case was handled, and what agents object to them. */
import { AppError, isAppError } from '../../core/errors.js'
import { newId } from '../../core/ids.js'
import type { Store } from '../../core/store.js'
import type { Locale } from '../../locales/index.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { QualityReviewDoc } from '../../models/quality.js'
import type { Actor } from '../contract/common.js'
import type { Criterion, Review } from '../contract/quality.js'
import { criteriaOf, currentCard } from './card.js'
import { checkScores, totalOf } from './score.js'

type Scores = Record<string, number | null>

/** What the desk knows an account as: by Entra's object id; an account of another kind by its own. */
export function agentIdOf({ id }: Pick<Actor, 'id'>): string {
  return id.startsWith('entra:') ? id.slice(id.lastIndexOf('.') + 1) : id
}

export function isAbout(actor: Pick<Actor, 'id'>, agentId: string): boolean {
  return agentIdOf(actor) === agentId
}

/** Throws NOT_FOUND when the agent had no part in the case, STALE when there is a review of it already. */
export async function writeReview(
  store: Store,
  wanted: { caseId: string; agentId: string; scores: Scores; comment: string },
  actor: Actor,
  now: Date,
): Promise<QualityReviewDoc> {
  const { caseId, agentId, scores, comment } = wanted
  const row = await store.get<CaseRowDoc>('caseRows', caseId)
  const [ticket] = await store.find<DeskTicketDoc>('deskTickets', { caseId, agentId }, { limit: 1 })
  const at = row?.agentIds.indexOf(agentId) ?? -1
  if (!row || (at < 0 && !ticket))
    throw new AppError('NOT_FOUND', 'the agent had no part in this case', { details: { caseId, agentId } })
  if (isAbout(actor, agentId)) throw new AppError('NOT_ALLOWED', 'nobody reviews their own work')
  const card = await currentCard(store, actor.locale)
  checkScores(card.criteria, scores)
  try {
    return await store.insert<QualityReviewDoc>('qualityReviews', {
      _id: newId(now),
      caseId,
      number: row.number,
      agentId,
      agentName: ticket?.agentName ?? row.agentNames[at] ?? agentId,
      byId: actor.id,
      byName: actor.name,
      at: now,
      cardVersion: card.version,
      scores,
      total: totalOf(card.criteria, scores),
      comment,
      dispute: null,
    })
  } catch (error) {
    if (!isAppError(error, 'DUPLICATE_KEY')) throw error
    throw new AppError('STALE', 'this case was reviewed already', { details: { caseId, agentId } })
  }
}

export async function changeReview(
  store: Store,
  wanted: { reviewId: string; scores: Scores; comment: string },
  actor: Actor,
): Promise<QualityReviewDoc> {
  const review = await getReview(store, wanted.reviewId)
  if (review.byId !== actor.id) throw new AppError('NOT_ALLOWED', 'only who wrote a review changes it')
  return write(
    store,
    { _id: review._id, dispute: null },
    { ...(await scored(store, review, wanted.scores)), comment: wanted.comment },
  )
}

/** Once, by the agent it is about. */
export async function disputeReview(
  store: Store,
  wanted: { reviewId: string; text: string },
  actor: Actor,
  now: Date,
): Promise<QualityReviewDoc> {
  const review = await getReview(store, wanted.reviewId)
  if (!isAbout(actor, review.agentId)) throw new AppError('NOT_ALLOWED', 'only the agent it is about objects')
  const nothing = { answer: null, accepted: null, answeredById: null, answeredByName: null, answeredAt: null }
  return write(
    store,
    { _id: review._id, dispute: null },
    { dispute: { text: wanted.text, at: now, ...nothing } },
  )
}

/** By somebody else than who wrote the review: nobody judges over their own judgment. */
export async function answerDispute(
  store: Store,
  wanted: { reviewId: string; text: string; accepted: boolean; scores?: Scores | undefined },
  actor: Actor,
  now: Date,
): Promise<QualityReviewDoc> {
  const review = await getReview(store, wanted.reviewId)
  if (!review.dispute || review.dispute.answeredAt) throw new AppError('STALE', 'there is nothing to answer')
  if (review.byId === actor.id || isAbout(actor, review.agentId))
    throw new AppError('NOT_ALLOWED', 'somebody else answers an objection')
  const dispute = {
    ...review.dispute,
    answer: wanted.text,
    accepted: wanted.accepted,
    answeredById: actor.id,
    answeredByName: actor.name,
    answeredAt: now,
  }
  const changed = wanted.accepted && wanted.scores ? await scored(store, review, wanted.scores) : {}
  return write(store, { _id: review._id, 'dispute.answeredAt': null }, { dispute, ...changed })
}

export async function getReview(store: Store, reviewId: string): Promise<QualityReviewDoc> {
  const review = await store.get<QualityReviewDoc>('qualityReviews', reviewId)
  if (!review) throw new AppError('NOT_FOUND', 'there is no such review', { details: { reviewId } })
  return review
}

/** Each of the cards they were written with is read once. */
export async function reviewViews(
  store: Store,
  reviews: readonly QualityReviewDoc[],
  locale: Locale,
): Promise<Review[]> {
  const versions = [...new Set(reviews.map(({ cardVersion }) => cardVersion))]
  const cards = new Map(
    await Promise.all(
      versions.map(async (version) => [version, await criteriaOf(store, version, locale)] as const),
    ),
  )
  return reviews.map((review) => viewOf(review, cards.get(review.cardVersion) ?? []))
}

export async function reviewView(store: Store, review: QualityReviewDoc, locale: Locale): Promise<Review> {
  return viewOf(review, await criteriaOf(store, review.cardVersion, locale))
}

function viewOf(review: QualityReviewDoc, criteria: Criterion[]): Review {
  const { _id: id, caseId, number, at, cardVersion, total, comment, dispute } = review
  return {
    id,
    caseId,
    number,
    agent: { id: review.agentId, name: review.agentName },
    by: { id: review.byId, name: review.byName },
    at: at.toISOString(),
    cardVersion,
    criteria,
    scores: review.scores as Scores,
    total,
    comment,
    dispute: dispute && {
      text: dispute.text,
      at: dispute.at.toISOString(),
      answer: dispute.answeredAt && {
        text: dispute.answer ?? '',
        accepted: dispute.accepted ?? false,
        by: { id: dispute.answeredById ?? '', name: dispute.answeredByName ?? '' },
        at: dispute.answeredAt.toISOString(),
      },
    },
  }
}

/** By the card the review was written with, whatever is in force now. */
async function scored(store: Store, review: QualityReviewDoc, scores: Scores) {
  const criteria = await criteriaOf(store, review.cardVersion, 'fr')
  checkScores(criteria, scores)
  return { scores, total: totalOf(criteria, scores) }
}

async function write(
  store: Store,
  filter: Record<string, string | null>,
  fields: Record<string, unknown>,
): Promise<QualityReviewDoc> {
  const written = await store.update<QualityReviewDoc>('qualityReviews', filter, { $set: fields })
  if (!written) throw new AppError('STALE', 'the review has changed since')
  return written
}
