/**
 * The life of a ticket as a pure function: a ticket, a click and who clicked give what changes and what the
 * conversation is told, or the truth for somebody who looked at an older state. Nothing here writes.
 */
import type { DeskTicketDoc, PendingRelease, TicketEvent } from '../models/desk-ticket.js'
import type { Agent, DeskAction, DeskClick } from './desk-action.js'

/** Why a click does nothing (locales `desk.answer.*`). */
export type Refusal =
  /** Somebody else has it; `by` says who. */
  | 'taken'
  /** Nobody has it: claim first. */
  | 'claim_first'
  | 'closed'
  /** The case changed since the card was drawn: look again. */
  | 'stale_case'
  /** There is no company to decide about, or another decision came first. */
  | 'stale_company'
  /** A second agent must approve, and this one asked for it. */
  | 'second_agent'
  /** A file from the upload page: the agent in whose name it came confirms it first. */
  | 'confirm_first'
  /** There is nothing to approve, or no longer. */
  | 'nothing_pending'
  /** A transfer to oneself, or a claim of what one has. */
  | 'already_yours'
  | 'nothing_to_send'
  | 'no_case'

export type Verdict =
  | { kind: 'apply'; changes: TicketChanges; event: TicketEvent; action: DeskAction | null; said: Said }
  | { kind: 'refuse'; refusal: Refusal; by: string | null; at: Date | null }

export type TicketChanges = Partial<Omit<DeskTicketDoc, '_id' | 'version' | 'events' | 'updatedAt'>>

/** What the one who clicked is told (locales `desk.said.*`). */
export type Said =
  | 'claimed'
  | 'replied'
  | 'photo_asked'
  | 'released'
  | 'approval_asked'
  /** A code came by the upload page, and its agent must say that it is theirs. */
  | 'confirmation_asked'
  | 'declined'
  | 'refused'
  | 'company_decided'
  | 'transferred'
  | 'noted'
  | 'handed_back'
  | 'closed'

export interface Clicked {
  ticket: DeskTicketDoc
  click: DeskClick
  agent: Agent
  now: Date
  /** Version of the case as it is now; null without one. */
  caseVersion: number | null
  /** The company of the person or the case as it is now; null without one. */
  company: { id: string; version: number } | null
  /** Would this release override what the evidence says? */
  risky: boolean
}

export function decideClick(clicked: Clicked): Verdict {
  const { ticket, click, agent } = clicked
  if (click.kind === 'note') return apply(clicked, 'noted', {}, null, click.text)
  if (!ticket.open) return refuse('closed', ticket.agentName, ticket.closedAt)
  if (click.kind === 'claim') return claim(clicked)
  if (click.kind === 'approve') return approve(clicked, click.askedAt)
  if (click.kind === 'decline') return decline(clicked)
  if (ticket.state === 'waiting') return refuse('claim_first')
  if (ticket.agentId !== agent.id) return refuse('taken', ticket.agentName, ticket.claimedAt)
  switch (click.kind) {
    case 'reply':
      if (click.text === '' && click.files.length === 0) return refuse('nothing_to_send')
      return apply(clicked, 'replied', answered(clicked), {
        kind: 'reply',
        text: click.text,
        files: click.files,
      })
    case 'ask_photo':
      return apply(clicked, 'photo_asked', answered(clicked), { kind: 'ask_photo', text: click.text })
    case 'release':
      return release(clicked, click)
    case 'refuse':
      if (staleCase(clicked, click.caseVersion)) return refuse('stale_case')
      return apply(
        clicked,
        'refused',
        { ...answered(clicked), pending: null },
        { kind: 'refuse', reason: click.reason, text: click.text },
        click.reason,
      )
    case 'company':
      return company(clicked, click)
    case 'transfer':
      if (click.toAgent.id === agent.id) return refuse('already_yours')
      return apply(
        clicked,
        'transferred',
        {
          agentId: click.toAgent.id,
          agentName: click.toAgent.name,
          claimedAt: clicked.now,
          // The next one has not asked for that code.
          pending: null,
        },
        { kind: 'transfer', toAgent: click.toAgent },
        click.toAgent.name,
      )
    case 'hand_back':
      return apply(clicked, 'handed_back', over(clicked, 'handed_back'), { kind: 'hand_back' })
    case 'close':
      return apply(
        clicked,
        'closed',
        over(clicked, click.reason),
        { kind: 'close', reason: click.reason },
        click.reason,
      )
  }
}

function claim(clicked: Clicked): Verdict {
  const { ticket, agent, now } = clicked
  if (ticket.state === 'claimed') {
    return ticket.agentId === agent.id
      ? refuse('already_yours', ticket.agentName, ticket.claimedAt)
      : refuse('taken', ticket.agentName, ticket.claimedAt)
  }
  return apply(
    clicked,
    'claimed',
    { state: 'claimed', agentId: agent.id, agentName: agent.name, claimedAt: now, meantForId: null },
    { kind: 'claimed' },
  )
}

function release(clicked: Clicked, click: Extract<DeskClick, { kind: 'release' }>): Verdict {
  const { agent, now } = clicked
  if (clicked.caseVersion === null) return refuse('no_case')
  if (staleCase(clicked, click.caseVersion)) return refuse('stale_case')
  const { via, shortSerial, sealedCode } = click
  if (clicked.risky || click.byLink) {
    const pending = {
      via,
      shortSerial,
      sealedCode,
      caseVersion: click.caseVersion,
      agentId: agent.id,
      agentName: agent.name,
      at: now,
      unconfirmed: click.byLink === true,
    }
    const said = click.byLink ? 'confirmation_asked' : 'approval_asked'
    return apply(clicked, said, { pending }, null, shortSerial)
  }
  return released(clicked, click, null)
}

function company(clicked: Clicked, click: Extract<DeskClick, { kind: 'company' }>): Verdict {
  const known = clicked.company
  if (known?.version !== click.companyVersion) return refuse('stale_company')
  const { state, text } = click
  const handBack = click.handBack && state === 'verified'
  const changes = { ...answered(clicked), ...(handBack ? over(clicked, 'handed_back') : {}) }
  const action = { kind: 'company', companyId: known.id, state, text, handBack } as const
  return apply(clicked, 'company_decided', changes, action, state)
}

/** The second agent need not own the case: four eyes are the point. */
function approve(clicked: Clicked, askedAt: number): Verdict {
  const { ticket, agent, now } = clicked
  const pending = livePending(ticket)
  if (!pending) return refuse('nothing_pending')
  // Another code asked for since the card was drawn is one that nobody has looked at.
  if (pending.at.getTime() !== askedAt || staleCase(clicked, pending.caseVersion)) return refuse('stale_case')
  const own = pending.agentId === agent.id
  if (!pending.unconfirmed) {
    return own ? refuse('second_agent', pending.agentName, pending.at) : released(clicked, pending, agent.id)
  }
  if (!own) return refuse('confirm_first', pending.agentName, pending.at)
  if (!clicked.risky) return released(clicked, pending, null)
  const confirmed = { ...pending, unconfirmed: false, at: now }
  return apply(clicked, 'approval_asked', { pending: confirmed }, null, pending.shortSerial)
}

function decline(clicked: Clicked): Verdict {
  const pending = livePending(clicked.ticket)
  return pending
    ? apply(clicked, 'declined', { pending: null }, null, pending.shortSerial)
    : refuse('nothing_pending')
}

/** Whoever asked must still have the case: what they asked for goes with it. */
function livePending({ pending, agentId }: DeskTicketDoc): DeskTicketDoc['pending'] {
  return pending?.agentId === agentId ? pending : null
}

function released(
  clicked: Clicked,
  { via, shortSerial, sealedCode }: Pick<PendingRelease, 'via' | 'shortSerial' | 'sealedCode'>,
  approvedBy: string | null,
): Verdict {
  return apply(
    clicked,
    'released',
    { ...answered(clicked), pending: null },
    { kind: 'release_code', via, shortSerial, sealedCode, approvedBy },
    shortSerial,
  )
}

function staleCase({ caseVersion }: Clicked, seen: number | null): boolean {
  return caseVersion !== null && seen !== caseVersion
}

function answered({ ticket, now }: Clicked): TicketChanges {
  return { firstAnsweredAt: ticket.firstAnsweredAt ?? now, nextDueAt: null, lastAgentAt: now }
}

function over({ now }: Clicked, end: NonNullable<DeskTicketDoc['end']>): TicketChanges {
  return { state: 'closed', open: false, end, closedAt: now, nextDueAt: null, pending: null }
}

function apply(
  { agent, now }: Clicked,
  said: Said,
  changes: TicketChanges,
  action: DeskAction | null,
  detail: string | null = null,
): Verdict {
  const event = { at: now, kind: said, agentId: agent.id, agentName: agent.name, detail }
  return { kind: 'apply', changes, event, action, said }
}

function refuse(refusal: Refusal, by: string | null = null, at: Date | null = null): Verdict {
  return { kind: 'refuse', refusal, by, at }
}
