/** The figures against what is counted by hand over the same cases: other code, the slow way. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseDoc } from '../../cases/case.js'
import { runRetention } from '../../cases/retention.js'
import type { Figures } from '../../console/contract/figures.js'
import { addDays } from '../../console/figures/days.js'
import { caseFact, hourFact, promiseOf } from '../../console/figures/facts.js'
import { readFigures } from '../../console/figures/read-figures.js'
import { updateFigures } from '../../console/figures/update-figures.js'
import { HOTLINE_CALENDAR, isOpen } from '../../hotline/calendar.js'
import type { DecisionRecordDoc } from '../../models/decision-record.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { MessageDoc } from '../../models/message.js'
import type { PersonDoc } from '../../models/person.js'
import { type DemoStore, openDemo, UNTIL } from './demo-store.js'

const DAYS = 45
const FIRST = '2026-10-07'
const calendar = HOTLINE_CALENDAR

let demo: DemoStore
let cases: CaseDoc[]
let tickets: DeskTicketDoc[]
let messages: MessageDoc[]
let decisions: DecisionRecordDoc[]

beforeAll(async () => {
  demo = await openDemo({ cases: 45, seed: 11, days: DAYS })
  cases = await demo.store.find<CaseDoc>('cases', {})
  tickets = await demo.store.find<DeskTicketDoc>('deskTickets', {})
  messages = await demo.store.find<MessageDoc>('messages', { author: 'installer' })
  decisions = await demo.store.find<DecisionRecordDoc>('decisions', { kind: 'case' })
  await updateFigures({ store: demo.store, now: UNTIL, calendar })
}, 120_000)
afterAll(() => demo?.close())

/** Not the library the product uses: the machine's own idea of Paris. */
const paris = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' })
const day = (at: Date) => paris.format(at)

function exact(values: number[], q: number): number | null {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(1, Math.ceil(q * sorted.length)) - 1] ?? null
}

/** Minute by minute. */
function workingMinutes(from: Date, to: Date): number {
  let minutes = 0
  for (let at = from.getTime(); at < to.getTime(); at += 60_000) {
    if (isOpen(new Date(at), calendar)) minutes += Math.min(60_000, to.getTime() - at) / 60_000
  }
  return minutes
}

function tally(words: string[]): Record<string, number> {
  const found: Record<string, number> = {}
  for (const word of words) found[word] = (found[word] ?? 0) + 1
  return found
}

const asTally = (list: { name: string; count: number }[]) =>
  Object.fromEntries(list.map(({ name, count }) => [name, count]))

/** What the page should say of some cases and tickets. */
function byHand(of: CaseDoc[], asked: DeskTicketDoc[]) {
  const closed = of.filter(({ state }) => state === 'closed')
  const solved = closed.filter(({ outcome }) => outcome === 'solved')
  const helped = new Set(tickets.map(({ caseId }) => caseId))
  const times = of.flatMap(({ openedAt, releases }) => {
    const first = Math.min(...releases.flatMap(({ issuedAt }) => (issuedAt ? [issuedAt.getTime()] : [])))
    return Number.isFinite(first) ? [(first - openedAt.getTime()) / 1000] : []
  })
  const ids = new Set(of.map(({ _id }) => _id))
  const scores = of.flatMap(({ rating }) => (rating?.score ? [rating.score] : []))
  return {
    cases: of.length,
    closed: closed.length,
    solved: solved.length,
    alone: solved.filter(
      ({ _id, releases }) => !helped.has(_id) && releases.every(({ basis }) => basis !== 'agent'),
    ).length,
    codes: of.flatMap(({ releases }) => releases.filter(({ issuedAt }) => issuedAt)).length,
    times,
    tickets: asked.length,
    first: asked.flatMap((each) =>
      each.firstAnsweredAt ? [workingMinutes(each.openedAt, each.firstAnsweredAt)] : [],
    ),
    kept: asked.filter(({ firstAnsweredAt, firstDueAt }) => firstAnsweredAt && firstAnsweredAt <= firstDueAt)
      .length,
    broken: asked.filter(
      ({ firstAnsweredAt, firstDueAt, closedAt }) => (firstAnsweredAt ?? closedAt ?? UNTIL) > firstDueAt,
    ).length,
    mismatches: tally(
      decisions
        .filter(({ subject, outcome }) => ids.has(subject) && outcome === 'retry')
        .map(({ reason }) => reason),
    ),
    unreadable: tally(of.flatMap(({ photos }) => photos.flatMap(({ reading }) => reading.reason ?? []))),
    taken: of.flatMap(({ photos }) => photos).length,
    scores: [1, 2, 3, 4, 5].map((score) => scores.filter((each) => each === score).length),
  }
}

function check(measures: Figures['now'], truth: ReturnType<typeof byHand>): void {
  const { cases: count, closed, solved, alone, codes, tickets: asked, promises, photos, csat } = measures
  expect({ count, closed, solved, alone, codes, asked }).toEqual({
    count: truth.cases,
    closed: truth.closed,
    solved: truth.solved,
    alone: truth.alone,
    codes: truth.codes,
    asked: truth.tickets,
  })
  expect([promises.kept, promises.broken]).toEqual([truth.kept, truth.broken])
  expect(asTally(measures.mismatches)).toEqual(truth.mismatches)
  expect(asTally(measures.unreadable)).toEqual(truth.unreadable)
  expect(photos.taken).toBe(truth.taken)
  expect(csat.scores).toEqual(truth.scores)
  near(measures.timeToCode, truth.times)
  // The slow way looks once a minute whether the desk is open.
  near(measures.firstResponse, truth.first, 1)
}

function near({ count, p50, p95, mean }: Figures['now']['timeToCode'], values: number[], slack = 0.02): void {
  expect(count).toBe(values.length)
  if (values.length === 0) return expect([p50, p95, mean]).toEqual([null, null, null])
  for (const [found, q] of [
    [p50, 0.5],
    [p95, 0.95],
  ] as const) {
    const truth = exact(values, q) ?? Number.NaN
    expect(Math.abs((found ?? Number.NaN) - truth)).toBeLessThanOrEqual(0.021 * truth + slack)
  }
}

describe('figures of the product’s own cases', () => {
  it('have something of everything to count', () => {
    expect(cases.length).toBeGreaterThan(35)
    expect(tickets.length).toBeGreaterThan(2)
    expect(cases.some(({ rating }) => rating?.score)).toBe(true)
    expect(decisions.some(({ outcome }) => outcome === 'retry')).toBe(true)
  })

  it('agree with what is counted by hand, for any period', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: DAYS }),
        fc.integer({ min: 0, max: DAYS }),
        async (start, length) => {
          const from = addDays(FIRST, start)
          const to = addDays(from, length)
          const within = (at: Date) => day(at) >= from && day(at) <= to
          const figures = await readFigures(demo.store, { from, to, step: 'week' })
          check(
            figures.now,
            byHand(
              cases.filter(({ openedAt }) => within(openedAt)),
              tickets.filter(({ openedAt }) => within(openedAt)),
            ),
          )
          const series = figures.series.reduce((sum, { measures }) => sum + measures.cases, 0)
          expect(series).toBe(figures.now.cases)
          expect(figures.before.to).toBe(addDays(from, -1))
        },
      ),
      { numRuns: 25 },
    ))

  it('compare with the same number of days before', async () => {
    const figures = await readFigures(demo.store, { from: '2026-11-09', to: '2026-11-15', step: 'day' })
    const before = cases.filter(
      ({ openedAt }) => day(openedAt) >= '2026-11-02' && day(openedAt) <= '2026-11-08',
    )
    expect(figures.before).toMatchObject({ from: '2026-11-02', to: '2026-11-08' })
    expect(figures.before.measures.cases).toBe(before.length)
    expect(figures.series).toHaveLength(7)
  })

  it('agree for each company and each agent, on their own and in the list of parts', async () => {
    const period = { from: FIRST, to: '2026-11-20', step: 'month' } as const
    const all = await readFigures(demo.store, period)
    for (const company of new Set(cases.map(({ companyId }) => companyId))) {
      const mine = cases.filter(({ companyId }) => companyId === company)
      const ids = new Set(mine.map(({ _id }) => _id))
      const truth = byHand(
        mine,
        tickets.filter(({ caseId }) => ids.has(caseId ?? '')),
      )
      const { now } = await readFigures(demo.store, { ...period, company: company ?? '' })
      check(now, truth)
      const part = all.companies.find(({ id }) => id === company) as Figures['companies'][number]
      check({ ...part.measures, mismatches: now.mismatches, unreadable: now.unreadable }, truth)
    }
    for (const { id, measures } of all.agents) {
      const mine = tickets.filter(({ agentId }) => agentId === id)
      expect(measures.tickets).toBe(mine.length)
      expect((await readFigures(demo.store, { ...period, agent: id })).now.promises).toEqual(
        measures.promises,
      )
    }
    expect(all.agents.map(({ name }) => name).join()).toMatch(/[A-Z][a-z]+ [A-Z]/)
  })

  it('show when people write, by the clock of Paris', async () => {
    const { heat } = await readFigures(demo.store, { from: FIRST, to: '2026-11-20', step: 'month' })
    const truth = heat.map((row) => row.map(() => 0))
    for (const { at } of messages) {
      const local = new Date(at.toLocaleString('en-US', { timeZone: 'Europe/Paris' }))
      const row = truth[(local.getDay() + 6) % 7] as number[]
      row[local.getHours()] = (row[local.getHours()] ?? 0) + 1
    }
    expect(heat).toEqual(truth)
  })

  it('show when those of one company and of one agent write', async () => {
    const period = { from: FIRST, to: '2026-11-20', step: 'month' } as const
    const sum = (heat: number[][]) => heat.flat().reduce((all, each) => all + each, 0)
    const persons = await demo.store.find<PersonDoc>('persons', {})
    const companyOf = ({ caseId, personId }: MessageDoc) =>
      caseId
        ? cases.find(({ _id }) => _id === caseId)?.companyId
        : persons.find(({ _id }) => _id === personId)?.companyId
    const companies = [...new Set(cases.map(({ companyId }) => companyId ?? ''))]
    let all = 0
    for (const company of companies) {
      const { heat } = await readFigures(demo.store, { ...period, company })
      expect(sum(heat)).toBe(messages.filter((message) => companyOf(message) === company).length)
      all += sum(heat)
    }
    expect(all).toBeGreaterThan(messages.length / 2)
    const agent = tickets.find(({ agentId, caseId }) => agentId && caseId)?.agentId ?? ''
    const theirs = (id: string | null) =>
      tickets
        .filter(({ caseId }) => caseId === id && id !== null)
        .sort((one, other) => one.openedAt.getTime() - other.openedAt.getTime())
        .findLast(({ agentId }) => agentId)?.agentId
    const { heat } = await readFigures(demo.store, { ...period, agent })
    expect(sum(heat)).toBe(messages.filter(({ caseId }) => theirs(caseId) === agent).length)
    expect(sum(heat)).toBeGreaterThan(0)
  })

  it('say when they were counted last, not when something happened last', async () => {
    const period = { from: FIRST, to: '2026-11-20', step: 'month' } as const
    expect((await readFigures(demo.store, period)).updatedAt).toBe(UNTIL.toISOString())
    const later = new Date(UNTIL.getTime() + 90_000)
    await updateFigures({ store: demo.store, now: later, calendar })
    expect((await readFigures(demo.store, period)).updatedAt).toBe(later.toISOString())
    await updateFigures({ store: demo.store, now: new Date(later.getTime() + 5000), calendar })
    expect((await readFigures(demo.store, period)).updatedAt).toBe(later.toISOString())
    await updateFigures({ store: demo.store, now: UNTIL, calendar })
  })

  it('lose nobody on the way: each stage has at most as many as the one before', async () => {
    const { now } = await readFigures(demo.store, { from: FIRST, to: '2026-11-20', step: 'month' })
    const counts = now.funnel.map(({ count }) => count)
    expect(counts).toEqual([...counts].sort((one, other) => other - one))
    expect(counts[2]).toBe(cases.length)
    expect(counts[0]).toBeGreaterThan(cases.length)
    expect(now.leftAt.length).toBeGreaterThan(0)
    expect(now.leftAt.every(({ name }) => /^[a-z-]+\.[a-z_]+$/.test(name))).toBe(true)
  })

  it('do not change when they are worked out again, nor when all is rebuilt', async () => {
    const period = { from: FIRST, to: '2026-11-20', step: 'day' } as const
    const before = await readFigures(demo.store, period)
    const again = await updateFigures({ store: demo.store, now: UNTIL, calendar })
    expect(again.facts).toBe(0)
    const rebuilt = await updateFigures({ store: demo.store, now: UNTIL, calendar, rebuild: true })
    expect(rebuilt.facts).toBe(0)
    expect(await readFigures(demo.store, period)).toEqual(before)
  })

  it('cost nothing while nothing changes: no transaction, no write', async () => {
    const seen = new Set<string>()
    const quiet = {
      ...demo.store,
      transaction: () => Promise.reject(new Error('a transaction')),
      update: () => Promise.reject(new Error('a write')),
    }
    // Somebody waits for an answer that was promised for earlier: broken is counted once.
    const late = new Date(UNTIL.getTime() + 7 * 86_400_000)
    await updateFigures({ store: demo.store, now: late, calendar, seen })
    expect(seen.size).toBeGreaterThan(0)
    const again = await updateFigures({ store: quiet, now: late, calendar, seen })
    expect(again).toEqual({ facts: 0, slices: 0 })
    await expect(updateFigures({ store: quiet, now: late, calendar })).rejects.toThrow('a transaction')
  })

  it('follow a case that changes, and count it once', async () => {
    const period = { from: FIRST, to: '2026-11-20', step: 'month' } as const
    const open = cases.find(({ state }) => state !== 'closed') as CaseDoc
    const before = await readFigures(demo.store, period)
    const later = new Date(UNTIL.getTime() + 60_000)
    const seen = new Set<string>()
    await updateFigures({ store: demo.store, now: later, calendar, seen })
    await demo.store.update(
      'cases',
      { _id: open._id },
      {
        $set: {
          state: 'closed',
          outcome: 'cancelled',
          closedAt: later,
          updatedAt: later,
          version: open.version + 1,
        },
      },
    )
    await updateFigures({ store: demo.store, now: later, calendar, seen })
    const after = await readFigures(demo.store, period)
    expect(after.now.cases).toBe(before.now.cases)
    expect(after.now.closed).toBe(before.now.closed + 1)
    expect(after.now.outcomes.cancelled).toBe((before.now.outcomes.cancelled ?? 0) + 1)
  })

  it('give the hours of a case to the company it goes to, and count none twice', async () => {
    const period = { from: FIRST, to: '2026-11-20', step: 'month' } as const
    const sum = (heat: number[][]) => heat.flat().reduce((all, each) => all + each, 0)
    const heatOf = async (company?: string) =>
      sum((await readFigures(demo.store, { ...period, ...(company ? { company } : {}) })).heat)
    const moved = cases.find(
      ({ _id, companyId }) => companyId && messages.some(({ caseId }) => caseId === _id),
    ) as CaseDoc
    const to = cases.find(({ companyId }) => companyId && companyId !== moved.companyId)?.companyId ?? ''
    const from = moved.companyId ?? ''
    const many = messages.filter(({ caseId }) => caseId === moved._id).length
    const before = [await heatOf(), await heatOf(from), await heatOf(to)]
    const later = new Date(UNTIL.getTime() + 120_000)
    const $set = { companyId: to, updatedAt: later, version: moved.version + 5 }
    await demo.store.update('cases', { _id: moved._id }, { $set })
    await updateFigures({ store: demo.store, now: later, calendar })
    const after = [await heatOf(), await heatOf(from), await heatOf(to)]
    expect(many).toBeGreaterThan(0)
    expect(after).toEqual([before[0], (before[1] ?? 0) - many, (before[2] ?? 0) + many])
  })

  it('outlive what they were made from', async () => {
    const period = { from: FIRST, to: '2026-11-20', step: 'month' } as const
    const before = await readFigures(demo.store, period)
    const far = new Date(UNTIL.getTime() + 400 * 86_400_000)
    await runRetention(demo.store, far)
    expect(await demo.store.count('messages', {})).toBe(0)
    await updateFigures({ store: demo.store, now: far, calendar, rebuild: true })
    const after = await readFigures(demo.store, period)
    expect(after.heat).toEqual(before.heat)
    expect(after.now.photos).toEqual(before.now.photos)
    expect(after.now.families).toEqual(before.now.families)
    expect(after.now.timeToCode).toEqual(before.now.timeToCode)
    expect(after.now.csat).toEqual(before.now.csat)
    const words = await demo.store.find<CaseDoc>('cases', {
      'rating.word': { $ne: null },
      'rating.score': { $ne: null },
    })
    expect(words).toEqual([])
  })
})

describe('facts', () => {
  it('count on the day of Paris on both sides of both clock changes', () => {
    const at = (openedAt: string) =>
      caseFact(
        {
          reset: { ...(cases[0] as CaseDoc), openedAt: new Date(openedAt) },
          tickets: [],
          decisions: [],
          journey: null,
          previous: null,
        },
        UNTIL,
      ).day
    expect(at('2026-03-28T22:59:59Z')).toBe('2026-03-28')
    expect(at('2026-03-28T23:00:00Z')).toBe('2026-03-29')
    expect(at('2026-03-29T21:59:59Z')).toBe('2026-03-29')
    expect(at('2026-03-29T22:00:00Z')).toBe('2026-03-30')
    expect(at('2026-10-24T22:00:00Z')).toBe('2026-10-25')
    expect(at('2026-10-25T22:59:59Z')).toBe('2026-10-25')
    expect(at('2026-10-25T23:00:00Z')).toBe('2026-10-26')
  })

  it('put the hour that comes twice into one hour of the clock, and skip the one that does not come', () => {
    const hour = (at: string) =>
      Object.keys(
        (hourFact(new Date(at), { agentId: null, companyId: null, messages: 1 }).tally as { counts: object })
          .counts,
      )[0]
    expect(hour('2026-10-25T00:00:00Z')).toBe('heat:6:2')
    expect(hour('2026-10-25T01:00:00Z')).toBe('heat:6:2')
    expect(hour('2026-10-25T02:00:00Z')).toBe('heat:6:3')
    expect(hour('2026-03-29T00:00:00Z')).toBe('heat:6:1')
    expect(hour('2026-03-29T01:00:00Z')).toBe('heat:6:3')
  })

  it('keep a promise to the second', () => {
    const due = new Date('2026-11-20T10:42:00+01:00')
    const at = (seconds: number) => new Date(due.getTime() + seconds * 1000)
    const promise = (firstAnsweredAt: Date | null, closedAt: Date | null, now: Date) =>
      promiseOf({ firstAnsweredAt, closedAt, firstDueAt: due }, now)
    expect(promise(at(0), null, at(99))).toBe('kept')
    expect(promise(at(1), null, at(99))).toBe('broken')
    expect(promise(null, null, at(0))).toBe('pending')
    expect(promise(null, null, at(1))).toBe('broken')
    expect(promise(null, at(-1), at(99))).toBeNull()
    expect(promise(null, at(1), at(99))).toBe('broken')
  })
})
