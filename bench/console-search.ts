/**
 * How long the console's list takes on the embedded store with 100,000 messages: words in all messages, filters, pages.
 * `npx tsx bench/console-search.ts [MESSAGES]`. The target is under 300 ms for every line.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createCaseRows } from '../console/cases/case-rows.js'
import { listCases } from '../console/cases/list-cases.js'
import { caseQuery } from '../console/contract/cases.js'
import { settableClock } from '../core/clock.js'
import { newId } from '../core/ids.js'
import { openStore } from '../models/open-store.js'
import { SCHEMAS } from '../models/schemas.js'
import { putCase, putCompany, putPerson, putTicket } from '../test/console/support/fixtures.js'

const MESSAGES = Number(process.argv[2] ?? 100_000)
const PER_CASE = 17
const ROUNDS = 9
const WORDS =
  'bonjour caméra enregistreur mot de passe perdu étiquette photo série numéro société réseau écran code reçu merci parking entrepôt client demain matin connexion adresse installateur'.split(
    ' ',
  )
const dataDir = mkdtempSync(join(tmpdir(), 'sesame-bench-search-'))
const { store } = await openStore({ dataDir, schemas: SCHEMAS })
let seed = 42
const pick = <T>(list: readonly T[]): T => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return list[Math.floor((seed / 2_147_483_648) * list.length)] as T
}

const start = performance.now()
const companies: Awaited<ReturnType<typeof putCompany>>[] = []
for (let i = 0; i < 200; i++) companies.push(await putCompany(store, { name: `Société ${i}` }))
const person = await putPerson(store)
const cases = Math.ceil(MESSAGES / PER_CASE)
const year = Date.parse('2026-01-01T08:00:00Z')
for (let i = 0; i < cases; i += 50) {
  await store.transaction(async (tx) => {
    for (let j = i; j < Math.min(cases, i + 50); j++) {
      const openedAt = new Date(year + (j * 300 * 86_400_000) / cases)
      const reset = await putCase(tx, {
        personId: person._id,
        companyId: pick(companies)._id,
        serials: [`K${String(20_000_000 + j)}`],
        outcome: pick(['solved', 'refused', 'abandoned'] as const),
        openedAt,
        updatedAt: new Date(openedAt.getTime() + 600_000),
      })
      if (j % 5 === 0)
        await putTicket(tx, reset, {
          agentId: `agent-${j % 7}`,
          agentName: 'Inès',
          open: false,
          state: 'closed',
          firstAnsweredAt: openedAt,
          closedAt: openedAt,
          updatedAt: openedAt,
        })
      for (let k = 0; k < PER_CASE; k++) {
        const at = new Date(openedAt.getTime() + k * 20_000)
        await tx.insert('messages', {
          _id: newId(at),
          conversation: reset.conversation,
          personId: reset.personId,
          caseId: reset._id,
          author: k % 2 ? 'bot' : 'installer',
          text: `${Array.from({ length: 14 }, () => pick(WORDS)).join(' ')}${j % 997 === 0 && k === 3 ? ' hélicoptère' : ''}`,
          at,
        })
      }
    }
  })
}
process.stdout.write(
  `${cases} cases, ${cases * PER_CASE} messages: ${Math.round((performance.now() - start) / 1000)} s\n`,
)
const rows = createCaseRows({ store, clock: settableClock() })
const built = performance.now()
await rows.catchUp()
process.stdout.write(`rows made from nothing: ${Math.round(performance.now() - built)} ms\n\n`)

const QUERIES: Record<string, Record<string, unknown>> = {
  'first page': {},
  'a word in every case (« camera »)': { q: 'camera' },
  'two common words': { q: 'etiquette parking' },
  'common words, inflected': { q: 'étiquettes parkings perdue' },
  'a rare word (« helicoptere »)': { q: 'helicoptere' },
  'a word that is nowhere': { q: 'trottinette' },
  'a common word, filtered': { q: 'camera', outcome: ['refused'], from: '2026-05-01' },
  'by agent': { agent: ['agent-5'] },
  'by serial': { serial: 'K20000123' },
  'by company': { company: 'societe 17' },
  'by outcome and dates': { outcome: ['solved'], from: '2026-03-01', to: '2026-03-31' },
}
for (const [name, given] of Object.entries(QUERIES)) {
  const query = caseQuery.parse(given)
  const times: number[] = []
  let found = 0
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now()
    await rows.catchUp()
    const { rows: page, total } = await listCases(store, query, 'fr')
    times.push(performance.now() - from)
    found = total ?? page.length
  }
  times.sort((a, b) => a - b)
  const [median, worst] = [times[ROUNDS >> 1] ?? 0, times.at(-1) ?? 0]
  process.stdout.write(
    `${name.padEnd(36)} median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms (${found})\n`,
  )
}
await store.close()
rmSync(dataDir, { recursive: true, force: true })
