/** Sums of facts: a day's and a month's, of everything, of an agent's part and of a company's. */
import type { Filter, Store } from '../../core/store.js'
import type { FigureFactDoc, FigureSliceDoc } from '../../models/figures.js'
import { emptyTally, sumTallies, type Tally } from './tally.js'

/** Notes which days' sums a fact is part of: `2026-11-22|all`, `2026-11-22|agent:<id>`. */
export function touch(touched: Set<string>, { day, agentId, companyId }: FigureFactDoc): void {
  touched.add(`${day}|all`)
  if (agentId) touched.add(`${day}|agent:${agentId}`)
  if (companyId) touched.add(`${day}|company:${companyId}`)
}

/** Sums the days touched and then their months. Within the caller's transaction; answers how many were written. */
export async function sumSlices(tx: Store, touched: ReadonlySet<string>): Promise<number> {
  const months = new Set<string>()
  for (const key of touched) {
    const [day, slice] = split(key)
    const facts = await tx.find<FigureFactDoc>('figureFacts', { day, ...filterOf(slice) })
    await write(tx, 'day', day, slice, sumTallies(facts.map(({ tally }) => tally as Tally)))
    months.add(`${day.slice(0, 7)}|${slice}`)
  }
  for (const key of months) {
    const [month, slice] = split(key)
    const days = await tx.find<FigureSliceDoc>('figureSlices', {
      slice,
      period: 'day',
      start: { $gte: `${month}-01`, $lte: `${month}-31` },
    })
    await write(tx, 'month', month, slice, sumTallies(days.map(({ tally }) => tally as Tally)))
  }
  return touched.size + months.size
}

function split(key: string): [start: string, slice: string] {
  const at = key.indexOf('|')
  return [key.slice(0, at), key.slice(at + 1)]
}

export function kindOf(slice: string): FigureSliceDoc['kind'] {
  if (slice.startsWith('agent:')) return 'agent'
  return slice.startsWith('company:') ? 'company' : 'all'
}

function filterOf(slice: string): Filter {
  const kind = kindOf(slice)
  if (kind === 'all') return {}
  return { [kind === 'agent' ? 'agentId' : 'companyId']: slice.slice(kind.length + 1) }
}

async function write(
  tx: Store,
  period: FigureSliceDoc['period'],
  start: string,
  slice: string,
  tally: Tally,
): Promise<void> {
  const _id = `${start}|${slice}`
  // Nothing is left in it: a case went to another company.
  if (JSON.stringify(tally) === JSON.stringify(emptyTally())) {
    await tx.delete('figureSlices', { _id })
    return
  }
  await tx.update(
    'figureSlices',
    { _id },
    { $set: { period, start, slice, kind: kindOf(slice), tally } },
    { upsert: true },
  )
}
