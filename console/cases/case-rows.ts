/**
 * Keeps `caseRows`: what changed in cases, tickets, companies and persons since the last look is worked out anew. Done
 * before each list and every few seconds, so that the list is as fresh as the cases; running it twice changes nothing.
 */
import type { CaseDoc } from '../../cases/case.js'
import type { Clock } from '../../core/clock.js'
import type { Doc, Filter, Store } from '../../core/store.js'
import type { CaseRowDoc, WatermarkDoc } from '../../models/case-row.js'
import type { CompanyDoc } from '../../models/company.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { PersonDoc } from '../../models/person.js'
import { makeRow } from './make-row.js'

export interface CaseRows {
  /** Answers how many rows were new or different. Calls at the same moment share one run. */
  catchUp(): Promise<number>
}

const SOURCES = ['cases', 'deskTickets', 'companies', 'persons'] as const
type Source = (typeof SOURCES)[number]

/** So many rows in one transaction: others who write wait for it. */
const BATCH = 50
/** A document is dated when its transaction begins, and seen when it is over (30 s at most). */
const OVERLAP_MS = 35_000

export function createCaseRows({ store, clock }: { store: Store; clock: Clock }): CaseRows {
  let running: Promise<number> | null = null
  /** Rows looked at within the overlap, by what they were made of: looking again costs one read, not five. */
  const seen = new Map<string, string>()
  return {
    catchUp() {
      running ??= run(store, clock.now(), seen).finally(() => {
        running = null
      })
      return running
    },
  }
}

async function run(store: Store, now: Date, seen: Map<string, string>): Promise<number> {
  let changed = 0
  for (const source of SOURCES) {
    const name = `caseRows.${source}`
    const mark = await store.get<WatermarkDoc>('watermarks', name)
    // The playground's clock may have been set back: what is new is then dated before what was read.
    const from = mark ? new Date(Math.min(mark.at.getTime(), now.getTime()) - OVERLAP_MS) : new Date(0)
    let after: string | undefined
    let last = mark?.at ?? new Date(0)
    do {
      const page = await store.page<Changed>(
        source,
        { updatedAt: { $gte: from } },
        { sort: { updatedAt: 1 }, limit: BATCH, ...(after ? { after } : {}) },
      )
      changed += await take(store, source, page.items, seen, now)
      last = page.items.at(-1)?.updatedAt ?? last
      after = page.cursor ?? undefined
    } while (after)
    if (seen.size > 5000) seen.clear()
    if (last.getTime() !== mark?.at.getTime() && last.getTime() > 0) {
      await store.update('watermarks', { _id: name }, { $set: { at: last } }, { upsert: true })
    }
  }
  return changed + (await overdue(store, now))
}

async function take(
  store: Store,
  source: Source,
  items: readonly Changed[],
  seen: Map<string, string>,
  now: Date,
): Promise<number> {
  const stamp = (doc: Changed) => `${doc.version}:${doc.updatedAt.toISOString()}`
  const fresh = items.filter((doc) => seen.get(`${source}:${doc._id}`) !== stamp(doc))
  if (fresh.length === 0) return 0
  let changed = 0
  if (source === 'companies') {
    for (const { _id } of fresh) changed += await rename(store, await companyRows(store, _id), now)
  } else if (source === 'persons') {
    for (const { _id } of fresh) changed += await rename(store, await personRows(store, _id), now)
  } else {
    const ids = fresh.map((doc) => (source === 'cases' ? doc._id : (doc.caseId ?? doc._id)))
    changed = await refreshRows(store, ids, now)
  }
  for (const doc of fresh) seen.set(`${source}:${doc._id}`, stamp(doc))
  return changed
}

/** Rows that call a company otherwise than it is called. */
async function companyRows(store: Store, companyId: string): Promise<Filter | null> {
  const company = await store.get<CompanyDoc>('companies', companyId)
  if (!company) return null
  const otherwise = [{ company: { $ne: company.name || null } }, { vat: { $ne: company.vat } }]
  return { companyId, $or: otherwise }
}

/** Those of a person by another name or in another language, closed long ago among them. */
async function personRows(store: Store, personId: string): Promise<Filter | null> {
  const person = await store.get<PersonDoc>('persons', personId)
  if (!person) return null
  const otherwise = [{ person: { $ne: person.profileName } }, { language: { $ne: person.locale } }]
  return { personId, $or: otherwise }
}

/** A company or a person goes by another name: all the rows do, a batch at a time. */
async function rename(store: Store, stale: Filter | null, now: Date): Promise<number> {
  if (!stale) return 0
  let changed = 0
  let last: number
  do {
    const rows = await store.find<CaseRowDoc>('caseRows', stale, { limit: BATCH })
    const ids = rows.map(({ _id }) => _id)
    last = rows.length === 0 ? 0 : await refreshRows(store, ids, now)
    changed += last
  } while (last === BATCH)
  return changed
}

function refreshRows(store: Store, ids: readonly string[], now: Date): Promise<number> {
  return store.transaction(async (tx) => {
    let count = 0
    for (const id of ids) if (await refreshRow(tx, id, now)) count++
    return count
  })
}

type Changed = Doc & { updatedAt: Date; version?: number; caseId?: string | null }

/** A promise is missed by nothing happening. */
async function overdue(store: Store, now: Date): Promise<number> {
  let changed = 0
  const due = { promise: 'open', promiseDueAt: { $lt: now } }
  const open = await store.find<CaseRowDoc>('caseRows', due, { limit: 1000 })
  for (const { _id } of open) if (await refreshRow(store, _id, now)) changed++
  return changed
}

/** Works one row out anew; answers whether it is different now. */
export async function refreshRow(store: Store, id: string, now: Date): Promise<boolean> {
  const reset = await store.get<CaseDoc>('cases', id)
  const tickets = await store.find<DeskTicketDoc>('deskTickets', reset ? { caseId: id } : { _id: id }, {
    sort: { openedAt: 1 },
    limit: 50,
  })
  const personId = reset?.personId ?? tickets[0]?.personId
  if (!personId) return (await store.delete('caseRows', { _id: id })) > 0
  const person = await store.get<PersonDoc>('persons', personId)
  const companyId = reset?.companyId ?? person?.companyId
  const company = companyId ? await store.get<CompanyDoc>('companies', companyId) : null
  const row = makeRow({ reset, tickets, person, company }, now)
  const known = await store.get<CaseRowDoc>('caseRows', id)
  if (known?.made === row.made) return false
  const { _id, ...fields } = row
  await store.update('caseRows', { _id }, { $set: fields }, { upsert: true })
  return true
}
