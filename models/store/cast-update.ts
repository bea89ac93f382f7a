import { AppError } from '../../core/errors.js'
import type { Update } from '../../core/store.js'
import { type Condition, refuse } from './cast-filter.js'
import { checkJson, json, plain } from './plain.js'
import type { PathInfo, Shape } from './shape.js'

type Fields = Record<string, unknown>

/** An update checked and cast: path → value, for each operator. */
export interface Change {
  set: Fields
  unset: readonly string[]
  inc: Readonly<Record<string, number>>
  push: Fields
  setOnInsert: Fields
}

const OPERATORS = ['$set', '$unset', '$inc', '$push', '$setOnInsert']

/** Casts and validates a whole new document; the result is plain and has its defaults. */
export async function castDocument(shape: Shape, doc: Fields): Promise<Fields & { _id: string }> {
  checkJson(shape.schema, doc, shape.name)
  const cast = await mongoose(shape.name, async () => {
    const hydrated = new shape.model(doc)
    await hydrated.validate()
    return hydrated.toObject()
  })
  return plain(cast, shape.name) as Fields & { _id: string }
}

/**
 * Casts an update and validates each value by its own path. A limit on a number (`min`, `max`) is not checked on
 * `$inc`: no engine could before it knows the sum.
 */
export async function castUpdate(shape: Shape, update: Update, upsert: boolean): Promise<Change> {
  const change: Change = { set: {}, unset: [], inc: {}, push: {}, setOnInsert: {} }
  const touched: string[] = []
  for (const [operator, fields] of Object.entries(update) as [string, Fields | undefined][]) {
    if (!OPERATORS.includes(operator)) throw refuse(shape, operator, 'is an operator the store does not know')
    if (operator === '$setOnInsert' && !upsert) throw refuse(shape, operator, 'goes with `upsert` only')
    for (const [path, value] of Object.entries(fields ?? {})) {
      const info = target(shape, path)
      if (touched.some((other) => overlap(other, path))) throw refuse(shape, path, 'is changed twice')
      touched.push(path)
      if (path === '_id' && operator !== '$setOnInsert') throw refuse(shape, path, 'never changes')
      if (shape.searchBy === 'stems' && shape.searchFields.some((field) => overlap(field, path))) {
        throw refuse(shape, path, 'is searched by its stems, and stays as it was inserted')
      }
      if (operator === '$set') change.set[path] = value
      else if (operator === '$setOnInsert') change.setOnInsert[path] = value
      else if (operator === '$push') change.push[path] = await castItem(shape, path, info, value)
      else if (operator === '$inc') Object.assign(change.inc, { [path]: castStep(shape, path, info, value) })
      else {
        if (info.kind === 'scalar' && info.type.isRequired) throw refuse(shape, path, 'is required')
        change.unset = [...change.unset, path]
      }
    }
  }
  if (touched.length === 0) throw refuse(shape, '*', 'is updated with nothing')
  change.set = await castValues(shape, change.set)
  change.setOnInsert = await castValues(shape, change.setOnInsert)
  return change
}

function target(shape: Shape, path: string): PathInfo {
  const info = path.startsWith('$') ? null : shape.at(path)
  if (!info) throw refuse(shape, path, 'is not in the schema')
  const steps = path.split('.')
  if (info.inArray || steps.some((step) => /^\d+$/.test(step))) {
    throw refuse(shape, path, 'is inside an array: push an item or set the whole array')
  }
  if (steps.some((step) => step === '' || step === '__proto__' || step.startsWith('$'))) {
    throw refuse(shape, path, 'is not a path')
  }
  return info
}

/** Values for paths, cast and validated by Mongoose in a document that is made for it and has nothing else. */
async function castValues(shape: Shape, values: Fields): Promise<Fields> {
  const cast: Fields = {}
  const toMongoose: string[] = []
  for (const [path, value] of Object.entries(values)) {
    if (value === undefined) throw refuse(shape, path, 'is set to undefined')
    const insideJson = shape.at(path)?.kind === 'json' && !shape.schema.paths[path]
    // Only the Mixed field itself can be required or have validators; below it anything goes.
    if (insideJson) cast[path] = json(value, `${shape.name}.${path}`)
    else {
      checkJson(shape.schema, nested(path, value), shape.name)
      toMongoose.push(path)
    }
  }
  if (toMongoose.length === 0) return cast
  const scratch = await mongoose(shape.name, async () => {
    const document = new shape.model()
    for (const path of toMongoose) document.set(path, values[path])
    await document.validate(toMongoose)
    return document.toObject()
  })
  for (const path of toMongoose) cast[path] = plain(pick(scratch, path), `${shape.name}.${path}`)
  return cast
}

async function castItem(shape: Shape, path: string, info: PathInfo, value: unknown): Promise<unknown> {
  if (info.kind === 'json') return json(value, `${shape.name}.${path}`)
  if (info.kind !== 'array') throw refuse(shape, path, 'is not an array')
  const cast = await castValues(shape, { [path]: [value] })
  return (cast[path] as unknown[])[0]
}

function castStep(shape: Shape, path: string, info: PathInfo, value: unknown): number {
  const countable = info.kind === 'json' || (info.kind === 'scalar' && info.scalar === 'number')
  if (!countable || typeof value !== 'number' || !Number.isFinite(value)) {
    throw refuse(shape, path, 'is counted, but it or the step is not a number')
  }
  return value
}

function overlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)
}

/** The fields that a filter fixes: a document made by an upsert has them. */
export function fixedBy(condition: Condition): Fields {
  if ('all' in condition) return Object.assign({}, ...condition.all.map(fixedBy))
  if ('any' in condition || condition.op !== 'eq' || condition.info.inArray) return {}
  if (condition.info.kind === 'array' || condition.value === null) return {}
  return { [condition.path]: condition.value }
}

/** Paths of the change that would be written when the document exists. */
export function touchedBy(change: Change): string[] {
  return [
    ...Object.keys(change.set),
    ...change.unset,
    ...Object.keys(change.inc),
    ...Object.keys(change.push),
  ]
}

function nested(path: string, value: unknown): Fields {
  const [key, ...rest] = path.split('.') as [string, ...string[]]
  return { [key]: rest.length === 0 ? value : nested(rest.join('.'), value) }
}

export function pick(doc: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? (value as Fields)[key] : undefined),
      doc,
    )
}

/** Mongoose's errors name values, which may be personal: only the paths and kinds go into our message. */
async function mongoose<R>(at: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work()
  } catch (cause) {
    const errors = (cause as { errors?: Record<string, { kind?: string; name: string }> }).errors
    const why = errors
      ? Object.entries(errors)
          .map(([path, error]) => `${path} (${error.kind ?? error.name})`)
          .join(', ')
      : cause instanceof Error && cause.name === 'StrictModeError'
        ? `${String((cause as { path?: unknown }).path)} is not in the schema`
        : String((cause as Error).name)
    throw new AppError('DOCUMENT_INVALID', `${at} does not fit its schema: ${why}`, { cause })
  }
}
