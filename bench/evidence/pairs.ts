import type { LabelReading, Reading } from '../../devices/facts.js'
import { match } from '../../devices/match.js'
import { NO_ABILITIES } from '../../devices/sadp/probe-match.js'
import { parseSerial } from '../../devices/serial.js'
import { drawDevice } from './draw/device.js'
import { createRandom } from './random.js'

/** Pairs of a label and another device whose serials are nearly equal; how many were taken for one another. */
export function adversarialPairs(
  count: number,
  seed: number,
): { pairs: number; wrong: number; unsure: number } {
  const random = createRandom(seed)
  let wrong = 0
  let unsure = 0
  for (let i = 0; i < count; i++) {
    const device = drawDevice(random)
    const other = spoil(
      device.short,
      random.integer(0, 8),
      random.pick([...'0123456789ABDEGIOSZ']),
      random.chance(0.2),
    )
    const reading: Reading = {
      field: 'serial',
      value: other,
      source: random.pick(['qr', 'barcode', 'ocr'] as const),
      confidence: random.between(0.9, 1),
      corrected: false,
    }
    const result = match({
      label: labelOf(reading),
      sadp: [
        {
          fullSerial: device.full,
          shortSerial: random.chance(0.1) ? other : device.short,
          model: device.model,
          mac: null,
          ipv4: null,
          softwareVersion: null,
          startTime: null,
          activated: true,
          abilities: { ...NO_ABILITIES },
        },
      ],
      picked: null,
      platform: random.chance(0.3)
        ? { shortSerial: random.chance(0.5) ? other : device.short, model: null }
        : null,
    })
    if (result.decision === 'match') wrong++
    if (result.decision === 'unsure') unsure++
  }
  return { pairs: count, wrong, unsure }
}

function spoil(serial: string, at: number, by: string, turn: boolean): string {
  const swapped = turn
    ? serial.slice(0, at) + (serial[at + 1] ?? '') + (serial[at] ?? '') + serial.slice(at + 2)
    : serial.slice(0, at) + by + serial.slice(at + 1)
  if (swapped !== serial && swapped.length === 9 && parseSerial(swapped)) return swapped
  const last = Number(serial.at(-1))
  return serial.slice(0, -1) + String((last + 1) % 10)
}

function labelOf(serial: Reading): LabelReading {
  return {
    serial,
    model: null,
    mac: null,
    readings: [serial],
    otherSerials: [],
    quality: [],
    reason: null,
    resetToken: null,
    width: 1600,
    height: 1200,
    ms: 0,
    reader: 'bench',
  }
}
