import { fromZonedTime } from 'date-fns-tz'
import type { Filter } from '../../core/store.js'
import { hasSentence, type Locale, translator } from '../../locales/index.js'
import type { AccessEntryDoc } from '../../models/access-entry.js'
import { dayAfter } from '../cases/case-filter.js'
import { type AccessAction, type AccessRow, accessQuery } from '../contract/access.js'
import type { Paged } from '../contract/common.js'
import { type AnyRoute, route } from '../http/route.js'
import type { ConsoleParts } from '../ports.js'

const PARIS = 'Europe/Paris'

/** Who read, revealed, exported and changed what. Reading it is an access too. */
export function accessRoutes({ store }: ConsoleParts): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/access',
      roles: ['auditor', 'admin'],
      input: accessQuery,
      async handle({ input, actor, audit }): Promise<Paged<AccessRow>> {
        const { cursor, limit, ...filters } = input
        await audit('access.read', { kind: 'access', id: 'access', label: '' })
        const page = await store.page<AccessEntryDoc>('accessEntries', accessFilter(filters), {
          sort: { at: -1, _id: -1 },
          limit,
          ...(cursor ? { after: cursor } : {}),
        })
        return { cursor: page.cursor, rows: page.items.map((entry) => rowOf(entry, actor.locale)) }
      },
    }),
  ]
}

interface Filters {
  from?: string | undefined
  to?: string | undefined
  action?: AccessAction[] | undefined
  actor?: string | undefined
  subject?: string | undefined
}

function accessFilter({ from, to, action, actor, subject }: Filters): Filter {
  const all: Filter[] = []
  if (from) all.push({ at: { $gte: fromZonedTime(`${from}T00:00:00`, PARIS) } })
  if (to) all.push({ at: { $lt: fromZonedTime(`${dayAfter(to)}T00:00:00`, PARIS) } })
  if (action) all.push({ action: { $in: action } })
  if (actor) all.push({ $or: [{ actorId: actor }, { actorName: actor }] })
  if (subject) all.push({ $or: [{ subjectId: subject }, { subjectLabel: subject }] })
  return all.length === 0 ? {} : { $and: all }
}

function rowOf(entry: AccessEntryDoc, locale: Locale): AccessRow {
  const key = `console.action.${entry.action}`
  return {
    id: entry._id,
    at: entry.at.toISOString(),
    actor: { id: entry.actorId, name: entry.actorName, role: entry.actorRole },
    action: entry.action as AccessAction,
    actionText: hasSentence(key) ? translator(locale)(key) : entry.action,
    subject: { kind: entry.subjectKind, id: entry.subjectId, label: entry.subjectLabel },
    detail: entry.detail,
    address: entry.address,
  }
}
