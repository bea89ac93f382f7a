import { CALIBRATION, MOST_MARGIN } from './calibration.js'
import type { Context } from './candidates.js'

/** All that was seen of one value in one picture. */
export interface Sightings {
  value: string
  corrected: boolean
  context: Context
  /** For each look at it: 0 when the engine read just this, the logarithm of how much less likely it is otherwise. */
  fits: readonly number[]
  /** How much better than the next best serial, natural logarithm a look. */
  margin: number
  /** In how many places of the picture it was read. */
  places: number
  /** Looks in which more digits were joined to it. */
  embedded: number
  /** What the other engine says. */
  other: 'agrees' | 'look_alike' | 'silent'
  /** Year of manufacture that the label says; null when it does not. */
  year: number | null
}

export type Features = Readonly<Record<Exclude<keyof typeof CALIBRATION, 'bias'>, number>>

/** The numbers that the calibration weighs. */
export function featuresOf(seen: Sightings): Features {
  const telling = seen.fits.filter((fit) => fit > BLIND)
  return {
    margin: Math.min(MOST_MARGIN, seen.margin),
    fit: telling.reduce((sum, fit) => sum + Math.exp(fit), 0) / Math.max(1, telling.length),
    agrees: seen.other === 'agrees' ? 1 : 0,
    lookAlike: seen.other === 'look_alike' ? 1 : 0,
    places: seen.places > 1 ? 1 : 0,
    named: NAMED.includes(seen.context) ? 1 : 0,
    corrected: seen.corrected ? 1 : 0,
  }
}

/** A look that fits worse than this did not show the place. */
const BLIND = -8
const NAMED: readonly Context[] = ['named', 'full', 'tail']

/**
 * How likely a value read by OCR is right, 0 to 1: calibrated, and then kept under the release threshold wherever one
 * font's print cannot tell, however sure the engines are.
 */
export function ocrConfidence(seen: Sightings): number {
  const features = featuresOf(seen)
  let logit: number = CALIBRATION.bias
  for (const [name, value] of Object.entries(features)) logit += CALIBRATION[name as keyof Features] * value
  const confidence = Math.min(0.995, 1 / (1 + Math.exp(-logit)), ...capsOf(seen))
  return Math.round(confidence * 1000) / 1000
}

/** Under the release threshold, whatever is asked of it. */
const NOT_SURE = 0.88
/** The engine's own first choice. */
const EXACT = -0.05
/** A look-alike that the grammar allows in this place must be left behind by this much in every look. */
const CLEAR_LEAD = 4
/** Any other serial by this much, or by the second where the other engine reads the same. */
const SURE_LEAD = 3
const SURE_LEAD_SECONDED = 2.2

/**
 * The letter O and the digit zero print alike, and so do I and 1 at the head of nine: drawn in thirteen faces both
 * engines took one for the other with a lead of up to 7.7, so where the grammar allows both nothing read from print is
 * sure. All other pairs were told apart wherever every look agreed.
 */
const PRINTS_ALIKE = /^(?:[0O1I]\d{8}|[A-Z][0O]\d{7})$/
/** Other places where the grammar allows a digit and the letter that looks like it. */
const LETTER_OR_DIGIT = /^(?:[25687BDGLQSTZ]\d{8}|[A-Z][125687DISGBZQLT]\d{7})$/

function capsOf(seen: Sightings): number[] {
  const caps: number[] = []
  const exact = seen.fits.filter((fit) => fit > EXACT).length
  const unanimous = seen.fits.length >= 3 && exact === seen.fits.length
  const clear = unanimous && seen.margin >= CLEAR_LEAD
  const lead = seen.other === 'agrees' ? SURE_LEAD_SECONDED : SURE_LEAD
  if (seen.corrected) caps.push(0.6)
  if (seen.embedded > 0) caps.push(0.6)
  if (seen.other === 'look_alike') caps.push(0.8)
  if (PRINTS_ALIKE.test(seen.value)) caps.push(NOT_SURE)
  if (LETTER_OR_DIGIT.test(seen.value) && !clear) caps.push(NOT_SURE)
  // One look that reads otherwise is a doubt, however many others agree: they see the same smudge.
  if (!unanimous || seen.margin < lead) caps.push(NOT_SURE)
  // Nine digits alone ended about 2017: on a later label the first of them was a letter, or it is a part number.
  if (/^\d{9}$/.test(seen.value) && seen.year !== null && seen.year >= 2019) caps.push(0.6)
  if (seen.context === 'bare_digits') caps.push(0.55)
  if (seen.context === 'loose' && seen.other !== 'agrees' && seen.places < 2) caps.push(0.8)
  return caps
}
