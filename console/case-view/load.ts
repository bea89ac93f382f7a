import type { CaseDoc } from '../../cases/case.js'
import { AppError } from '../../core/errors.js'
import type { Store } from '../../core/store.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { CompanyDoc } from '../../models/company.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { EvidenceEntryDoc } from '../../models/evidence-entry.js'
import type { MessageDoc } from '../../models/message.js'
import type { PersonDoc } from '../../models/person.js'

/** A case with everything that stands around it. */
export interface Loaded {
  row: CaseRowDoc
  /** Null: a request for a human without a case. */
  reset: CaseDoc | null
  /** Oldest first. */
  tickets: DeskTicketDoc[]
  person: PersonDoc | null
  company: CompanyDoc | null
  /** Oldest first. */
  messages: MessageDoc[]
  /** Files that held the device's opaque string, those replaced since among them. */
  opaqueFiles: ReadonlySet<string>
}

const MOST_MESSAGES = 2000
/** What was said this long before a case was opened led to it (who they are, their company). */
const BEFORE_MS = 24 * 3_600_000

/** By id, by number, or by the id of one of its tickets (cards in Teams know those). Throws NOT_FOUND. */
export async function loadRow(store: Store, idOrNumber: string): Promise<CaseRowDoc> {
  const row =
    (await store.get<CaseRowDoc>('caseRows', idOrNumber)) ??
    (await store.find<CaseRowDoc>('caseRows', { number: idOrNumber.toUpperCase() }, { limit: 1 }))[0] ??
    (await rowOfTicket(store, idOrNumber))
  if (!row) throw new AppError('NOT_FOUND', 'there is no such case', { details: { caseId: idOrNumber } })
  return row
}

async function rowOfTicket(store: Store, ticketId: string): Promise<CaseRowDoc | null> {
  const ticket = await store.get<DeskTicketDoc>('deskTickets', ticketId)
  return ticket?.caseId ? store.get<CaseRowDoc>('caseRows', ticket.caseId) : null
}

export async function loadCase(store: Store, row: CaseRowDoc): Promise<Loaded> {
  const ofCase = row.kind === 'case'
  return {
    row,
    reset: ofCase ? await store.get<CaseDoc>('cases', row._id) : null,
    tickets: await store.find<DeskTicketDoc>('deskTickets', ofCase ? { caseId: row._id } : { _id: row._id }, {
      sort: { openedAt: 1 },
      limit: 50,
    }),
    person: await store.get<PersonDoc>('persons', row.personId),
    company: row.companyId ? await store.get<CompanyDoc>('companies', row.companyId) : null,
    messages: await messagesOf(store, row),
    opaqueFiles: await opaqueFilesOf(store, row),
  }
}

async function opaqueFilesOf(store: Store, row: CaseRowDoc): Promise<Set<string>> {
  const entries = await store.find<EvidenceEntryDoc>('evidenceEntries', { caseId: row._id, kind: 'opaque' })
  return new Set(entries.map(({ fileHash }) => fileHash))
}

/**
 * What belongs to a case, and what was said without one around it: from the end of the case before (a day at most) to
 * the beginning of the next.
 */
async function messagesOf(store: Store, row: CaseRowDoc): Promise<MessageDoc[]> {
  const neighbours = await store.find<CaseRowDoc>(
    'caseRows',
    { conversation: row.conversation, kind: 'case' },
    { sort: { openedAt: 1 }, limit: 1000 },
  )
  const others = neighbours.filter(({ _id }) => _id !== row._id)
  const before = others.findLast(({ openedAt }) => openedAt <= row.openedAt)?.closedAt
  const next = others.find(({ openedAt }) => openedAt > row.openedAt)?.openedAt
  const from = Math.max(row.openedAt.getTime() - BEFORE_MS, before?.getTime() ?? 0)
  const around = {
    caseId: null,
    at: { $gt: new Date(from), ...(next ? { $lt: next } : {}) },
  }
  return store.find<MessageDoc>(
    'messages',
    {
      conversation: row.conversation,
      $or: row.kind === 'case' ? [{ caseId: row._id }, around] : [around],
    },
    { sort: { at: 1, _id: 1 }, limit: MOST_MESSAGES },
  )
}
