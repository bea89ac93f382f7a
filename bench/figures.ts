/**
 * How long a year of figures takes to open, beside a day: `npm run demo:data -- --data ./demo` first, then
 * `npm run bench:figures -- ./demo`. One JSON line.
 */

import { addDays } from '../console/figures/days.js'
import { readFigures } from '../console/figures/read-figures.js'
import type { FigureSliceDoc } from '../models/figures.js'
import { openStore } from '../models/open-store.js'
import { SCHEMAS } from '../models/schemas.js'

const RUNS = 30
const [dataDir = './demo'] = process.argv.slice(2)
const { store } = await openStore({ dataDir, schemas: SCHEMAS })
const [last] = await store.find<FigureSliceDoc>(
  'figureSlices',
  { period: 'day' },
  { sort: { start: -1 }, limit: 1 },
)
const to = last?.start ?? '2026-01-01'

async function median(from: string, step: 'day' | 'week'): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now()
    await readFigures(store, { from, to, step })
    times.push(performance.now() - began)
  }
  return Math.round((times.sort((one, other) => one - other)[RUNS >> 1] ?? 0) * 10) / 10
}

const cases = await store.count('cases', {})
const day = await median(to, 'day')
const year = await median(addDays(to, -364), 'week')
process.stdout.write(`${JSON.stringify({ cases, dayMs: day, yearMs: year })}\n`)
await store.close()
