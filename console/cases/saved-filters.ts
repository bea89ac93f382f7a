import { AppError } from '../../core/errors.js'
import { newId } from '../../core/ids.js'
import type { SavedFilterDoc } from '../../models/console-setting.js'
import { filterId, type SavedFilter, saveFilter } from '../contract/cases.js'
import { nothing } from '../contract/common.js'
import { type AnyRoute, EVERYBODY, route } from '../http/route.js'
import type { ConsoleParts } from '../ports.js'

/** Enough for anybody, and a bound on what a script can write. */
const MOST = 50

/** Lists of cases people want to find again: each sees their own. */
export function savedFilterRoutes({ store }: ConsoleParts): AnyRoute[] {
  const mine = (userId: string) =>
    store.find<SavedFilterDoc>('savedFilters', { userId }, { sort: { name: 1 }, limit: MOST })
  return [
    route({
      method: 'GET',
      path: '/filters',
      roles: EVERYBODY,
      input: nothing,
      handle: async ({ actor }) => (await mine(actor.id)).map(view),
    }),
    route({
      method: 'POST',
      path: '/filters',
      roles: EVERYBODY,
      input: saveFilter,
      async handle({ input, actor, now }) {
        if ((await mine(actor.id)).length >= MOST) throw new AppError('REQUEST_INVALID', 'too many filters')
        const saved: SavedFilterDoc = { _id: newId(now), userId: actor.id, ...input, createdAt: now }
        return view(await store.insert('savedFilters', saved))
      },
    }),
    route({
      method: 'DELETE',
      path: '/filters/:filterId',
      roles: EVERYBODY,
      input: filterId,
      async handle({ input, actor }) {
        const gone = await store.delete('savedFilters', { _id: input.filterId, userId: actor.id })
        if (gone === 0) throw new AppError('NOT_FOUND', 'no such filter of yours')
      },
    }),
  ]
}

function view({ _id, name, query }: SavedFilterDoc): SavedFilter {
  return { id: _id, name, query }
}
