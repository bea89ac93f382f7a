import { AppError } from '../../core/errors.js'
import type { Filter, Sort } from '../../core/store.js'
import { isObject } from './plain.js'
import type { PathInfo, Shape } from './shape.js'

export type Value = string | number | boolean | Date | null

export type Operator = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin' | 'exists'

/** A filter checked and cast: what the engines translate. */
export type Condition =
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | {
      path: string
      info: PathInfo
      op: Operator
      /** One value; a list for in and nin; a boolean for exists. */
      value: Value | readonly Value[]
    }

const OPERATORS: Readonly<Record<string, Operator>> = {
  $eq: 'eq',
  $ne: 'ne',
  $gt: 'gt',
  $gte: 'gte',
  $lt: 'lt',
  $lte: 'lte',
  $in: 'in',
  $nin: 'nin',
  $exists: 'exists',
}

/** Rejects (DOCUMENT_INVALID) fields that the schema lacks, operators that are not listed and values that do not fit. */
export function castFilter(shape: Shape, filter: Filter): Condition {
  const all: Condition[] = []
  for (const [path, wanted] of Object.entries(filter) as [string, unknown][]) {
    if (path === '$and' || path === '$or') {
      if (wanted === undefined) continue
      if (!Array.isArray(wanted) || wanted.length === 0) throw refuse(shape, path, 'needs a list of filters')
      const parts = wanted.map((part: Filter) => castFilter(shape, part))
      all.push(path === '$and' ? { all: parts } : { any: parts })
      continue
    }
    const info = path.startsWith('$') ? null : shape.at(path)
    if (!info) throw refuse(shape, path, 'is not in the schema')
    if (!isObject(wanted)) {
      all.push({ path, info, op: 'eq', value: castValue(shape, path, info, wanted) })
      continue
    }
    const tests = Object.entries(wanted)
    if (tests.length === 0) throw refuse(shape, path, 'is compared with an empty object')
    for (const [name, operand] of tests) all.push(castTest(shape, path, info, name, operand))
  }
  return all.length === 1 ? (all[0] as Condition) : { all }
}

function castTest(shape: Shape, path: string, info: PathInfo, name: string, operand: unknown): Condition {
  const op = OPERATORS[name]
  if (!op) throw refuse(shape, path, `has an operator the store does not know: ${name}`)
  if (op === 'exists') {
    if (typeof operand !== 'boolean') throw refuse(shape, path, '$exists wants true or false')
    return { path, info, op, value: operand }
  }
  if (op === 'in' || op === 'nin') {
    if (!Array.isArray(operand)) throw refuse(shape, path, `${name} wants a list`)
    return { path, info, op, value: operand.map((item) => castValue(shape, path, info, item)) }
  }
  const value = castValue(shape, path, info, operand)
  if (value === null && op !== 'eq' && op !== 'ne')
    throw refuse(shape, path, `${name} cannot compare with null`)
  return { path, info, op, value }
}

function castValue(shape: Shape, path: string, info: PathInfo, value: unknown): Value {
  // Undefined would match everything in one reading and nothing in another; nobody means it.
  if (value === undefined) throw refuse(shape, path, 'is compared with undefined')
  if (value === null) return null
  const leaf = info.kind === 'array' ? info.items : info
  if (
    leaf.kind === 'json' &&
    (typeof value === 'string' || typeof value === 'boolean' || isFiniteNumber(value))
  ) {
    return value as Value
  }
  if (leaf.kind !== 'scalar' || isObject(value) || Array.isArray(value)) {
    throw refuse(shape, path, 'can only be compared with null or a single value of its type')
  }
  let cast: unknown
  try {
    // biome-ignore lint/suspicious/noExplicitAny: castForQuery is public but typed for Mongoose's own query context
    cast = (leaf.type as any).castForQuery(null, value)
  } catch (cause) {
    throw new AppError('DOCUMENT_INVALID', `${shape.name}.${path} is compared with a value of another type`, {
      cause,
    })
  }
  if (typeof cast === 'number' && !Number.isFinite(cast))
    throw refuse(shape, path, 'is compared with no number')
  return cast as Value
}

const isFiniteNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value)

/** The sort with `_id` as the last word, so that an order is always complete. */
export function castSort(shape: Shape, sort: Sort = {}): [string, 1 | -1][] {
  const fields = Object.entries(sort)
  for (const [path, direction] of fields) {
    const info = shape.at(path)
    if (info?.kind !== 'scalar' || info.inArray) throw refuse(shape, path, 'cannot be sorted by')
    if (direction !== 1 && direction !== -1) throw refuse(shape, path, 'is sorted by 1 or -1')
  }
  if (!('_id' in sort)) fields.push(['_id', fields[fields.length - 1]?.[1] ?? 1])
  return fields
}

export function refuse(shape: Shape, path: string, why: string): AppError {
  return new AppError('DOCUMENT_INVALID', `${shape.name}.${path} ${why}`)
}
