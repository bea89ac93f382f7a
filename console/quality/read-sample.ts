import type { CaseDoc } from '../../cases/case.js'
import type { Store } from '../../core/store.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { QualityReviewDoc } from '../../models/quality.js'
import type { Sample } from '../contract/quality.js'
import { drawSample, type Handled, risksOf } from './sample.js'
import { momentsOf, weekOf } from './week.js'

/** The sample of a week: of each agent who closed something in it. */
export async function readSample(
  store: Store,
  { day, perAgent }: { day: string; perAgent: number },
  now: Date,
): Promise<Sample> {
  const { from, to } = weekOf(day)
  const tickets = await store.find<DeskTicketDoc>('deskTickets', {
    open: false,
    closedAt: momentsOf(from, to),
    agentId: { $ne: null },
  })
  const reviews = await reviewsOf(store, tickets)
  const cases = await casesOf(store, tickets)
  const agents = new Map<string, { name: string; handled: Handled[] }>()
  for (const ticket of tickets) {
    const { agentId, agentName, caseId, number, closedAt } = ticket
    if (!agentId || !caseId || !closedAt) continue
    const agent = agents.get(agentId) ?? { name: agentName ?? agentId, handled: [] }
    agents.set(agentId, agent)
    // Two requests in one case are one piece of work to look at.
    const known = agent.handled.find((each) => each.caseId === caseId)
    const risks = risksOf(cases.get(caseId) ?? null, ticket, now)
    if (known) known.risks = [...new Set([...known.risks, ...risks])]
    else agent.handled.push({ caseId, number, closedAt, risks })
  }
  return {
    from,
    to,
    agents: [...agents]
      .sort(([, one], [, other]) => one.name.localeCompare(other.name))
      .map(([id, { name, handled }]) => ({
        id,
        name,
        handled: handled.length,
        cases: drawSample(handled, { count: perAgent, week: from, agentId: id }).map((each) => ({
          caseId: each.caseId,
          number: each.number,
          closedAt: each.closedAt.toISOString(),
          why: each.risks.length > 0 ? each.risks : ['random'],
          reviewId: reviews.get(`${each.caseId}|${id}`) ?? null,
        })),
      })),
  }
}

async function reviewsOf(store: Store, tickets: readonly DeskTicketDoc[]): Promise<Map<string, string>> {
  const caseIds = [...new Set(tickets.flatMap(({ caseId }) => caseId ?? []))]
  const reviews = await store.find<QualityReviewDoc>('qualityReviews', { caseId: { $in: caseIds } })
  return new Map(reviews.map(({ _id, caseId, agentId }) => [`${caseId}|${agentId}`, _id]))
}

async function casesOf(store: Store, tickets: readonly DeskTicketDoc[]): Promise<Map<string, CaseDoc>> {
  const ids = [...new Set(tickets.flatMap(({ caseId }) => caseId ?? []))]
  const cases = await store.find<CaseDoc>('cases', { _id: { $in: ids } })
  return new Map(cases.map((reset) => [reset._id, reset]))
}
