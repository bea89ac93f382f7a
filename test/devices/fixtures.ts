import type { LabelReading, Reading, SadpDevice } from '../../devices/facts.js'
import { NO_ABILITIES } from '../../devices/sadp/probe-match.js'
import { parseSerial } from '../../devices/serial.js'

export function serialReading(value: string, more: Partial<Reading> = {}): Reading {
  return { field: 'serial', value, source: 'qr', confidence: 0.99, corrected: false, ...more }
}

export function labelWith(serial: Reading | null, more: Partial<LabelReading> = {}): LabelReading {
  return {
    serial,
    model: null,
    mac: null,
    readings: serial ? [serial] : [],
    otherSerials: [],
    quality: [],
    reason: serial ? null : 'unreadable',
    resetToken: null,
    width: 1600,
    height: 1200,
    ms: 1,
    reader: 'test',
    ...more,
  }
}

export function sadpDevice(fullSerial: string, more: Partial<SadpDevice> = {}): SadpDevice {
  const parsed = parseSerial(fullSerial)
  return {
    fullSerial,
    shortSerial: parsed?.short ?? null,
    model: parsed?.model ?? null,
    mac: null,
    ipv4: null,
    softwareVersion: null,
    startTime: null,
    activated: true,
    abilities: { ...NO_ABILITIES },
    ...more,
  }
}
