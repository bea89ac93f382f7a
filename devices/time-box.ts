/** Time on two clocks, milliseconds; `processor` is null where it is not known. */
export interface Spent {
  wall: number
  processor: number | null
}

/** On a busy machine a file may take this many times its budget by the wall clock, and no longer. */
const MOST_STRETCH = 4

/**
 * Whether a file has used up its time: what counts is the processor time it took; by the wall clock alone only where
 * that is not known, or when it stands still.
 */
export function isOverTime(spent: Spent, budgetMs: number): boolean {
  if (spent.processor === null) return spent.wall >= budgetMs
  return spent.processor >= budgetMs || spent.wall >= budgetMs * MOST_STRETCH
}

/** Of a file's time, when the first look has taken this much: the second would not be finished. */
const SHARE_OF_FIRST_LOOK = 0.6

/**
 * Whether a picture that has cost `spentMs` of processor time may be looked at once more. Beyond that the time-box
 * would cut the second look off, and with it all that the first one read.
 */
export function affordsAnotherLook(spentMs: number, budgetMs: number): boolean {
  return spentMs < budgetMs * SHARE_OF_FIRST_LOOK
}
