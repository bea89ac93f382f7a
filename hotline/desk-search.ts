/** What agents look up. */
import type { CaseDoc } from '../cases/case.js'
import type { Store } from '../core/store.js'
import type { CompanyDoc } from '../models/company.js'
import type { DeskTicketDoc } from '../models/desk-ticket.js'

export function waitingTickets(store: Store, limit = 15): Promise<DeskTicketDoc[]> {
  return store.find<DeskTicketDoc>('deskTickets', { state: 'waiting' }, { sort: { openedAt: 1 }, limit })
}

export function ticketsOf(store: Store, agentId: string, limit = 25): Promise<DeskTicketDoc[]> {
  return store.find<DeskTicketDoc>(
    'deskTickets',
    { agentId, state: 'claimed' },
    { sort: { openedAt: 1 }, limit },
  )
}

/** « 123 », « S-2026-000123 », « D-2026-12 »: the newest ticket that goes by it. */
export async function ticketNamed(store: Store, query: string, year: number): Promise<DeskTicketDoc | null> {
  for (const number of numbersFor(query, year)) {
    const [found] = await store.find<DeskTicketDoc>(
      'deskTickets',
      { number },
      { sort: { openedAt: -1 }, limit: 1 },
    )
    if (found) return found
  }
  return null
}

/** The full numbers somebody may mean, likeliest first: this year's case, this year's request, last year's. */
export function numbersFor(query: string, year: number): string[] {
  const written = query.trim().toUpperCase()
  const parts = /^(?:([SD])-?)?(?:(20\d\d)-)?0*(\d{1,6})$/.exec(written)
  if (!parts?.[3]) return [written]
  const serial = parts[3].padStart(6, '0')
  const kinds = parts[1] ? [parts[1]] : ['S', 'D']
  const years = parts[2] ? [Number(parts[2])] : [year, year - 1]
  return years.flatMap((of) => kinds.map((kind) => `${kind}-${of}-${serial}`))
}

/** By number, serial or company, newest ticket of each case. */
export async function searchTickets(store: Store, query: string, limit = 10): Promise<DeskTicketDoc[]> {
  const found = new Map<string, DeskTicketDoc>()
  const take = (tickets: readonly DeskTicketDoc[]) => {
    for (const ticket of tickets) found.set(ticket._id, ticket)
  }
  take(await store.search<DeskTicketDoc>('deskTickets', query, { limit }))
  const cases = await store.search<CaseDoc>('cases', query, { limit })
  const companies = await store.search<CompanyDoc>('companies', query, { limit: 5 })
  const ids = cases.map(({ _id }) => _id)
  for (const { _id } of companies) {
    const theirs = await store.find<CaseDoc>(
      'cases',
      { companyId: _id },
      { sort: { openedAt: -1 }, limit: 5 },
    )
    ids.push(...theirs.map((doc) => doc._id))
  }
  if (ids.length > 0) {
    take(
      await store.find<DeskTicketDoc>(
        'deskTickets',
        { caseId: { $in: ids } },
        { sort: { openedAt: -1 }, limit },
      ),
    )
  }
  return [...found.values()].sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime()).slice(0, limit)
}
