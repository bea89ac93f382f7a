import type { Schema } from 'mongoose'
import { AppError } from '../../core/errors.js'
import { innerSchema, itemType } from './shape.js'

type Fields = Record<string, unknown>

/** What has to be done to the values at some paths of a document. */
interface Step {
  path: readonly string[]
  kind: 'date' | 'dates' | 'part' | 'parts'
  steps: readonly Step[]
}

const known = new WeakMap<Schema, readonly Step[]>()

function stepsOf(schema: Schema): readonly Step[] {
  let steps = known.get(schema)
  if (!steps) {
    steps = Object.entries(schema.paths).flatMap(([name, type]): Step[] => {
      const path = name.split('.')
      if (type.instance === 'Date') return [{ path, kind: 'date', steps: [] }]
      if (type.instance === 'Embedded') return [{ path, kind: 'part', steps: stepsOf(innerSchema(type)) }]
      if (type.instance !== 'Array') return []
      const item = itemType(type)
      if (!item) return [{ path, kind: 'parts', steps: stepsOf(innerSchema(type)) }]
      return item.instance === 'Date' ? [{ path, kind: 'dates', steps: [] }] : []
    })
    known.set(schema, steps)
  }
  return steps
}

/** Turns the ISO texts that JSON made of dates back into dates, where the schema says Date. Changes `doc` itself. */
export function reviveDates(schema: Schema, doc: Fields): void {
  revive(stepsOf(schema), doc)
}

function revive(steps: readonly Step[], doc: Fields): void {
  for (const step of steps) {
    const parent = step.path.slice(0, -1).reduce<unknown>(child, doc)
    const key = step.path[step.path.length - 1] as string
    const value = child(parent, key)
    if (value === undefined || value === null) continue
    const fields = parent as Fields
    if (step.kind === 'date') fields[key] = new Date(value as string)
    else if (step.kind === 'dates') fields[key] = (value as string[]).map((text) => text && new Date(text))
    else if (step.kind === 'part') revive(step.steps, value as Fields)
    else for (const part of value as (Fields | null)[]) if (part) revive(step.steps, part)
  }
}

function child(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined
}

/** A copy made of plain objects, arrays, dates and scalars, without undefined fields. */
export function plain(value: unknown, at: string): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw notStorable(at, String(value))
    return value
  }
  if (value instanceof Date) return new Date(value)
  if (Array.isArray(value)) return value.map((item, i) => plain(item, `${at}.${i}`))
  if (isPlainObject(value)) {
    const copy: Fields = {}
    for (const [key, item] of Object.entries(value)) {
      if (key === '__proto__') throw notStorable(at, key)
      if (item !== undefined) copy[key] = plain(item, `${at}.${key}`)
    }
    return copy
  }
  throw notStorable(at, typeof value === 'object' ? (value?.constructor?.name ?? 'object') : typeof value)
}

/**
 * A copy of a JSON value. What JSON would silently change (a Date, a class, undefined in an array) is refused: it
 * would come back as something else, and from one engine only.
 */
export function json(value: unknown, at: string): unknown {
  const copy = plain(value, at)
  refuseDates(copy, at)
  return copy
}

function refuseDates(value: unknown, at: string): void {
  if (value instanceof Date) throw notStorable(at, 'Date; use its ISO text')
  if (Array.isArray(value)) value.forEach((item, i) => void refuseDates(item, `${at}.${i}`))
  else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key.startsWith('$')) throw notStorable(`${at}.${key}`, 'name that begins with $')
      refuseDates(item, `${at}.${key}`)
    }
  }
}

/** Checks the Mixed fields of a document, wherever they are. */
export function checkJson(schema: Schema, doc: Fields, at: string): void {
  for (const [name, type] of Object.entries(schema.paths)) {
    const value = name.split('.').reduce<unknown>(child, doc)
    if (value === undefined || value === null) continue
    const here = `${at}.${name}`
    if (type.instance === 'Mixed') json(value, here)
    else if (type.instance === 'Embedded') checkJson(innerSchema(type), value as Fields, here)
    else if (type.instance === 'Array' && Array.isArray(value)) {
      const item = itemType(type)
      if (item?.instance === 'Mixed') json(value, here)
      else if (!item) for (const part of value) if (isObject(part)) checkJson(innerSchema(type), part, here)
    }
  }
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

function isPlainObject(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function notStorable(at: string, what: string): AppError {
  return new AppError('DOCUMENT_INVALID', `${at}: a ${what} cannot be stored`)
}
