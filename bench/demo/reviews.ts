import type { CaseDoc } from '../../cases/case.js'
import { createCaseRows } from '../../console/cases/case-rows.js'
import type { Role } from '../../console/contract/common.js'
import { currentCard } from '../../console/quality/card.js'
import { writeNote } from '../../console/quality/notes.js'
import { answerDispute, disputeReview, writeReview } from '../../console/quality/reviews.js'
import { settableClock } from '../../core/clock.js'
import type { Store } from '../../core/store.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { Random } from '../evidence/random.js'
import { AGENTS } from './agent.js'
import { COMMENTS, NOTES, OBJECTIONS } from './phrases.js'

const DAY_MS = 86_400_000
const BACK_DAYS = 84

/** Twelve weeks in which a lead looked at some of the desk's work. */
export async function makeReviews(store: Store, random: Random, until: Date): Promise<void> {
  await createCaseRows({ store, clock: settableClock({ now: () => until }) }).catchUp()
  const [lead] = AGENTS
  if (!lead) return
  const by = (id: string, name: string, role: Role) => ({ id, name, role, locale: 'fr' }) as const
  const reviewer = by('demo:manager', 'Claire Fontaine', 'manager')
  const { criteria } = await currentCard(store, 'fr')
  const since = new Date(until.getTime() - BACK_DAYS * DAY_MS)
  const tickets = await store.find<DeskTicketDoc>(
    'deskTickets',
    { open: false, closedAt: { $gte: since } },
    { sort: { closedAt: 1, _id: 1 } },
  )
  for (const ticket of tickets) {
    const { agentId, caseId, closedAt } = ticket
    if (!agentId || !caseId || !closedAt || !random.chance(0.6)) continue
    if ((await store.count('qualityReviews', { caseId, agentId })) > 0) continue
    const at = new Date(Math.min(until.getTime(), closedAt.getTime() + random.integer(1, 6) * DAY_MS))
    const scores = Object.fromEntries(
      criteria.map(({ id }) => [
        id,
        random.chance(0.1) ? null : random.pick([4, 4, 4, 3, 3, 2, id === 'checks' ? 3 : 1]),
      ]),
    )
    const comment = random.pick(COMMENTS)
    const review = await writeReview(store, { caseId, agentId, scores, comment }, reviewer, at)
    if (random.chance(0.1)) {
      const reviewId = review._id
      await disputeReview(
        store,
        { reviewId, text: random.pick(OBJECTIONS) },
        by(agentId, ticket.agentName ?? '', 'agent'),
        at,
      )
      if (random.chance(0.6)) {
        const answer = { reviewId, text: 'Relu ensemble, note maintenue.', accepted: false }
        await answerDispute(store, answer, by('demo:admin', 'Nadia Rousseau', 'admin'), at)
      }
    }
    if (random.chance(0.25)) {
      const reset = await store.get<CaseDoc>('cases', caseId)
      const wanted = { agentId, caseId: reset?._id ?? null, text: random.pick(NOTES) }
      await writeNote(store, wanted, by(lead.id, lead.name, 'lead'), at)
    }
  }
}
