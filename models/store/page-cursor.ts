import { AppError } from '../../core/errors.js'
import type { Filter } from '../../core/store.js'
import { pick } from './cast-update.js'

type Order = readonly (readonly [string, 1 | -1])[]

/** Where a page ended: the order and the last document's values in it. */
export function cursorAfter(order: Order, doc: unknown): string {
  const values = order.map(([path]) => pick(doc, path) ?? null)
  return Buffer.from(JSON.stringify([order, values])).toString('base64url')
}

/** The filter for everything after a cursor. Throws REQUEST_INVALID when it is damaged or of another order. */
export function afterCursor(order: Order, cursor: string): Filter {
  let values: (string | number | boolean | null)[]
  try {
    const [itsOrder, itsValues] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (JSON.stringify(itsOrder) !== JSON.stringify(order)) throw new Error('another order')
    values = itsValues
  } catch (cause) {
    throw new AppError('REQUEST_INVALID', 'the page cursor does not fit this query', { cause })
  }
  const beyond: Filter[] = []
  order.forEach(([path, direction], i) => {
    const equal = order.slice(0, i).map(([before], j): Filter => ({ [before]: values[j] ?? null }))
    for (const further of past(path, direction, values[i] ?? null)) {
      beyond.push({ $and: [...equal, further] })
    }
  })
  return { $or: beyond }
}

/** Null and missing come before every value. */
function past(path: string, direction: 1 | -1, value: string | number | boolean | null): Filter[] {
  if (value === null) return direction === 1 ? [{ [path]: { $ne: null } }] : []
  if (direction === 1) return [{ [path]: { $gt: value } }]
  return path === '_id' ? [{ [path]: { $lt: value } }] : [{ [path]: { $lt: value } }, { [path]: null }]
}
