/**
 * The one way to stored documents. Two engines implement it in models/ (SQLite in a folder, MongoDB through
 * Mongoose); rooms that may not import models (jobs) take this type and get the engine from bot/app.ts.
 *
 * Filters and updates are the subset of MongoDB's that stands here: nothing else is understood, and an
 * operator that is not listed is refused, not ignored.
 */
export interface Doc {
  /** A string, always given by the caller or made by `newId()`. */
  _id: string
}

type Scalar = string | number | boolean | Date | null

export interface Condition {
  $eq?: Scalar
  $ne?: Scalar
  $gt?: Scalar
  $gte?: Scalar
  $lt?: Scalar
  $lte?: Scalar
  $in?: readonly Scalar[]
  $nin?: readonly Scalar[]
  $exists?: boolean
}

/** Field paths use dots (`company.state`). A path into an array matches when one element does. */
export type Filter = { readonly [path: string]: Scalar | Condition | readonly Filter[] | undefined } & {
  readonly $and?: readonly Filter[]
  readonly $or?: readonly Filter[]
}

export interface Update {
  $set?: Readonly<Record<string, unknown>>
  $unset?: Readonly<Record<string, true>>
  $inc?: Readonly<Record<string, number>>
  $push?: Readonly<Record<string, unknown>>
  /** Only with `upsert`: fields of the document when it is new. */
  $setOnInsert?: Readonly<Record<string, unknown>>
}

export type Sort = Readonly<Record<string, 1 | -1>>

export interface FindOptions {
  sort?: Sort
  limit?: number
  /** Continue after the last document of the page before: its `cursor`. */
  after?: string
}

export interface Page<T> {
  items: T[]
  /** Give it as `after` for the next page; null when there is none. */
  cursor: string | null
}

export interface UpdateOptions {
  upsert?: boolean
  /** Which one, when several match the filter (a queue takes the oldest). */
  sort?: Sort
}

/** Every call may reject with AppError STORE_UNAVAILABLE; each writes all or nothing. */
export interface Store {
  /** Rejects with DUPLICATE_KEY when a unique index holds the value already, DOCUMENT_INVALID when the schema refuses. */
  insert<T extends Doc>(collection: string, doc: T): Promise<T>
  get<T extends Doc>(collection: string, id: string): Promise<T | null>
  find<T extends Doc>(collection: string, filter: Filter, options?: FindOptions): Promise<T[]>
  page<T extends Doc>(
    collection: string,
    filter: Filter,
    options: FindOptions & { limit: number },
  ): Promise<Page<T>>
  /** Atomic on one document; the document after the update, or null when none matched. */
  update<T extends Doc>(
    collection: string,
    filter: Filter,
    update: Update,
    options?: UpdateOptions,
  ): Promise<T | null>
  /** How many were changed. */
  updateMany(collection: string, filter: Filter, update: Update): Promise<number>
  /** How many were deleted. */
  delete(collection: string, filter: Filter): Promise<number>
  count(collection: string, filter: Filter): Promise<number>
  /** Full-text, accents folded, best first or newest first. The collection's schema says which fields. */
  search<T extends Doc>(
    collection: string,
    text: string,
    options?: { filter?: Filter; limit?: number; order?: 'best' | 'newest' },
  ): Promise<T[]>
  /** All or nothing. `work` may be run again after a conflict, so it has no effects outside `tx`. */
  transaction<R>(work: (tx: Store) => Promise<R>): Promise<R>
  /** Cheap: does it answer? For /readyz. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Bytes kept by their content hash. */
export interface FileStore {
  /** Returns the SHA-256 of the bytes, hex: the name under which they are kept. Idempotent. */
  put(bytes: Uint8Array): Promise<string>
  get(hash: string): Promise<Uint8Array | null>
  delete(hash: string): Promise<void>
}
