import { nearness } from '../confusables.js'
import type { Reading, UnreadableReason } from '../facts.js'
import { SHOW_THRESHOLD } from '../rules.js'

export interface SerialVerdict {
  serial: Reading | null
  others: string[]
  reason: UnreadableReason | null
}

/** A serial that no look read just so is shown only when the looks together leave little else. */
const SHOW_CORRECTED = 0.5

/** A text reading this sure is believed against a code. */
const STRONG_TEXT = 0.85

/** Which of the serials read in one picture is the device's, or why none can be named. Pure. */
export function decideSerial(fromCodes: readonly Reading[], fromText: readonly Reading[]): SerialVerdict {
  const codes = withoutPartNumbers(fromCodes, fromText)
  const texts = fromText.filter(
    (reading) => reading.confidence >= (reading.corrected ? SHOW_CORRECTED : SHOW_THRESHOLD),
  )
  const coded = distinct(codes)
  if (coded.length > 1) return { serial: null, others: coded, reason: 'several_labels' }
  const [code] = [...codes].sort((a, b) => b.confidence - a.confidence)
  if (code) return besideCode(code, texts)
  const groups = distinct(texts)
  const [best] = texts
  if (!best) return { serial: null, others: [], reason: null }
  if (groups.length === 1) return { serial: best, others: [], reason: null }
  return { serial: null, others: groups, reason: 'several_labels' }
}

function besideCode(code: Reading, texts: readonly Reading[]): SerialVerdict {
  const rivals = texts.filter(
    (text) =>
      !text.corrected && text.confidence >= STRONG_TEXT && nearness(text.value, code.value) === 'different',
  )
  if (rivals.length === 0) {
    // Printed and coded alike: two witnesses for one serial.
    const same = texts.some((text) => text.value === code.value)
    return {
      serial: same ? { ...code, confidence: Math.max(code.confidence, 0.99) } : code,
      others: [],
      reason: null,
    }
  }
  const printedToo = texts.some((text) => nearness(text.value, code.value) !== 'different')
  if (printedToo)
    return {
      serial: null,
      others: distinct([code, ...rivals]),
      reason: 'several_labels',
    }
  return { serial: null, others: [], reason: 'contradiction' }
}

/** A bar code of nine digits is as often the material code: it counts only when nothing better names the serial. */
function withoutPartNumbers(codes: readonly Reading[], texts: readonly Reading[]): Reading[] {
  const doubtful = (reading: Reading) => reading.source === 'barcode' && reading.confidence < 0.9
  const sure = codes.filter((reading) => !doubtful(reading))
  if (sure.length > 0) return sure
  return codes.filter((code) => {
    const named = texts.filter((text) => text.confidence >= 0.6)
    return named.length === 0 || named.some((text) => text.value === code.value)
  })
}

function distinct(readings: readonly Reading[]): string[] {
  return [...new Set(readings.map((reading) => reading.value))]
}
