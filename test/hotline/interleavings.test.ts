/**
 * Two agents and an installer at the same time, in every order that fast-check thinks of: the ticket decides at once,
 * the conversation's turns apply later and one by one. What must hold whatever the order: one owner, no reply lost, no
 * reply after a hand-over, and nothing from anybody but the owner of that moment.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backToQueue } from '../../hotline/alarms.js'
import type { Agent, DeskArrival, DeskClick } from '../../hotline/desk-action.js'
import { planDesk } from '../../hotline/desk-turn.js'
import { newTicket } from '../../hotline/open-ticket.js'
import { promiseAnswer } from '../../hotline/promise.js'
import { DEFAULT_SETTINGS } from '../../hotline/settings.js'
import { decideClick } from '../../hotline/ticket.js'
import { translator } from '../../locales/index.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import { JULIE, PAUL, TUESDAY } from './fixture.js'

type Step =
  | {
      who: 'agent'
      agent: Agent
      click:
        | 'claim'
        | 'reply'
        | 'transfer'
        | 'hand_back'
        | 'close'
        | 'ask_photo'
        | 'release'
        | 'upload'
        | 'approve'
        | 'decline'
    }
  /** The conversation's next turn takes what waits, all of it or one. */
  | { who: 'turn'; all: boolean }
  | { who: 'alarm' }

const other = (agent: Agent) => (agent.id === JULIE.id ? PAUL : JULIE)
const agents = fc.constantFrom(JULIE, PAUL)
type Click = Extract<Step, { who: 'agent' }>['click']

/** Stories in which agents do these things, the ones named more often more often. */
function stories(...clicks: Click[]): fc.Arbitrary<Step[]> {
  const agent = fc.record({
    who: fc.constant('agent' as const),
    agent: agents,
    click: fc.constantFrom(...clicks),
  })
  const turn = fc.record({ who: fc.constant('turn' as const), all: fc.boolean() })
  const alarm = fc.record({ who: fc.constant('alarm' as const) })
  return fc.array(
    fc.oneof(
      { weight: 6, arbitrary: agent },
      { weight: 3, arbitrary: turn },
      { weight: 1, arbitrary: alarm },
    ),
    { maxLength: 60, size: 'max' },
  )
}

const steps = stories(
  'claim',
  'reply',
  'reply',
  'reply',
  'transfer',
  'hand_back',
  'close',
  'ask_photo',
  'release',
  'approve',
  'decline',
)
const codeSteps = stories('claim', 'release', 'release', 'upload', 'approve', 'approve', 'transfer')

interface Told {
  text: string
  by: string
}

/** Runs a story; the ticket and the queue of arrivals change together, as one transaction makes them. */
function play(story: readonly Step[]) {
  const promise = promiseAnswer(TUESDAY, DEFAULT_SETTINGS.calendar)
  const wanted = {
    conversation: 'c',
    personId: 'p',
    caseId: null,
    caseNumber: null,
    locale: 'fr',
    cause: 'asked',
    reason: null,
  } as const
  let ticket: DeskTicketDoc = newTicket(wanted, DEFAULT_SETTINGS, promise, TUESDAY)
  const conversation: { owner: 'bot' | 'queue' | 'agent'; agentId: string | null } = {
    owner: 'queue',
    agentId: null,
  }
  const queue: DeskArrival[] = []
  const accepted: (Told & { owner: string | null })[] = []
  const told: Told[] = []
  const held: string[] = []
  /** Codes that left: on whose word, and who approved. */
  const codes: { by: string; approvedBy: string | null }[] = []
  let count = 0

  function take() {
    const next = queue.shift()
    if (!next) return
    const plan = planDesk(next, conversation, translator('fr'))
    if (plan.owner) Object.assign(conversation, plan.owner)
    for (const { author, text } of plan.messages)
      if (author === 'agent') told.push({ text, by: next.agent.id })
    if (plan.effect?.kind === 'release') {
      codes.push({ by: plan.effect.agentId, approvedBy: plan.effect.approvedBy })
    }
    if (plan.departures.length > 0) held.push(next.agent.id)
  }

  for (const step of story) {
    if (step.who === 'turn') {
      do take()
      while (step.all && queue.length > 0)
      continue
    }
    if (step.who === 'alarm') {
      if (ticket.state !== 'claimed' || !ticket.agentId) continue
      const agent = { id: ticket.agentId, name: ticket.agentName ?? '' }
      ticket = { ...ticket, ...backToQueue(ticket, DEFAULT_SETTINGS, TUESDAY).changes }
      queue.push({ kind: 'desk', ticketId: ticket._id, caseId: null, agent, action: { kind: 'requeue' } })
      continue
    }
    const text = `message ${++count}`
    const release = { kind: 'release', shortSerial: 'C1', sealedCode: 'sealed', caseVersion: 1 } as const
    const clicks: Record<typeof step.click, DeskClick> = {
      claim: { kind: 'claim' },
      reply: { kind: 'reply', text, files: [] },
      ask_photo: { kind: 'ask_photo', text },
      transfer: { kind: 'transfer', toAgent: other(step.agent) },
      hand_back: { kind: 'hand_back' },
      close: { kind: 'close', reason: 'other' },
      release: { ...release, via: 'typed' },
      upload: { ...release, via: 'xml', byLink: true },
      approve: { kind: 'approve', askedAt: TUESDAY.getTime() },
      decline: { kind: 'decline' },
    }
    const before = ticket.agentId
    const asked = ticket.pending
    const verdict = decideClick({
      ticket,
      click: clicks[step.click],
      agent: step.agent,
      now: TUESDAY,
      caseVersion: 1,
      company: null,
      // Every code of these stories is one against the evidence.
      risky: true,
    })
    if (verdict.kind === 'refuse') continue
    ticket = { ...ticket, ...verdict.changes, version: ticket.version + 1 }
    if (step.click === 'reply' || step.click === 'ask_photo')
      accepted.push({ text, by: step.agent.id, owner: before })
    if (verdict.action) {
      queue.push({
        kind: 'desk',
        ticketId: ticket._id,
        caseId: null,
        // As hotline/desk.ts has it: an approved code is still the first agent's.
        agent: step.click === 'approve' && asked ? { id: asked.agentId, name: asked.agentName } : step.agent,
        action: verdict.action,
      })
    }
  }
  while (queue.length > 0) take()
  return { ticket, conversation, accepted, told, held, codes }
}

describe('whatever the order', () => {
  it('every reply the desk agreed to reaches the installer, once and in order; no other does', () => {
    fc.assert(
      fc.property(steps, (story) => {
        const { accepted, told, held } = play(story)
        expect(told).toEqual(accepted.map(({ text, by }) => ({ text, by })))
        expect(held).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  it('only the owner of the moment was agreed with', () => {
    fc.assert(
      fc.property(steps, (story) => {
        for (const { by, owner } of play(story).accepted) expect(by).toBe(owner)
      }),
      { numRuns: 1000 },
    )
  })

  it('no code against the evidence leaves on one agent’s word', () => {
    let left = 0
    fc.assert(
      fc.property(codeSteps, (story) => {
        for (const { by, approvedBy } of play(story).codes) {
          left += 1
          expect(approvedBy).not.toBeNull()
          expect(approvedBy).not.toBe(by)
        }
      }),
      { numRuns: 3000 },
    )
    // The stories do come to that.
    expect(left).toBeGreaterThan(50)
  })

  it('in the end ticket and conversation name the same owner', () => {
    fc.assert(
      fc.property(steps, (story) => {
        const { ticket, conversation } = play(story)
        const expected = { waiting: 'queue', claimed: 'agent', closed: 'bot' }[ticket.state]
        expect(conversation.owner).toBe(expected)
        expect(conversation.agentId).toBe(ticket.state === 'claimed' ? ticket.agentId : null)
      }),
      { numRuns: 3000 },
    )
  })

  it('a reply that comes to its turn under another owner is held back, and the desk is told', () => {
    const late: DeskArrival = {
      kind: 'desk',
      ticketId: 't',
      caseId: 'c',
      agent: JULIE,
      action: { kind: 'reply', text: 'Trop tard', files: [] },
    }
    for (const conversation of [
      { owner: 'bot' as const, agentId: null },
      { owner: 'queue' as const, agentId: null },
      { owner: 'agent' as const, agentId: PAUL.id },
    ]) {
      const plan = planDesk(late, conversation, translator('fr'))
      expect(plan).toMatchObject({ owner: null, messages: [], effect: null })
      expect(plan.departures[0]?.payload).toMatchObject({ key: 'desk.notice.held_back' })
    }
    const code: DeskArrival = {
      ...late,
      action: {
        kind: 'release_code',
        via: 'typed',
        shortSerial: 'C12345678',
        sealedCode: 'x',
        approvedBy: null,
      },
    }
    expect(planDesk(code, { owner: 'bot', agentId: null }, translator('fr')).effect).toBeNull()
  })
})
