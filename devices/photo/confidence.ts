import { nearness } from '../confusables.js'
import type { Context } from './candidates.js'
import type { Vote } from './reread.js'

/** All that was seen of one value in one picture. */
export interface Sightings {
  value: string
  corrected: boolean
  context: Context
  /** Least sure character, for each place where the value was read at first. */
  places: readonly number[]
  votes: readonly Vote[]
  /** Year of manufacture that the label says; null when it does not. */
  year: number | null
}

/** Digits and letters that print alike: where the grammar allows both, one engine's word is not enough. */
const AMBIGUOUS_SECOND = /^[A-Z][015682ODISGBZQL]/
const AMBIGUOUS_FIRST = /^[0156824]\d{8}$/

/**
 * How likely a value read by OCR is right, 0 to 1. Readings of the same place cut differently must agree; the second
 * engine or a second print raise the confidence, and any word against it keeps it under the release threshold.
 * The numbers come from the tuning set of bench/evidence.
 */
export function ocrConfidence(seen: Sightings): number {
  const own = seen.votes.filter((vote) => vote.engine === 'pp-ocr')
  const other = seen.votes.filter((vote) => vote.engine === 'tesseract')
  const first = Math.max(0, ...seen.places)
  const readings = [first, ...own.map((vote) => (vote.value === seen.value ? vote.confidence : 0))]
  const mean = readings.reduce((sum, value) => sum + value, 0) / readings.length
  const seconded =
    other.some((vote) => vote.value === seen.value && !vote.corrected) || seen.places.length > 1
  let confidence = seconded ? 1 - (1 - mean) * 0.4 : mean
  for (const cap of capsOf(seen, own, other, seconded)) confidence = Math.min(confidence, cap)
  return Math.round(Math.max(0, Math.min(0.995, confidence)) * 1000) / 1000
}

function capsOf(seen: Sightings, own: readonly Vote[], other: readonly Vote[], seconded: boolean): number[] {
  const caps: number[] = []
  if (seen.corrected) caps.push(0.6)
  if (own.some((vote) => vote.value !== null && vote.value !== seen.value)) caps.push(0.7)
  if (own.some((vote) => vote.value === null)) caps.push(seconded ? 0.88 : 0.8)
  const against = other.find((vote) => vote.value !== null && vote.value !== seen.value && !vote.corrected)
  if (against?.value) caps.push(nearness(against.value, seen.value) === 'look_alike' ? 0.8 : 0.88)
  if (!seconded && (AMBIGUOUS_SECOND.test(seen.value) || AMBIGUOUS_FIRST.test(seen.value))) caps.push(0.88)
  // Nine digits alone ended about 2017: on a later label the first of them was a letter, or it is a part number.
  if (/^\d{9}$/.test(seen.value) && seen.year !== null && seen.year >= 2019) caps.push(0.6)
  if (seen.context === 'bare_digits') caps.push(0.55)
  if (seen.context === 'loose' && !seconded) caps.push(0.8)
  return caps
}
