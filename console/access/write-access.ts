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

/** A page that brings itself up to date, is turned, or shows ten photos, is one reading. */
const ONE_READING_MS = 5 * 60_000
const REPEATED: readonly AccessAction[] = [
  'case.read',
  'case.file',
  'case.searched',
  'case.watched',
  'letters.read',
  'access.read',
]

/** Appends a line to the access log. The same reading by the same person within five minutes is one line. */
export async function writeAccess(store: Store, access: Access, now: Date): Promise<void> {
  const { actor, action, subject, detail, address } = access
  if (REPEATED.includes(action)) {
    const since = new Date(now.getTime() - ONE_READING_MS)
    const known = await store.count('accessEntries', {
      actorId: actor.id,
      at: { $gt: since, $lte: now },
      action,
      subjectId: subject.id,
      subjectLabel: subject.label,
      detail,
    })
    if (known > 0) return
  }
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
