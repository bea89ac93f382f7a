import { verifyChain } from '../../cases/verify-chain.js'
import { AppError } from '../../core/errors.js'
import { type Locale, translator } from '../../locales/index.js'
import type { FileDoc } from '../../models/file.js'
import type { CaseRows } from '../cases/case-rows.js'
import { type ChainState, caseFile, caseId, type Revealed, revealInput } from '../contract/case-view.js'
import { nothing } from '../contract/common.js'
import { type AnyRoute, EVERYBODY, type FileAnswer, route } from '../http/route.js'
import { DRAWN } from '../http/send-file.js'
import type { ConsoleParts } from '../ports.js'
import { caseView, MAY_REVEAL, MAY_VERIFY } from './case-view.js'
import { fileOfCase, loadRow } from './load.js'
import { reveal } from './reveal.js'

/** One case, its files, and what is shown on demand only. */
export function caseRoutes(parts: ConsoleParts, rows: CaseRows): AnyRoute[] {
  const { store, files } = parts
  return [
    route({
      method: 'GET',
      path: '/cases/:caseId',
      roles: EVERYBODY,
      input: caseId,
      async handle({ input, actor, now, audit }) {
        await rows.catchUp()
        const view = await caseView(parts, input.caseId, actor, now)
        await audit('case.read', subject(view.row))
        return view
      },
    }),
    route({
      method: 'GET',
      path: '/cases/:caseId/files/:hash',
      roles: EVERYBODY,
      input: caseFile,
      async handle({ input, audit }): Promise<FileAnswer> {
        const row = await loadRow(store, input.caseId)
        // A hash alone opens nothing: the file must be one of this case.
        const named = await fileOfCase(store, row, input.hash)
        const doc = named ? await store.get<FileDoc>('files', input.hash) : null
        const bytes = doc ? await files.get(input.hash) : null
        if (!named || !doc || !bytes) throw new AppError('NOT_FOUND', 'no such file, or no longer')
        await audit('case.file', subject({ id: row._id, number: row.number }), input.hash.slice(0, 12))
        const { contentType } = doc
        const inline = DRAWN.includes(contentType)
        return { file: { bytes, contentType, name: named.name ?? nameFor(input.hash, contentType), inline } }
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/reveal',
      roles: MAY_REVEAL,
      input: revealInput,
      async handle({ input, actor, now, audit }): Promise<Revealed> {
        const { value, row } = await reveal(parts, input, actor, now)
        const label = { id: row._id, number: row.number }
        await audit('case.revealed', subject(label), `${input.what}: ${input.why}`)
        return { value }
      },
    }),
    route({
      method: 'GET',
      path: '/chain',
      roles: MAY_VERIFY,
      input: nothing,
      async handle({ actor, audit }) {
        const state = await chainState(parts, actor.locale)
        const detail = state.ok ? 'chain_ok' : `chain_broken: ${state.problems.length}`
        await audit('chain.verified', { kind: 'chain', id: 'chain', label: `${state.head.seq}` }, detail)
        return state
      },
    }),
  ]
}

function subject({ id, number }: { id: string; number: string }) {
  return { kind: 'case', id, label: number }
}

function nameFor(hash: string, contentType: string): string {
  const ending = /^image\/(jpeg|png|webp|gif|bmp)$/.exec(contentType)?.[1]?.replace('jpeg', 'jpg') ?? 'bin'
  return `${hash.slice(0, 12)}.${ending}`
}

async function chainState({ store, box, clock }: ConsoleParts, locale: Locale): Promise<ChainState> {
  const translate = translator(locale)
  const { ok, records, shredded, head, problems } = await verifyChain(store, box)
  return {
    ok,
    records,
    shredded,
    head,
    checkedAt: clock.now().toISOString(),
    problems: problems
      .slice(0, 100)
      .map(({ seq, problem }) => translate(`console.chain.${problem}`, { seq })),
  }
}
