/**
 * Exports that take their time. Kept in the store, so that a restart takes them up again; one runs at a time, and its
 * result is a file that is forgotten after a week.
 */
import { formatInTimeZone } from 'date-fns-tz'
import { AppError, asAppError } from '../../core/errors.js'
import { newId } from '../../core/ids.js'
import type { Store } from '../../core/store.js'
import type { Translate } from '../../locales/index.js'
import type { ConsoleExportDoc } from '../../models/console-export.js'
import type { FileDoc } from '../../models/file.js'
import type { Actor } from '../contract/common.js'
import type { AskExport, Export } from '../contract/exports.js'
import type { ConsoleParts } from '../ports.js'
import { ZONE } from '../zone.js'
import { runExport } from './run-export.js'

export const KEPT_DAYS = 7
const DAY_MS = 86_400_000
const LEASE_MS = 120_000
const ATTEMPTS = 3

type Parts = Pick<ConsoleParts, 'store' | 'files' | 'box' | 'clock' | 'log' | 'realTime'>

export async function askForExport(
  store: Store,
  ask: AskExport,
  actor: Actor,
  now: Date,
): Promise<ConsoleExportDoc> {
  return store.insert<ConsoleExportDoc>('consoleExports', {
    _id: newId(now),
    kind: ask.kind,
    format: ask.format,
    ask,
    byId: actor.id,
    byName: actor.name,
    locale: actor.locale,
    state: 'waiting',
    done: 0,
    total: null,
    name: nameOf(ask, now),
    fileHash: null,
    size: null,
    error: null,
    note: null,
    attempts: 0,
    leaseUntil: null,
    createdAt: now,
    expiresAt: null,
  })
}

/** Works off what waits, oldest first; also what a process that died has left. Answers how many it finished. */
export async function workOffExports(parts: Parts): Promise<number> {
  for (let finished = 0; ; finished++) {
    const doc = await take(parts)
    if (!doc) return finished
    await work(parts, doc)
  }
}

async function take({ store, realTime }: Parts): Promise<ConsoleExportDoc | null> {
  const now = realTime?.now() ?? new Date()
  return store.update<ConsoleExportDoc>(
    'consoleExports',
    { $or: [{ state: 'waiting' }, { state: 'running', leaseUntil: { $lt: now } }] },
    { $set: { state: 'running', leaseUntil: new Date(now.getTime() + LEASE_MS) }, $inc: { attempts: 1 } },
    { sort: { createdAt: 1 } },
  )
}

async function work(parts: Parts, doc: ConsoleExportDoc): Promise<void> {
  const { store, files, clock, realTime, log } = parts
  const mine = { _id: doc._id, state: 'running', attempts: doc.attempts }
  let wanted = true
  try {
    if (doc.attempts > ATTEMPTS) throw new Error('it was begun three times and never finished')
    const { bytes, note } = await runExport(parts, doc, async (done, total) => {
      const leaseUntil = new Date((realTime?.now() ?? new Date()).getTime() + LEASE_MS)
      wanted = (await store.update('consoleExports', mine, { $set: { done, total, leaseUntil } })) !== null
      if (!wanted) throw new AppError('NOT_FOUND', 'the export was deleted, or taken over, while it was made')
    })
    const fileHash = await files.put(bytes)
    const now = clock.now()
    const expiresAt = new Date(now.getTime() + KEPT_DAYS * DAY_MS)
    await store.transaction(async (tx) => {
      const file = { contentType: 'application/octet-stream', size: bytes.length, createdAt: now, expiresAt }
      await tx.update<FileDoc>('files', { _id: fileHash }, { $set: file }, { upsert: true })
      const done = { state: 'done', fileHash, size: bytes.length, note, expiresAt, leaseUntil: null }
      await tx.update('consoleExports', mine, { $set: done })
    })
  } catch (error) {
    if (!wanted) return
    const { code } = asAppError(error)
    log.error({ err: error, exportId: doc._id }, 'an export failed')
    await store.update('consoleExports', mine, { $set: { state: 'failed', error: code, leaseUntil: null } })
  }
}

/** What is past its time leaves the list; its file goes with the other files. */
export async function forgetExports(store: Store, now: Date): Promise<void> {
  const old = new Date(now.getTime() - KEPT_DAYS * DAY_MS)
  await store.delete('consoleExports', { createdAt: { $lt: old }, state: { $in: ['done', 'failed'] } })
}

export function exportView(doc: ConsoleExportDoc, t: Translate): Export {
  const { _id: id, kind, format, state, done, total, name, size, byId, byName, createdAt, expiresAt } = doc
  return {
    id,
    kind,
    format,
    state,
    done,
    total,
    name,
    size,
    error: doc.error === null ? null : sayError(doc.error, t),
    note: doc.note === null ? null : t(`exports.note.${doc.note}`),
    by: { id: byId, name: byName },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  }
}

function sayError(code: string, t: Translate): string {
  return t(code === 'FILE_TOO_LARGE' ? 'exports.failed.FILE_TOO_LARGE' : 'exports.failed.INTERNAL')
}

/** By the clock on the wall where it is read: `sesame-cases-2026-11-22-1030.xlsx`. */
function nameOf({ kind, format }: AskExport, now: Date): string {
  return `sesame-${kind}-${formatInTimeZone(now, ZONE, 'yyyy-MM-dd-HHmm')}.${format}`
}
