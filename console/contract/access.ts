/** Who read, revealed, exported and changed what. Auditor and admin. */
import { z } from 'zod/v4'
import { cursor, day, limit, type Moment, oneOrMore, type Role } from './common.js'

/** Closed list. Add yours here (H3: `figures.…`, `quality.…`, `export.…`). */
export const ACCESS_ACTIONS = [
  'session.signed_in',
  'session.refused',
  'session.signed_out',
  'session.password_set',
  'case.read',
  'case.file',
  'case.revealed',
  'case.searched',
  'case.watched',
  'chain.verified',
  'export.asked',
  'export.downloaded',
  'export.deleted',
  'quality.scored',
  'quality.noted',
  'quality.disputed',
  'live.read',
  'live.whispered',
  'admin.changed',
  'admin.replayed',
  'letters.read',
  'access.read',
] as const
export type AccessAction = (typeof ACCESS_ACTIONS)[number]

/** GET /access, newest first. */
export const accessQuery = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  action: oneOrMore(z.enum(ACCESS_ACTIONS)),
  actor: z.string().max(200).optional(),
  /** Case number or id. */
  subject: z.string().trim().max(100).optional(),
  cursor,
  limit,
})

export interface AccessRow {
  id: string
  at: Moment
  actor: { id: string; name: string; role: Role | null }
  action: AccessAction
  actionText: string
  /** `case` → link to /cases/<id>. */
  subject: { kind: string; id: string; label: string }
  /** Why, what was changed (before → after), how many rows: in words. Never a secret. */
  detail: string | null
  address: string
}
