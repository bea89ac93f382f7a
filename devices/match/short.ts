import type { SadpDevice } from '../facts.js'
import { parseSerial } from '../serial.js'

/** The short serial of a short or full one; null when it is neither. */
export function shortOf(text: string): string | null {
  return parseSerial(text)?.short ?? null
}

/** From the full serial, not from the field beside it: one of the two could have been edited. */
export function shortOfDevice(device: SadpDevice): string | null {
  return shortOf(device.fullSerial)
}
