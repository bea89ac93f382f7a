import { AppError } from '../../core/errors.js'
import { translator } from '../../locales/index.js'
import type { ConsoleExportDoc } from '../../models/console-export.js'
import { caseView } from '../case-view/case-view.js'
import { maskNumbers } from '../case-view/mask-address.js'
import { createCaseRows } from '../cases/case-rows.js'
import type { Actor, Role } from '../contract/common.js'
import { nothing } from '../contract/common.js'
import { askExport, exportId, transcriptQuery } from '../contract/exports.js'
import { type AnyRoute, type FileAnswer, route } from '../http/route.js'
import type { Chore, ConsoleParts } from '../ports.js'
import { caseFile } from './case-files.js'
import { askForExport, exportView, forgetExports, workOffExports } from './export-jobs.js'

const MAY_EXPORT: readonly Role[] = ['lead', 'manager', 'auditor', 'admin']
const MAY_SEE_FIGURES: readonly Role[] = ['manager', 'auditor', 'admin']
/** See everybody's exports: who took what is theirs to know. */
const OVERSEERS: readonly Role[] = ['auditor', 'admin']

const CONTENT_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
} as const

export function exportRoutes(parts: ConsoleParts): AnyRoute[] {
  const { store, files } = parts
  const rows = createCaseRows(parts)

  /** One's own, or anybody's for who oversees. Throws NOT_FOUND. */
  async function seen(id: string, actor: Actor): Promise<ConsoleExportDoc> {
    const doc = await store.get<ConsoleExportDoc>('consoleExports', id)
    if (!doc || (doc.byId !== actor.id && !OVERSEERS.includes(actor.role))) {
      throw new AppError('NOT_FOUND', 'there is no such export', { details: { exportId: id } })
    }
    return doc
  }
  const view = (doc: ConsoleExportDoc, actor: Actor) => exportView(doc, translator(actor.locale))

  return [
    route({
      method: 'GET',
      path: '/cases/:caseId/transcript',
      roles: MAY_EXPORT,
      input: transcriptQuery,
      async handle({ input, actor, now, audit }): Promise<FileAnswer> {
        await rows.catchUp()
        // As an agent sees it: what is masked leaves the house masked, whoever takes it along.
        const found = await caseView(parts, input.caseId, { role: 'agent', locale: actor.locale }, now)
        const file = await caseFile(found, input.format, actor.locale, files)
        const { id, number } = found.row
        await audit('export.downloaded', { kind: 'case', id, label: number }, input.format)
        return { file: { ...file, inline: false } }
      },
    }),
    route({
      method: 'POST',
      path: '/exports',
      roles: MAY_EXPORT,
      input: askExport,
      async handle({ input, actor, now, audit }) {
        if (input.kind === 'figures' && !MAY_SEE_FIGURES.includes(actor.role)) {
          throw new AppError('NOT_ALLOWED', 'figures are for managers')
        }
        await rows.catchUp()
        const doc = await askForExport(store, input, actor, now)
        const what = maskNumbers(JSON.stringify(input))
        await audit('export.asked', { kind: 'export', id: doc._id, label: doc.name }, what)
        return view(doc, actor)
      },
    }),
    route({
      method: 'GET',
      path: '/exports',
      roles: MAY_EXPORT,
      input: nothing,
      async handle({ actor }) {
        const whose = OVERSEERS.includes(actor.role) ? {} : { byId: actor.id }
        const docs = await store.find<ConsoleExportDoc>('consoleExports', whose, {
          sort: { createdAt: -1 },
          limit: 100,
        })
        return docs.map((doc) => view(doc, actor))
      },
    }),
    route({
      method: 'GET',
      path: '/exports/:exportId',
      roles: MAY_EXPORT,
      input: exportId,
      handle: async ({ input, actor }) => view(await seen(input.exportId, actor), actor),
    }),
    route({
      method: 'GET',
      path: '/exports/:exportId/file',
      roles: MAY_EXPORT,
      input: exportId,
      async handle({ input, actor, now, audit }): Promise<FileAnswer> {
        const doc = await seen(input.exportId, actor)
        const alive = doc.expiresAt !== null && doc.expiresAt > now
        const bytes = alive && doc.fileHash ? await files.get(doc.fileHash) : null
        if (!bytes) throw new AppError('NOT_FOUND', 'the file is not there, or no longer')
        await audit('export.downloaded', { kind: 'export', id: doc._id, label: doc.name })
        return { file: { bytes, contentType: CONTENT_TYPES[doc.format], name: doc.name, inline: false } }
      },
    }),
    route({
      method: 'DELETE',
      path: '/exports/:exportId',
      roles: MAY_EXPORT,
      input: exportId,
      async handle({ input, actor, audit }) {
        const doc = await seen(input.exportId, actor)
        await store.delete('consoleExports', { _id: doc._id })
        // Somebody else's export may be the same bytes; the file's own date ends it otherwise.
        const others = doc.fileHash ? await store.count('consoleExports', { fileHash: doc.fileHash }) : 1
        if (doc.fileHash && others === 0) {
          await files.delete(doc.fileHash)
          await store.delete('files', { _id: doc.fileHash })
        }
        await audit('export.deleted', { kind: 'export', id: doc._id, label: doc.name })
        return {}
      },
    }),
  ]
}

export function exportsChore(parts: ConsoleParts): Chore {
  return {
    name: 'exports',
    everyMs: 2_000,
    async run() {
      await workOffExports(parts)
      await forgetExports(parts.store, parts.clock.now())
    },
  }
}
