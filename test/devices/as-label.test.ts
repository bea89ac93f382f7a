import { expect, it } from 'vitest'
import { match } from '../../devices/match.js'
import { asLabel } from '../../devices/read-file.js'
import { labelWith, sadpDevice, serialReading } from './fixtures.js'

const CAMERA = 'DS-2CD2386G2-IU20230614AAWRAB4178206'
const PAGE = ['Live View  Playback  Configuration', 'Serial No.', 'Firmware Version']
const LABEL = ['HIKVISION', 'Model: DS-2CD2386G2-IU', 'S/N: AB4178206']

const printed = serialReading('AB4178206', { source: 'ocr', confidence: 0.99 })
const several = labelWith(null, {
  reason: 'several_labels',
  readings: [serialReading('J92746183', { source: 'ocr', confidence: 0.99 }), printed],
  otherSerials: ['J92746183', 'AB4178206'],
})

it.each([
  ['one serial in print on a device’s page', labelWith(printed), PAGE, 'unsure'],
  ['several in print, as a page that lists devices shows them', several, PAGE, 'unsure'],
  ['one in print on a label', labelWith(printed), LABEL, 'match'],
  ['several labels', several, LABEL, 'match'],
  ['a code beside a window’s words', labelWith(serialReading('AB4178206', { source: 'qr' })), PAGE, 'match'],
])('%s', (_, read, lines, decision) => {
  const label = asLabel(read, lines)
  expect(match({ label, sadp: [sadpDevice(CAMERA)], picked: null, platform: null }).decision).toBe(decision)
  expect(label.readings).toEqual(read.readings)
  // Who sees the case is told that a screen was photographed, whatever named the serial.
  expect(label.quality.includes('screen')).toBe(lines === PAGE)
})
