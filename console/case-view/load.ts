import type { CaseDoc } from '../../cases/case.js'
import { AppError } from '../../core/errors.js'
import type { Condition, Filter, Store } from '../../core/store.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { CompanyDoc } from '../../models/company.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { EvidenceEntryDoc } from '../../models/evidence-entry.js'
import type { MessageDoc } from '../../models/message.js'
import type { PersonDoc } from '../../models/person.js'
import { filesOf, type NamedFile } from './file-view.js'

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
 * One file of a case, by its hash; null when it is none of its own. The photos of a page are asked for one by one, so
 * that nothing else is read for each than what says that it belongs here.
 */
export async function fileOfCase(store: Store, row: CaseRowDoc, hash: string): Promise<NamedFile | null> {
  const reset = row.kind === 'case' ? await store.get<CaseDoc>('cases', row._id) : null
  const opaque = await store.find<EvidenceEntryDoc>('evidenceEntries', {
    fileHash: hash,
    caseId: row._id,
    kind: 'opaque',
  })
  const opaqueFiles = new Set(opaque.map(({ fileHash }) => fileHash))
  const messages = await store.find<MessageDoc>(
    'messages',
    { ...(await belonging(store, row)), 'files.hash': hash },
    { sort: { at: 1, _id: 1 }, limit: 1 },
  )
  return filesOf({ reset, messages, opaqueFiles }).get(hash) ?? null
}

async function messagesOf(store: Store, row: CaseRowDoc): Promise<MessageDoc[]> {
  const filter = await belonging(store, row)
  return store.find<MessageDoc>('messages', filter, { sort: { at: 1, _id: 1 }, limit: MOST_MESSAGES })
}

/**
 * What belongs to a case, and what was said without one around it: from the end of the case before (a day at most) to
 * the beginning of the next.
 */
async function belonging(store: Store, row: CaseRowDoc): Promise<Filter> {
  const neighbour = (openedAt: Condition, sort: 1 | -1) =>
    store.find<CaseRowDoc>(
      'caseRows',
      { conversation: row.conversation, kind: 'case', _id: { $ne: row._id }, openedAt },
      { sort: { openedAt: sort }, limit: 1 },
    )
  const [before] = await neighbour({ $lte: row.openedAt }, -1)
  const [next] = await neighbour({ $gt: row.openedAt }, 1)
  const from = Math.max(row.openedAt.getTime() - BEFORE_MS, before?.closedAt?.getTime() ?? 0)
  const around = {
    caseId: null,
    at: { $gt: new Date(from), ...(next ? { $lt: next.openedAt } : {}) },
  }
  return {
    conversation: row.conversation,
    $or: row.kind === 'case' ? [{ caseId: row._id }, around] : [around],
  }
}
