/** The sample is fair and cannot be chosen; reviews are by others, once, and can be objected to. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseDoc } from '../../cases/case.js'
import type { Role } from '../../console/contract/common.js'
import { RISKS, type Risk, type Sample } from '../../console/contract/quality.js'
import { currentCard } from '../../console/quality/card.js'
import {
  agentIdOf,
  answerDispute,
  changeReview,
  disputeReview,
  reviewViews,
  writeReview,
} from '../../console/quality/reviews.js'
import { drawSample, type Handled, risksOf } from '../../console/quality/sample.js'
import { totalOf } from '../../console/quality/score.js'
import { momentsOf, weekOf } from '../../console/quality/week.js'
import type { Store } from '../../core/store.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { QualityReviewDoc } from '../../models/quality.js'
import { at, putCase, putTicket } from './support/fixtures.js'
import { openConsole, TEST_NOW, type TestConsole } from './support/open-console.js'

const handled = (index: number, risks: Risk[] = []): Handled => ({
  caseId: `c${index}`,
  number: `S-${index}`,
  closedAt: at(index),
  risks,
})

describe('a sample', () => {
  const some = fc.array(fc.subarray([...RISKS]), { maxLength: 40 })
  const draw = (list: Handled[], count = 5, week = '2026-11-16', agentId = 'a1') =>
    drawSample(list, { count, week, agentId })

  it('has as many as are wanted or there are, none twice, in whatever order they came', () =>
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 10 }), (risks, count) => {
        const list = risks.map((each, index) => handled(index, each))
        const drawn = draw(list, count)
        expect(drawn).toHaveLength(Math.min(count, list.length))
        expect(new Set(drawn.map(({ caseId }) => caseId)).size).toBe(drawn.length)
        expect(draw([...list].reverse(), count)).toEqual(drawn)
      }),
    ))

  it('begins with what stood out, the heaviest first, and leaves room for chance', () => {
    const list = [
      ...Array.from({ length: 10 }, (_, index) => handled(index)),
      handled(10, ['suspicion']),
      handled(11, ['override']),
      handled(12, ['low_rating', 'many_tries']),
      handled(13, ['promise_broken']),
    ]
    const drawn = draw(list)
    expect(drawn.slice(0, 3).map(({ caseId }) => caseId)).toEqual(['c11', 'c12', 'c13'])
    expect(drawn).toHaveLength(5)
  })

  it('is another one for another agent and another week', () => {
    const list = Array.from({ length: 40 }, (_, index) => handled(index))
    const ids = (drawn: Handled[]) => drawn.map(({ caseId }) => caseId).join()
    expect(ids(draw(list))).toBe(ids(draw(list)))
    expect(ids(draw(list, 5, '2026-11-16', 'a2'))).not.toBe(ids(draw(list)))
    expect(ids(draw(list, 5, '2026-11-23'))).not.toBe(ids(draw(list)))
  })

  it('takes every case equally often where nothing stands out', () => {
    const list = Array.from({ length: 10 }, (_, index) => handled(index))
    const drawn = list.map(() => 0)
    for (let week = 0; week < 1000; week++) {
      for (const { caseId } of draw(list, 2, `w${week}`))
        drawn[Number(caseId.slice(1))] = (drawn[Number(caseId.slice(1))] ?? 0) + 1
    }
    // 200 each; five standard deviations of a fair draw are about 63.
    for (const times of drawn) expect(Math.abs(times - 200)).toBeLessThan(65)
  })
})

describe('a list of reviews', () => {
  it('reads each of their score cards once', async () => {
    const read: string[] = []
    const store = {
      get: async (collection: string, id: string) => {
        read.push(`${collection} ${id}`)
        return null
      },
    } as unknown as Store
    const review = (cardVersion: number) =>
      ({ _id: `r${cardVersion}`, cardVersion, at: TEST_NOW, scores: {}, dispute: null }) as QualityReviewDoc
    const seen = await reviewViews(store, [review(1), review(2), review(1), review(1)], 'fr')
    expect(seen.map(({ criteria }) => criteria.length > 0)).toEqual([true, true, true, true])
    expect(read.sort()).toEqual(['scoreCards card:1', 'scoreCards card:2'])
  })
})

describe('a week', () => {
  it.each([
    ['2026-11-16', '2026-11-16', '2026-11-22'],
    ['2026-11-22', '2026-11-16', '2026-11-22'],
    ['2027-01-01', '2026-12-28', '2027-01-03'],
  ])('of %s is from %s to %s', (day, from, to) => expect(weekOf(day)).toEqual({ from, to }))

  it('is an hour longer, or shorter, when the clocks change', () => {
    const hours = (from: string, to: string) => {
      const { $gte, $lt } = momentsOf(from, to)
      return ($lt.getTime() - $gte.getTime()) / 3_600_000
    }
    expect(hours('2026-10-19', '2026-10-25')).toBe(169)
    expect(hours('2026-03-23', '2026-03-29')).toBe(167)
    expect(hours('2026-11-16', '2026-11-22')).toBe(168)
  })
})

describe('a total', () => {
  const criteria = [
    { id: 'a', label: 'A', help: '', weight: 3, vital: true },
    { id: 'b', label: 'B', help: '', weight: 1, vital: false },
  ]
  it.each([
    [{ a: 4, b: 4 }, 100],
    [{ a: 2, b: 4 }, 62.5],
    [{ a: 2, b: null }, 50],
    [{ a: 0, b: 4 }, 0],
    [{ a: 4, b: 0 }, 75],
    [{ a: null, b: null }, null],
  ])('of %j is %s', (scores, total) => expect(totalOf(criteria, scores)).toBe(total))
})

describe('reviews', () => {
  let opened: TestConsole
  let reset: CaseDoc
  const actor = (id: string, role: Role = 'lead') => ({ id, name: id, role, locale: 'fr' }) as const
  const scores = { welcome: 4, checks: 3, clarity: 4, speed: 2, solution: 4, notes: null }

  beforeAll(async () => {
    opened = await openConsole()
    const { store } = opened
    reset = await putCase(store, { rating: { askedAt: at(1), score: 1, word: null, answeredAt: at(2) } })
    await putTicket(store, reset, {
      agentId: 'agent-1',
      agentName: 'Nadia Benali',
      state: 'closed',
      open: false,
      closedAt: at(-24 * 60),
      end: 'solved',
    })
    await store.insert('deskAgents', {
      _id: 'agent-1',
      name: 'Nadia Benali',
      teamsId: '29:x',
      role: 'agent',
      presence: 'available',
      awaySince: null,
      lastSeenAt: at(0),
    })
    await opened.signedIn('lead').then((lead) => lead.get('/cases'))
  })
  afterAll(() => opened.close())

  it('are sampled for the week in which the work was closed', async () => {
    const lead = await opened.signedIn('lead')
    const sample = (await lead.get('/quality/sample?day=2026-11-22')).body as Sample
    expect(sample).toMatchObject({ from: '2026-11-16', to: '2026-11-22' })
    expect(sample.agents).toMatchObject([
      { id: 'agent-1', name: 'Nadia Benali', handled: 1, cases: [{ caseId: reset._id, reviewId: null }] },
    ])
    expect(sample.agents[0]?.cases[0]?.why).toContain('low_rating')
    expect((await lead.get('/quality/sample?day=2026-11-23')).body.agents).toEqual([])
  })

  it('are written once, by somebody else, with the criteria of the card', async () => {
    const lead = await opened.signedIn('lead')
    const wanted = { caseId: reset._id, agentId: 'agent-1', scores, comment: 'Bien mené.' }
    const wrong = await lead.post('/quality/reviews', { ...wanted, scores: { welcome: 4 } })
    expect(wrong.status).toBe(400)
    expect((await lead.post('/quality/reviews', { ...wanted, agentId: 'nobody' })).status).toBe(404)
    await expect(writeReview(opened.store, wanted, actor('agent-1'), TEST_NOW)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    const written = await lead.post('/quality/reviews', wanted)
    expect(written.body).toMatchObject({ total: 82.5, cardVersion: 0, number: reset.number, dispute: null })
    expect((await lead.post('/quality/reviews', wanted)).status).toBe(409)
    expect(await opened.store.count('accessEntries', { action: 'quality.scored' })).toBe(1)
  })

  it('are seen by the agent they are about, and by no other agent', async () => {
    const agent = await opened.signedIn('agent')
    expect((await agent.get('/quality/reviews?agent=agent-1')).body).toEqual([])
    expect((await (await opened.signedIn('auditor')).get('/quality/reviews')).body).toHaveLength(1)
    expect(agentIdOf({ id: 'entra:11111111-2222.agent-1' })).toBe('agent-1')
    expect(agentIdOf({ id: 'local:agent-1' })).not.toBe('agent-1')
  })

  it('can be objected to by that agent alone, and are answered by somebody else than who wrote them', async () => {
    const { store } = opened
    const [review] = await store.find<{ _id: string; byId: string }>('qualityReviews', {})
    const reviewId = review?._id ?? ''
    const writer = actor(review?.byId ?? '')
    const about = actor('entra:tenant.agent-1', 'agent')
    const objection = { reviewId, text: 'Le client était injoignable.' }
    await expect(disputeReview(store, objection, actor('local:other'), TEST_NOW)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await disputeReview(store, objection, about, TEST_NOW)
    await expect(disputeReview(store, objection, about, TEST_NOW)).rejects.toMatchObject({ code: 'STALE' })
    // What was objected to is no longer changed in silence.
    await expect(changeReview(store, { reviewId, scores, comment: '' }, writer)).rejects.toMatchObject({
      code: 'STALE',
    })
    const answer = { reviewId, text: 'Vous avez raison.', accepted: true, scores: { ...scores, speed: 4 } }
    await expect(answerDispute(store, answer, writer, TEST_NOW)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await expect(answerDispute(store, answer, about, TEST_NOW)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const answered = await answerDispute(store, answer, actor('local:manager', 'manager'), TEST_NOW)
    expect(answered).toMatchObject({
      total: 92.5,
      dispute: { accepted: true, answeredByName: 'local:manager' },
    })
    await expect(answerDispute(store, answer, actor('local:m2', 'manager'), TEST_NOW)).rejects.toMatchObject({
      code: 'STALE',
    })
  })

  it('keep the criteria they were written with when the card changes', async () => {
    const manager = await opened.signedIn('manager')
    const criteria = [{ id: 'all', label: 'Tout', help: '', weight: 1, vital: false }]
    expect((await manager.put('/quality/card', { version: 0, criteria })).body).toMatchObject({ version: 1 })
    expect((await manager.put('/quality/card', { version: 0, criteria })).status).toBe(409)
    expect((await currentCard(opened.store, 'en')).criteria).toEqual(criteria)
    const [review] = (await manager.get('/quality/reviews')).body
    expect(review.criteria.map(({ id }: { id: string }) => id)).toEqual(Object.keys(scores))
    const [agent] = (await manager.get('/quality/agents?from=2026-11-01&to=2026-11-30')).body
    expect(agent).toMatchObject({ id: 'agent-1', reviews: 1, average: 92.5, disputes: 1 })
  })

  it('come with notes, which the agent has seen or not', async () => {
    const lead = await opened.signedIn('lead')
    const note = (
      await lead.post('/quality/notes', {
        agentId: 'agent-1',
        caseId: reset._id,
        text: 'Pensez à noter le motif.',
      })
    ).body
    expect(note).toMatchObject({ number: reset.number, seenAt: null, agent: { name: 'Nadia Benali' } })
    expect((await lead.post(`/quality/notes/${note.id}/seen`)).status).toBe(404)
    expect((await (await opened.signedIn('agent')).get('/quality/notes')).body).toEqual([])
    expect((await lead.post('/quality/notes', { agentId: 'nobody', text: 'x' })).status).toBe(404)
  })
})

describe('what stands out', () => {
  it('is named from the ticket and its case', () => {
    const ticket = {
      events: [{ kind: 'approval_asked' }],
      end: 'refused',
      reason: 'tries_exhausted',
      firstAnsweredAt: at(40),
      firstDueAt: at(30),
      closedAt: at(60),
    } as unknown as DeskTicketDoc
    const reset = {
      rating: { score: 2 },
      releases: [{ state: 'failed' }],
      tries: 0,
      lastReason: 'suspicion',
    } as unknown as CaseDoc
    expect(risksOf(reset, ticket, TEST_NOW)).toEqual([...RISKS])
    const calm = {
      ...ticket,
      events: [],
      end: 'solved',
      reason: null,
      firstAnsweredAt: at(1),
    } as DeskTicketDoc
    expect(risksOf(null, calm, TEST_NOW)).toEqual([])
  })
})
