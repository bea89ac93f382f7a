import { newId } from '../../core/ids.js'
import type { Store } from '../../core/store.js'
import type { AccessEntryDoc } from '../../models/access-entry.js'
import type { AccessAction } from '../contract/access.js'
import type { Actor } from '../contract/common.js'
import type { Subject } from '../http/route.js'

export interface Access {
  actor: Pick<Actor, 'id' | 'name'> & { role: Actor['role'] | null }
  action: AccessAction
  subject: Subject
  detail: string | null
  address: string
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** What stands on a page that is open all day. */
export const LIVE_READ_MS = 30 * MINUTE_MS

/**
 * A page that brings itself up to date, is turned, or shows ten photos, is one reading; what stands on a page that is
 * open all day is noted every half hour; a login that is tried again and again is one refusal.
 */
const ONE_LINE_FOR_MS: Partial<Record<AccessAction, number>> = {
  'case.read': 5 * MINUTE_MS,
  'case.file': 5 * MINUTE_MS,
  'case.searched': 5 * MINUTE_MS,
  'case.watched': 5 * MINUTE_MS,
  'letters.read': 5 * MINUTE_MS,
  'access.read': 5 * MINUTE_MS,
  'live.read': LIVE_READ_MS,
  'session.refused': 5 * MINUTE_MS,
}

/** Strangers write these: whoever floods us may not fill the store. */
export const MOST_REFUSALS_A_DAY = 1000

/** Appends a line to the access log. The same by the same person within some minutes is one line. */
export async function writeAccess(store: Store, access: Access, now: Date): Promise<void> {
  if (await isKnown(store, access, now)) return
  if (access.action === 'session.refused') {
    const since = new Date(now.getTime() - DAY_MS)
    const refused = await store.count('accessEntries', {
      action: access.action,
      at: { $gt: since, $lte: now },
    })
    if (refused > MOST_REFUSALS_A_DAY) return
    // The last line of the day says that there were more.
    if (refused === MOST_REFUSALS_A_DAY) return append(store, { ...access, ...FLOOD }, now)
  }
  await append(store, access, now)
}

const FLOOD = {
  actor: { id: 'flood', name: 'flood', role: null },
  subject: { kind: 'flood', id: 'flood', label: '' },
  detail: 'flood',
}

async function isKnown(store: Store, access: Access, now: Date): Promise<boolean> {
  const { actor, action, subject, detail, address } = access
  const span = ONE_LINE_FOR_MS[action]
  if (span === undefined) return false
  const known = await store.count('accessEntries', {
    actorId: actor.id,
    at: { $gt: new Date(now.getTime() - span), $lte: now },
    action,
    subjectId: subject.id,
    subjectLabel: subject.label,
    detail,
    address,
  })
  return known > 0
}

async function append(store: Store, access: Access, now: Date): Promise<void> {
  const { actor, action, subject, detail, address } = access
  await store.insert<AccessEntryDoc>('accessEntries', {
    _id: newId(now),
    at: now,
    actorId: actor.id,
    actorName: actor.name,
    actorRole: actor.role,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    subjectLabel: subject.label,
    detail: detail === null ? null : detail.slice(0, 2000),
    address,
  })
}
