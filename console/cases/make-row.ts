import type { CaseDoc } from '../../cases/case.js'
import { sha256 } from '../../core/ids.js'
import type { CaseRowDoc, PromiseState } from '../../models/case-row.js'
import type { CompanyDoc } from '../../models/company.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { PersonDoc } from '../../models/person.js'
import { promiseOf } from '../figures/facts.js'
import { fold } from './fold.js'

export interface RowSource {
  /** Null: a request for a human without a case; then there is one ticket. */
  reset: CaseDoc | null
  /** Oldest first. */
  tickets: readonly DeskTicketDoc[]
  person: Pick<PersonDoc, 'profileName' | 'locale'> | null
  company: Pick<CompanyDoc, '_id' | 'name' | 'vat'> | null
}

/** The line of a case in the list. Pure. Throws when there is neither case nor ticket: nothing to make one of. */
export function makeRow({ reset, tickets, person, company }: RowSource, now: Date): CaseRowDoc {
  const agents = agentsOf(tickets)
  const models = reset ? modelsOf(reset) : []
  const row = {
    ...(reset ? ofCase(reset) : ofTicket(tickets)),
    person: person?.profileName ?? null,
    language: person?.locale ?? tickets[0]?.locale ?? ('fr' as const),
    companyId: company?._id ?? null,
    company: company?.name || null,
    companyFolded: company?.name ? fold(company.name) : null,
    vat: company?.vat ?? null,
    agentIds: agents.map(({ id }) => id),
    agentNames: agents.map(({ name }) => name),
    agentCount: agents.length,
    models,
    model: models[0] ?? null,
    promise: worst(tickets, now),
    promiseDueAt: firstDue(tickets, now),
    tickets: tickets.length,
  }
  return { ...row, made: sha256(JSON.stringify(row)).slice(0, 32) }
}

function ofCase(reset: CaseDoc) {
  const issued = reset.releases.flatMap(({ issuedAt }) => (issuedAt ? [issuedAt] : []))
  const codeAt = issued.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
  return {
    _id: reset._id,
    kind: 'case' as const,
    number: reset.number,
    conversation: reset.conversation,
    personId: reset.personId,
    channel: channelOf(reset.conversation),
    state: reset.state,
    outcome: reset.outcome,
    reason: reset.lastReason,
    serials: reset.serials,
    csat: reset.rating?.score ?? null,
    tries: reset.tries,
    openedAt: reset.openedAt,
    updatedAt: reset.updatedAt,
    closedAt: reset.closedAt,
    codeAt,
    codeAfter: codeAt && Math.round((codeAt.getTime() - reset.openedAt.getTime()) / 1000),
  }
}

function ofTicket([ticket]: readonly DeskTicketDoc[]) {
  if (!ticket) throw new TypeError('a row wants a case or a ticket')
  return {
    _id: ticket._id,
    kind: 'request' as const,
    number: ticket.number,
    conversation: ticket.conversation,
    personId: ticket.personId,
    channel: channelOf(ticket.conversation),
    state: ticket.open ? ('with_desk' as const) : ('closed' as const),
    outcome: OUTCOME_OF_END[ticket.end ?? ''] ?? null,
    reason: ticket.reason,
    serials: [],
    csat: null,
    tries: 0,
    openedAt: ticket.openedAt,
    updatedAt: ticket.updatedAt,
    closedAt: ticket.closedAt,
    codeAt: null,
    codeAfter: null,
  }
}

const OUTCOME_OF_END: Readonly<Record<string, CaseRowDoc['outcome']>> = {
  solved: 'solved',
  refused: 'refused',
  unreachable: 'abandoned',
  duplicate: 'cancelled',
  other: 'cancelled',
}

/** `whatsapp:+33…` came by WhatsApp. */
function channelOf(conversation: string): string {
  return conversation.split(':')[0] ?? ''
}

function agentsOf(tickets: readonly DeskTicketDoc[]): { id: string; name: string }[] {
  const seen = new Map<string, string>()
  for (const { events, agentId, agentName } of tickets) {
    for (const event of events) {
      // A note is a colleague's look over the shoulder.
      if (event.agentId && event.kind !== 'noted') seen.set(event.agentId, event.agentName ?? event.agentId)
    }
    if (agentId) seen.set(agentId, agentName ?? agentId)
  }
  return [...seen].map(([id, name]) => ({ id, name }))
}

function modelsOf(reset: CaseDoc): string[] {
  const serials = new Set(reset.serials)
  const listed = (reset.sadp?.devices ?? []).filter(
    ({ shortSerial, fullSerial }) =>
      fullSerial === reset.picked || (shortSerial !== null && serials.has(shortSerial)),
  )
  const answers = [reset.opaque?.platform?.answer, reset.sadp?.platform?.answer]
  const found = [
    ...reset.photos.map(({ reading }) => reading.model?.value),
    ...listed.map(({ model }) => model),
    ...answers.map((answer) => (answer?.outcome === 'known' ? answer.device.model : null)),
  ]
  const models = found.filter((model) => typeof model === 'string' && model !== '') as string[]
  return [...new Set(models.map((model) => model.trim().toUpperCase()))].slice(0, 5)
}

function worst(tickets: readonly DeskTicketDoc[], now: Date): PromiseState {
  const all = tickets.map((ticket) => promiseOf(ticket, now))
  if (all.includes('broken')) return 'missed'
  if (all.includes('pending')) return 'open'
  return all.includes('kept') ? 'kept' : 'none'
}

function firstDue(tickets: readonly DeskTicketDoc[], now: Date): Date | null {
  const open = tickets.filter((ticket) => promiseOf(ticket, now) === 'pending')
  return open.map(({ firstDueAt }) => firstDueAt).sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}
