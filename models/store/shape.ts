import type { Connection, Model, Schema, SchemaType } from 'mongoose'
import { AppError } from '../../core/errors.js'

/** One line of models/schemas.ts. */
export interface CollectionDef {
  name: string
  // biome-ignore lint/suspicious/noExplicitAny: Mongoose's Schema is invariant in its document type
  schema: Schema<any>
  /** Paths of strings (or arrays of strings) that `search` looks into. */
  searchFields?: readonly string[]
  /**
   * How the words there, and those of a search, are told apart: as they stand (accents and capitals aside), or by their
   * French stems. With stems the fields are written once and never updated.
   */
  searchBy?: 'words' | 'stems'
}

export type Scalar = 'string' | 'number' | 'boolean' | 'date'

/** What stands at a path. */
export type PathInfo =
  | { kind: 'scalar'; scalar: Scalar; type: SchemaType; inArray: boolean }
  /** Mixed, or somewhere below it: JSON we know nothing about. */
  | { kind: 'json'; inArray: boolean }
  | { kind: 'object'; inArray: boolean }
  | { kind: 'array'; items: PathInfo; inArray: boolean }

export interface IndexDef {
  /** Path → direction. */
  fields: Readonly<Record<string, 1 | -1>>
  unique: boolean
  sparse: boolean
  /** A filter in the words of core/store.ts. */
  partial: Readonly<Record<string, unknown>> | null
}

/** A collection as the engines need it. */
export interface Shape {
  name: string
  // biome-ignore lint/suspicious/noExplicitAny: the document type is the caller's
  model: Model<any>
  schema: Schema
  indexes: readonly IndexDef[]
  searchFields: readonly string[]
  searchBy: 'words' | 'stems'
  /** Null when the schema has no such path. */
  at(path: string): PathInfo | null
}

const SCALARS: Readonly<Record<string, Scalar>> = {
  String: 'string',
  Number: 'number',
  Boolean: 'boolean',
  Date: 'date',
}

/** Compiles a definition; throws INTERNAL, naming the path, when it uses what only one engine could do. */
export function createShape(def: CollectionDef, connection: Connection): Shape {
  const schema = strict(def.schema.clone())
  checkTypes(def.name, schema, '')
  const known = new Map<string, PathInfo | null>()
  const shape: Shape = {
    name: def.name,
    model: connection.model(def.name, schema, def.name) as unknown as Shape['model'],
    schema,
    indexes: schema.indexes().map(([fields, options]) => ({
      fields: fields as Record<string, 1 | -1>,
      unique: options.unique === true,
      sparse: options.sparse === true,
      partial: (options.partialFilterExpression as Record<string, unknown> | undefined) ?? null,
    })),
    searchFields: def.searchFields ?? [],
    searchBy: def.searchBy ?? 'words',
    at(path) {
      let info = known.get(path)
      if (info === undefined) {
        info = resolve(schema, path.split('.'), false)
        known.set(path, info)
      }
      return info
    },
  }
  for (const index of shape.indexes) checkIndex(shape, index)
  for (const field of shape.searchFields) {
    if (!shape.at(field)) throw wrong(shape.name, field, 'is searched but not in the schema')
  }
  return shape
}

/** Forces what both engines rely on, in the schema and in those inside it. */
function strict(schema: Schema): Schema {
  schema.set('strict', 'throw')
  schema.set('minimize', false)
  schema.set('versionKey', false)
  schema.set('id', false)
  schema.set('autoIndex', false)
  schema.set('autoCreate', false)
  for (const child of schema.childSchemas) strict(child.schema)
  return schema
}

function resolve(schema: Schema, path: readonly string[], inArray: boolean): PathInfo | null {
  for (let length = path.length; length > 0; length--) {
    const type = schema.paths[path.slice(0, length).join('.')]
    if (type) return below(type, path.slice(length), inArray)
  }
  const nested = (schema as unknown as { nested: Record<string, boolean> }).nested
  return nested[path.join('.')] ? { kind: 'object', inArray } : null
}

function below(type: SchemaType, rest: readonly string[], inArray: boolean): PathInfo | null {
  if (type.instance === 'Mixed') return { kind: 'json', inArray }
  if (type.instance === 'Embedded') {
    return rest.length === 0 ? { kind: 'object', inArray } : resolve(innerSchema(type), rest, inArray)
  }
  if (type.instance === 'Array') {
    const item = itemType(type)
    const items: PathInfo | null = item ? below(item, [], true) : { kind: 'object', inArray: true }
    if (!items) return null
    const [first, ...others] = rest
    if (first === undefined) return { kind: 'array', items, inArray }
    const into = /^\d+$/.test(first) ? others : rest
    if (into.length === 0) return items
    return item ? below(item, into, true) : resolve(innerSchema(type), into, true)
  }
  const scalar = SCALARS[type.instance]
  return scalar && rest.length === 0 ? { kind: 'scalar', scalar, type, inArray } : null
}

/** The schema of what an array or a single sub-document holds. */
export function innerSchema(type: SchemaType): Schema {
  return (type as unknown as { schema: Schema }).schema
}

/** The type of an array's items; null when they are sub-documents. */
export function itemType(type: SchemaType): SchemaType | null {
  if ((type as unknown as { schema?: Schema }).schema) return null
  return (type as unknown as { embeddedSchemaType: SchemaType }).embeddedSchemaType
}

function checkTypes(name: string, schema: Schema, prefix: string): void {
  if (prefix === '' && schema.paths._id?.instance !== 'String') throw wrong(name, '_id', 'must be a String')
  for (const [path, type] of Object.entries(schema.paths)) {
    const full = prefix + path
    if (!/^[\w.]+$/.test(path)) throw wrong(name, full, 'has letters that a path may not have')
    if (type.instance === 'Embedded') checkTypes(name, innerSchema(type), `${full}.`)
    else if (type.instance === 'Array') {
      const item = itemType(type)
      if (!item) checkTypes(name, innerSchema(type), `${full}.`)
      else if (item.instance !== 'Mixed' && !SCALARS[item.instance]) throw wrong(name, full, NO_SUCH_TYPE)
    } else if (type.instance !== 'Mixed' && !SCALARS[type.instance]) throw wrong(name, full, NO_SUCH_TYPE)
  }
}

const NO_SUCH_TYPE = 'has a type the store does not keep (a sub-schema without `_id: false`?)'

function checkIndex(shape: Shape, index: IndexDef): void {
  const paths = Object.keys(index.fields)
  for (const path of paths) {
    const info = shape.at(path)
    if (!info || info.kind === 'object' || info.kind === 'json')
      throw wrong(shape.name, path, 'cannot be indexed')
    const inArray = info.inArray || info.kind === 'array'
    if (inArray && (index.unique || paths.length > 1)) {
      throw wrong(shape.name, path, 'is in an array: it can only have a plain index of its own')
    }
    if (!index.unique || index.partial) continue
    const required = info.kind === 'scalar' && info.type.isRequired
    const sparseString =
      index.sparse && paths.length === 1 && info.kind === 'scalar' && info.scalar === 'string'
    if (!required && !sparseString) {
      throw wrong(shape.name, path, 'is unique, so it must be required, or a String with `sparse: true`')
    }
  }
}

function wrong(collection: string, path: string, why: string): AppError {
  return new AppError('INTERNAL', `models: ${collection}.${path} ${why}`)
}
