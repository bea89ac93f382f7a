import { fromZonedTime } from 'date-fns-tz'
import type { Filter } from '../../core/store.js'
import { hasSentence, type Translate } from '../../locales/index.js'
import type { AccessEntryDoc } from '../../models/access-entry.js'
import { dayAfter } from '../cases/case-filter.js'
import { type AccessAction, type AccessRow, accessQuery } from '../contract/access.js'
import type { Paged } from '../contract/common.js'
import { type AnyRoute, route } from '../http/route.js'
import { namesOfPeople } from '../people.js'
import type { ConsoleParts } from '../ports.js'
import { ZONE } from '../zone.js'
import { detailInWords, nameOf, type Saying, sayingIn } from './in-words.js'

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
        const saying = sayingIn(actor.locale, await namesOfPeople(store))
        return { cursor: page.cursor, rows: page.items.map((entry) => rowOf(entry, saying)) }
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
  if (from) all.push({ at: { $gte: fromZonedTime(`${from}T00:00:00`, ZONE) } })
  if (to) all.push({ at: { $lt: fromZonedTime(`${dayAfter(to)}T00:00:00`, ZONE) } })
  if (action) all.push({ action: { $in: action } })
  if (actor) all.push({ $or: [{ actorId: actor }, { actorName: actor }] })
  if (subject) all.push({ $or: [{ subjectId: subject }, { subjectLabel: subject }] })
  return all.length === 0 ? {} : { $and: all }
}

function rowOf(entry: AccessEntryDoc, saying: Saying): AccessRow {
  const { t } = saying
  const key = `console.action.${entry.action}`
  const { subjectKind: kind, subjectId: id, subjectLabel: label } = entry
  return {
    id: entry._id,
    at: entry.at.toISOString(),
    actor: { id: entry.actorId, name: stranger(entry.actorId, t) ?? entry.actorName, role: entry.actorRole },
    action: entry.action as AccessAction,
    actionText: hasSentence(key) ? t(key) : entry.action,
    subject: { kind, id, label: stranger(id, t) ?? nameOf(kind, label, t) },
    detail: detailInWords(entry, saying),
    address: entry.address,
  }
}

/** Of what a stranger typed as login a digest is known: the same one is recognised, and no more. */
function stranger(id: string, t: Translate): string | null {
  if (id === 'flood') return t('console.stranger.many')
  const [, digest] = /^login:([0-9a-f]{6})/.exec(id) ?? []
  return digest ? t('console.stranger.one', { digest }) : null
}
