import type { Condition } from './cast-filter.js'
import type { Change } from './cast-update.js'
import type { Shape } from './shape.js'

export type Fields = Record<string, unknown>
export type Stored = Fields & { _id: string }
export type Order = readonly (readonly [string, 1 | -1])[]

/**
 * What a database has to do. Everything it is given is checked and cast already; what it rejects with are AppErrors.
 * `session` is its own idea of a running transaction.
 */
export interface Engine<Session> {
  insert(shape: Shape, doc: Stored, session?: Session): Promise<void>
  find(
    shape: Shape,
    condition: Condition,
    how: { order: Order; limit: number | null },
    session?: Session,
  ): Promise<Stored[]>
  /** `fresh` is the document to insert when none matches; null: do nothing then. */
  update(
    shape: Shape,
    condition: Condition,
    change: Change,
    how: { order: Order; fresh: Stored | null },
    session?: Session,
  ): Promise<Stored | null>
  updateMany(shape: Shape, condition: Condition, change: Change, session?: Session): Promise<number>
  remove(shape: Shape, condition: Condition, session?: Session): Promise<number>
  count(shape: Shape, condition: Condition, session?: Session): Promise<number>
  /** Documents that hold all the words; `newest`: in the order they were inserted, last first. */
  search(
    shape: Shape,
    words: readonly string[],
    condition: Condition,
    how: { limit: number; order: 'best' | 'newest' },
    session?: Session,
  ): Promise<Stored[]>
  /** Runs `work` again when the engine had to give up for another transaction's sake. */
  transaction<R>(work: (session: Session) => Promise<R>): Promise<R>
  /** Is it an error after which the engine will run the transaction again? */
  isTransient(error: unknown): boolean
  ping(): Promise<void>
  close(): Promise<void>
}
