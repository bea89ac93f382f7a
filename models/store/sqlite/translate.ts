import type { Condition, Value } from '../cast-filter.js'
import type { Order } from '../engine.js'
import type { PathInfo } from '../shape.js'

export type Param = string | number | null

export interface Where {
  sql: string
  params: Param[]
  /** False: rows that do not match may come too, and `matches` has to be asked of each. */
  exact: boolean
}

const ANY: Where = { sql: '1', params: [], exact: false }

/** The SQL of a condition. It never leaves out a row that matches. */
export function where(condition: Condition): Where {
  if ('all' in condition || 'any' in condition) {
    const parts = ('all' in condition ? condition.all : condition.any).map(where)
    if (parts.length === 0) return { sql: '1', params: [], exact: true }
    return {
      sql: parts.map((part) => `(${part.sql})`).join('all' in condition ? ' AND ' : ' OR '),
      params: parts.flatMap((part) => part.params),
      exact: parts.every((part) => part.exact),
    }
  }
  const { path, info, op, value } = condition
  if (info.inArray || info.kind === 'json') return ANY
  if (info.kind === 'array') return inArray(path, op, value)
  const e = expression(path)
  const exact = (sql: string, ...params: Param[]): Where => ({ sql, params, exact: true })
  if (op === 'exists') {
    if (path === '_id') return exact(value ? '1' : '0')
    return exact(`json_type(doc, ${jsonPath(path)}) IS ${value ? 'NOT ' : ''}NULL`)
  }
  if (info.kind === 'object') {
    // Only null can be compared here, and a missing or null object is NULL as JSON too.
    return exact(`${e} IS ${isNegative(op, value) ? 'NOT ' : ''}NULL`)
  }
  if (op === 'in' || op === 'nin') {
    const list = value as readonly Value[]
    const some = JSON.stringify(list.filter((item) => item !== null).map(param))
    const withNull = list.includes(null)
    const isIn = `${e} IN (SELECT value FROM json_each(?))`
    if (op === 'in') return exact(withNull ? `${isIn} OR ${e} IS NULL` : isIn, some)
    const isOut = `${e} NOT IN (SELECT value FROM json_each(?))`
    return exact(withNull ? `${e} IS NOT NULL AND ${isOut}` : `${e} IS NULL OR ${isOut}`, some)
  }
  if (value === null) return exact(`${e} IS ${op === 'ne' ? 'NOT ' : ''}NULL`)
  return exact(`${e} ${SIGNS[op]} ?`, param(value as Value))
}

const SIGNS = { eq: '=', ne: 'IS NOT', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const

/** An array is narrowed down by SQL where that is cheap; `matches` decides. */
function inArray(path: string, op: string, value: Value | readonly Value[]): Where {
  const wanted = op === 'eq' ? [value as Value] : op === 'in' ? (value as readonly Value[]) : []
  if (wanted.length === 0 || wanted.includes(null)) return ANY
  const sql = `EXISTS (SELECT 1 FROM json_each(doc, ${jsonPath(path)}) AS item
    WHERE item.value IN (SELECT value FROM json_each(?)))`
  return { sql, params: [JSON.stringify(wanted.map(param))], exact: false }
}

function isNegative(op: string, value: unknown): boolean {
  const wantsNull = value === null || (Array.isArray(value) && value.includes(null))
  return wantsNull ? op === 'ne' || op === 'nin' : op === 'in'
}

export function orderBy(order: Order): string {
  return order
    .map(([path, direction]) => `${expression(path)} ${direction === 1 ? 'ASC' : 'DESC'}`)
    .join(', ')
}

/** How a field is read, spelt the same everywhere: an index on it serves only the very same words. */
export function expression(path: string): string {
  return path === '_id' ? 'id' : `json_extract(doc, ${jsonPath(path)})`
}

function jsonPath(path: string): string {
  const steps = path.split('.').map((step) => `."${step}"`)
  return `'$${steps.join('').replaceAll("'", "''")}'`
}

/** A value as JSON shows it to SQL: booleans are 0 and 1, dates are ISO texts and sort like dates. */
export function param(value: Value): Param {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'boolean' ? Number(value) : value
}

/** A partial index cannot have parameters: its values stand in it. */
export function literal(where: Where): string {
  let i = 0
  return where.sql.replace(/\?/g, () => {
    const value = where.params[i++]
    return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
  })
}

export function isIndexable(info: PathInfo | null): boolean {
  return info?.kind === 'scalar' && !info.inArray
}
