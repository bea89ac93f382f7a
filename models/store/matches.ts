import type { Condition, Operator, Value } from './cast-filter.js'
import { isObject } from './plain.js'

/** Does the document fulfil the condition? MongoDB's meaning, arrays included: one matching element is enough. */
export function matches(condition: Condition, doc: unknown): boolean {
  if ('all' in condition) return condition.all.every((part) => matches(part, doc))
  if ('any' in condition) return condition.any.some((part) => matches(part, doc))
  return test(condition.op, condition.value, valuesAt(doc, condition.path.split('.')))
}

function test(op: Operator, wanted: Value | readonly Value[], found: readonly unknown[]): boolean {
  const list = wanted as readonly Value[]
  if (op === 'ne') return !test('eq', wanted, found)
  if (op === 'nin') return !test('in', wanted, found)
  if (op === 'in') return list.some((value) => test('eq', value, found))
  if (op === 'exists') return found.some((value) => value !== undefined) === wanted
  const candidates = found.flatMap((value) => (Array.isArray(value) ? [value, ...value] : [value]))
  if (op === 'eq') return candidates.some((value) => same(value, wanted as Value))
  return candidates.some((value) => {
    const order = compare(value, wanted as Value)
    if (order === null) return false
    if (op === 'gt') return order > 0
    if (op === 'gte') return order >= 0
    return op === 'lt' ? order < 0 : order <= 0
  })
}

/** Every value the path leads to; undefined where it leads nowhere. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const [key, ...rest] = path
  if (key === undefined) return [value]
  if (Array.isArray(value)) {
    const inside = value.filter(isObject).flatMap((item) => valuesAt(item, path))
    return /^\d+$/.test(key) ? [...valuesAt(value[Number(key)], rest), ...inside] : inside
  }
  return isObject(value) ? valuesAt(value[key], rest) : [undefined]
}

function same(found: unknown, wanted: Value): boolean {
  if (wanted === null) return found === null || found === undefined
  if (wanted instanceof Date) return found instanceof Date && found.getTime() === wanted.getTime()
  return found === wanted
}

/** Null when the two are not of one type: such never compare. */
function compare(found: unknown, wanted: Value): number | null {
  if (found instanceof Date && wanted instanceof Date) return found.getTime() - wanted.getTime()
  if (typeof found !== typeof wanted || found === null || wanted === null) return null
  if (typeof found === 'string') return Buffer.compare(Buffer.from(found), Buffer.from(wanted as string))
  if (typeof found === 'number' || typeof found === 'boolean') return Number(found) - Number(wanted)
  return null
}
