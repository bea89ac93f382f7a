import { parseSerial } from '../devices/serial.js'
import type { CaseDoc } from './case.js'

/**
 * The case as the photo under judgment is to see it. A pick and a device's own request are for one device: once that
 * device has its code they say nothing of the next one's label, and would only contradict it.
 */
export function inPlay(reset: CaseDoc): CaseDoc {
  const label = reset.photos.at(-1)?.reading.serial?.value ?? null
  if (label === null || reset.releases.length === 0) return reset
  const usedUp = (serial: string | null): boolean =>
    serial !== null && serial !== label && hasRelease(reset, serial)
  const picked = reset.picked === null ? null : (parseSerial(reset.picked)?.short ?? null)
  const answer = reset.opaque?.platform?.answer
  const requested = answer?.outcome === 'known' ? answer.device.shortSerial : null
  return {
    ...reset,
    picked: usedUp(picked) ? null : reset.picked,
    opaque: usedUp(requested) ? null : reset.opaque,
  }
}

function hasRelease(reset: CaseDoc, serial: string): boolean {
  return reset.releases.some(({ shortSerial, state }) => shortSerial === serial && state !== 'withdrawn')
}
