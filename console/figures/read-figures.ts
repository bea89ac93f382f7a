/** Answers the pages of figures from the sums alone: a year is 365 small documents. */
import type { Store } from '../../core/store.js'
import type { CompanyDoc } from '../../models/company.js'
import type { DeskAgentDoc } from '../../models/desk.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { FigureCursorDoc, FigureSliceDoc } from '../../models/figures.js'
import type { Figures, FiguresQuery, Part } from '../contract/figures.js'
import { addDays, daysBetween, spans, wholeMonths } from './days.js'
import { briefMeasures, heatOf, measuresOf } from './measures.js'
import { addTally, emptyTally, sumTallies, type Tally } from './tally.js'
import { LAST_RUN } from './update-figures.js'

/** More lines than anybody compares at a glance; the export asks for them all. */
const PARTS = 50

export async function readFigures(store: Store, query: FiguresQuery, most: number = PARTS): Promise<Figures> {
  const { from, to, step, agent, company } = query
  const slice = agent ? `agent:${agent}` : company ? `company:${company}` : 'all'
  const length = daysBetween(from, to) + 1
  const past = { from: addDays(from, -length), to: addDays(from, -1) }
  const [days, before, agents, companies, cursor, name] = await Promise.all([
    daysOf(store, slice, from, to),
    slicesOf(store, { slice }, past.from, past.to),
    slice === 'all' ? readParts(store, 'agent', from, to, most) : [],
    slice === 'all' ? readParts(store, 'company', from, to, most) : [],
    store.get<FigureCursorDoc>('figureCursors', LAST_RUN),
    nameOf(store, query),
  ])
  const whole = sumTallies(days.values())
  return {
    from,
    to,
    step,
    agent: agent ?? null,
    company: company ?? null,
    name,
    now: measuresOf(whole),
    before: { ...past, measures: measuresOf(sumTallies(before.map(({ tally }) => tally as Tally))) },
    series: spans(from, to, step).map((span) => ({
      from: span.from,
      to: span.to,
      measures: briefMeasures(sumWithin(days, span.from, span.to)),
    })),
    heat: heatOf(whole),
    agents,
    companies,
    updatedAt: cursor?.until.toISOString() ?? null,
  }
}

/** Every agent, or company, that had a part in the period: the busiest first. Whole months are read as such. */
export async function readParts(
  store: Store,
  kind: 'agent' | 'company',
  from: string,
  to: string,
  limit: number,
): Promise<Part[]> {
  const found = await slicesOf(store, { kind }, from, to)
  const sums = new Map<string, Tally>()
  for (const { slice, tally } of found) {
    const sum = sums.get(slice) ?? emptyTally()
    addTally(sum, tally as Tally)
    sums.set(slice, sum)
  }
  const busy = (tally: Tally) => (tally.counts.tickets ?? 0) + (tally.counts.cases ?? 0)
  // Who only wrote in the period about a case of another one had no part that stands in a column.
  const had = [...sums].filter(([, tally]) => busy(tally) > 0)
  const first = had.sort(([, one], [, other]) => busy(other) - busy(one)).slice(0, limit)
  const ids = first.map(([slice]) => slice.slice(kind.length + 1))
  const names = await namesOf(store, kind, ids)
  return first.map(([slice, tally]) => {
    const id = slice.slice(kind.length + 1)
    return { id, name: names.get(id) ?? id, measures: briefMeasures(tally) }
  })
}

async function nameOf(store: Store, { agent, company }: FiguresQuery): Promise<string | null> {
  const id = agent ?? company
  if (id === undefined) return null
  return (await namesOf(store, agent ? 'agent' : 'company', [id])).get(id) ?? id
}

async function namesOf(store: Store, kind: 'agent' | 'company', ids: string[]): Promise<Map<string, string>> {
  const collection = kind === 'agent' ? 'deskAgents' : 'companies'
  const docs = await store.find<DeskAgentDoc | CompanyDoc>(collection, { _id: { $in: ids } })
  const names = new Map(docs.map(({ _id, name }) => [_id, name]))
  if (kind === 'company') return names
  // Somebody who has left the desk is named by their last ticket.
  for (const id of ids.filter((each) => !names.has(each))) {
    const [ticket] = await store.find<DeskTicketDoc>('deskTickets', { agentId: id }, { limit: 1 })
    if (ticket?.agentName) names.set(id, ticket.agentName)
  }
  return names
}

/** The fewest sums that make up a period: whole months as such, and the days around them. */
async function slicesOf(
  store: Store,
  which: { kind: FigureSliceDoc['kind'] } | { slice: string },
  from: string,
  to: string,
): Promise<FigureSliceDoc[]> {
  const read = (period: 'day' | 'month', first: string, last: string) =>
    first > last
      ? []
      : store.find<FigureSliceDoc>('figureSlices', { ...which, period, start: { $gte: first, $lte: last } })
  const months = wholeMonths(from, to)
  if (!months) return read('day', from, to)
  const parts = await Promise.all([
    read('day', from, addDays(`${months.first}-01`, -1)),
    read('month', months.first, months.last),
    read('day', months.after, to),
  ])
  return parts.flat()
}

async function daysOf(store: Store, slice: string, from: string, to: string): Promise<Map<string, Tally>> {
  const filter = { slice, period: 'day', start: { $gte: from, $lte: to } }
  const days = await store.find<FigureSliceDoc>('figureSlices', filter)
  return new Map(days.map(({ start, tally }) => [start, tally as Tally]))
}

function sumWithin(days: ReadonlyMap<string, Tally>, from: string, to: string): Tally {
  const sum = emptyTally()
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const tally = days.get(day)
    if (tally) addTally(sum, tally)
  }
  return sum
}
