import { AppError } from '../../core/errors.js'
import type { Filter } from '../../core/store.js'
import type { CoachingNoteDoc, QualityReviewDoc } from '../../models/quality.js'
import { createCaseRows } from '../cases/case-rows.js'
import { type Actor, nothing, type Role } from '../contract/common.js'
import * as asked from '../contract/quality.js'
import { parisDay } from '../figures/facts.js'
import { type AnyRoute, EVERYBODY, route } from '../http/route.js'
import type { ConsoleParts } from '../ports.js'
import { agentQuality } from './agent-quality.js'
import { currentCard, saveCard } from './card.js'
import { noteSeen, noteView, writeNote } from './notes.js'
import { readSample } from './read-sample.js'
import {
  agentIdOf,
  answerDispute,
  changeReview,
  disputeReview,
  getReview,
  reviewView,
  reviewViews,
  writeReview,
} from './reviews.js'
import { momentsOf } from './week.js'

const COACHES: readonly Role[] = ['lead', 'manager', 'admin']
const READERS: readonly Role[] = ['lead', 'manager', 'auditor', 'admin']
const MOST = 500

/** Agents see what is about them; the others what they ask for. */
function whose(actor: Actor, agent: string | undefined): { agentId?: string } {
  if (!READERS.includes(actor.role)) return { agentId: agentIdOf(actor) }
  return agent ? { agentId: agent } : {}
}

export function qualityRoutes(parts: ConsoleParts): AnyRoute[] {
  const { store } = parts
  const rows = createCaseRows(parts)
  const view = (review: QualityReviewDoc, { locale }: Actor) => reviewView(store, review, locale)
  const subject = ({ _id: id, number: label }: QualityReviewDoc) => ({ kind: 'review', id, label })

  return [
    route({
      method: 'GET',
      path: '/quality/card',
      roles: EVERYBODY,
      input: nothing,
      handle: ({ actor }) => currentCard(store, actor.locale),
    }),
    route({
      method: 'PUT',
      path: '/quality/card',
      roles: ['manager', 'admin'],
      input: asked.saveCard,
      async handle({ input, actor, now, audit }) {
        const card = await saveCard(store, input, actor.name, now)
        await audit('admin.changed', {
          kind: 'scoreCard',
          id: `card:${card.version}`,
          label: `${card.version}`,
        })
        return card
      },
    }),
    route({
      method: 'GET',
      path: '/quality/sample',
      roles: READERS,
      input: asked.sampleQuery,
      handle: ({ input, now }) =>
        readSample(store, { day: input.day ?? parisDay(now), perAgent: input.perAgent }, now),
    }),
    route({
      method: 'GET',
      path: '/quality/reviews',
      roles: EVERYBODY,
      input: asked.reviewsQuery,
      async handle({ input, actor }) {
        const { agent, caseId, from, to } = input
        const filter: Filter = {
          ...whose(actor, agent),
          ...(caseId ? { caseId } : {}),
          ...(from && to ? { at: momentsOf(from, to) } : {}),
        }
        const found = await store.find<QualityReviewDoc>('qualityReviews', filter, {
          sort: { at: -1 },
          limit: MOST,
        })
        return reviewViews(store, found, actor.locale)
      },
    }),
    route({
      method: 'POST',
      path: '/quality/reviews',
      roles: COACHES,
      input: asked.writeReview,
      async handle({ input, actor, now, audit }) {
        await rows.catchUp()
        const review = await writeReview(store, input, actor, now)
        await audit('quality.scored', subject(review), `${review.agentName}: ${review.total}`)
        return view(review, actor)
      },
    }),
    route({
      method: 'PUT',
      path: '/quality/reviews/:reviewId',
      roles: COACHES,
      input: asked.changeReview,
      async handle({ input, actor, audit }) {
        const before = await getReview(store, input.reviewId)
        const review = await changeReview(store, input, actor)
        await audit(
          'quality.scored',
          subject(review),
          `${review.agentName}: ${before.total} → ${review.total}`,
        )
        return view(review, actor)
      },
    }),
    route({
      method: 'POST',
      path: '/quality/reviews/:reviewId/dispute',
      roles: ['agent', 'lead'],
      input: asked.dispute,
      async handle({ input, actor, now, audit }) {
        const review = await disputeReview(store, input, actor, now)
        await audit('quality.disputed', subject(review))
        return view(review, actor)
      },
    }),
    route({
      method: 'POST',
      path: '/quality/reviews/:reviewId/answer',
      roles: ['manager', 'admin'],
      input: asked.answerDispute,
      async handle({ input, actor, now, audit }) {
        const review = await answerDispute(store, input, actor, now)
        await audit('quality.scored', subject(review), input.accepted ? 'accepted' : 'upheld')
        return view(review, actor)
      },
    }),
    route({
      method: 'GET',
      path: '/quality/notes',
      roles: EVERYBODY,
      input: asked.notesQuery,
      async handle({ input, actor }) {
        const notes = await store.find<CoachingNoteDoc>('coachingNotes', whose(actor, input.agent), {
          sort: { at: -1 },
          limit: MOST,
        })
        return notes.map(noteView)
      },
    }),
    route({
      method: 'POST',
      path: '/quality/notes',
      roles: COACHES,
      input: asked.writeNote,
      async handle({ input, actor, now, audit }) {
        await rows.catchUp()
        const note = await writeNote(store, input, actor, now)
        await audit('quality.noted', { kind: 'note', id: note._id, label: note.agentName })
        return noteView(note)
      },
    }),
    route({
      method: 'POST',
      path: '/quality/notes/:noteId/seen',
      roles: EVERYBODY,
      input: asked.noteId,
      handle: async ({ input, actor, now }) => noteView(await noteSeen(store, input.noteId, actor, now)),
    }),
    route({
      method: 'GET',
      path: '/quality/agents',
      roles: READERS,
      input: asked.agentsQuery,
      async handle({ input, actor }) {
        if (input.from > input.to) throw new AppError('REQUEST_INVALID', 'from is after to')
        return agentQuality(store, input, actor.locale)
      },
    }),
  ]
}
