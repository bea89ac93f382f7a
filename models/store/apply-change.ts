import { AppError } from '../../core/errors.js'
import type { Change } from './cast-update.js'
import { isObject } from './plain.js'

type Fields = Record<string, unknown>

/** The document after the change; the one given stays as it is. Throws DOCUMENT_INVALID where MongoDB would refuse. */
export function applyChange<T extends Fields>(doc: T, change: Change, inserting: boolean): T {
  const after = structuredClone(doc)
  for (const [path, value] of Object.entries(change.set)) put(after, path, value)
  if (inserting) for (const [path, value] of Object.entries(change.setOnInsert)) put(after, path, value)
  for (const path of change.unset) remove(after, path)
  for (const [path, step] of Object.entries(change.inc)) {
    const [parent, key] = parentOf(after, path)
    const before = parent[key] === undefined ? 0 : parent[key]
    if (typeof before !== 'number') throw misfit(path, 'is counted but holds no number')
    parent[key] = before + step
  }
  for (const [path, item] of Object.entries(change.push)) {
    const [parent, key] = parentOf(after, path)
    const before = parent[key] === undefined ? [] : parent[key]
    if (!Array.isArray(before)) throw misfit(path, 'is pushed to but holds no array')
    parent[key] = [...before, structuredClone(item)]
  }
  return after
}

function put(doc: Fields, path: string, value: unknown): void {
  const [parent, key] = parentOf(doc, path)
  parent[key] = structuredClone(value)
}

function remove(doc: Fields, path: string): void {
  let parent: unknown = doc
  const steps = path.split('.')
  const key = steps.pop() as string
  for (const step of steps) parent = isObject(parent) ? parent[step] : undefined
  if (isObject(parent)) delete parent[key]
}

/** Where the path ends, objects on the way made as needed. */
function parentOf(doc: Fields, path: string): [Fields, string] {
  const steps = path.split('.')
  const key = steps.pop() as string
  let parent = doc
  for (const step of steps) {
    if (parent[step] === undefined) parent[step] = {}
    const next = parent[step]
    if (!isObject(next)) throw misfit(path, `lies below ${step}, which holds no object`)
    parent = next
  }
  return [parent, key]
}

function misfit(path: string, why: string): AppError {
  return new AppError('DOCUMENT_INVALID', `${path} ${why}`)
}
