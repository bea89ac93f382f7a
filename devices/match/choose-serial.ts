import type { LabelReading, Reading, SadpDevice } from '../facts.js'
import { shortOf, shortOfDevice } from './short.js'
import { SURE_FIELD } from './sure.js'
import type { MatchInput } from './types.js'

/** The label's serial; in a picture of several labels, the one surely read that another source names. */
export function chooseSerial(input: MatchInput): Reading | null {
  const { label } = input
  if (label.serial || label.reason !== 'several_labels') return label.serial
  const wanted = new Set(sourcesBeside(input))
  const found = label.readings.filter((reading) => reading.field === 'serial' && wanted.has(reading.value))
  if (new Set(found.map((reading) => reading.value)).size !== 1) return null
  return found.reduce((best, reading) => (reading.confidence > best.confidence ? reading : best))
}

/** Short serials that other sources than the label say. */
export function sourcesBeside(input: MatchInput): string[] {
  const picked = input.picked === null ? null : shortOf(input.picked)
  const devices = input.sadp.map(shortOfDevice).filter((short) => short !== null)
  const platform = input.platform ? shortOf(input.platform.shortSerial) : null
  const named = input.picked === null ? devices : devices.filter((short) => short === picked)
  return platform === null ? named : [platform, ...named]
}

/** The device of the list that a short serial names. */
export function findDevice(input: MatchInput, short: string): SadpDevice | null {
  return input.sadp.find((device) => shortOfDevice(device) === short) ?? null
}

/** Another serial in the same picture that nothing explains as another label's. */
export function contradiction(label: LabelReading, serial: Reading): string | null {
  const inFull = serial.full ? shortOf(serial.full) : null
  if (inFull !== null && inFull !== serial.value) return inFull
  const rivals = label.readings.filter(
    (reading) =>
      reading.field === 'serial' &&
      reading.value !== serial.value &&
      !label.otherSerials.includes(reading.value) &&
      !reading.corrected &&
      (reading.source !== 'ocr' || reading.confidence >= SURE_FIELD),
  )
  return rivals[0]?.value ?? null
}
