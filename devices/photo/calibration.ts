/**
 * How sure a reading is, from what was seen of it: weights of a logistic regression over the features below.
 * `npx tsx bench/evidence/calibrate.ts` fits them on the tuning set of bench/evidence, never on the set that figures are
 * told from, and prints how many readings were right at each confidence. Its last run had one wrong reading of 123: too
 * few to follow to the letter, so these are the rounder and more careful weights (all 79 above 0.9 were right, and all
 * 43 between 0.5 and 0.9).
 */
export const CALIBRATION = {
  bias: -0.8,
  /** Natural logarithm a look by which the value leads, up to MOST_MARGIN. */
  margin: 1.3,
  /** Mean likelihood over the looks, 0 to 1. */
  fit: 1.2,
  /** The other engine reads the same. */
  agrees: 0.5,
  /** The other engine reads a look-alike. */
  lookAlike: -0.5,
  /** Read in two places of the picture. */
  places: 0.3,
  /** The line names it or it ends a full serial. */
  named: 0,
  /** No look read just this. */
  corrected: -1.3,
} as const

/** A lead beyond this says no more. */
export const MOST_MARGIN = 5
