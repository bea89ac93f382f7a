import type { LabelReading, MatchInput, MatchResult, Reading, SadpDevice } from '../../cases/evidence.js'
import type { CaseFacts } from '../../cases/facts.js'
import type { InspectAnswer } from '../../cases/ports.js'

/** Invented device, in the grammar of real ones. */
export const SHORT = 'GB1234567'
export const FULL = `DS-2CD63C5G1-IVS20250709AAWR${SHORT}`

export function reading(change: Partial<Reading> = {}): Reading {
  return { field: 'serial', value: SHORT, source: 'qr', confidence: 0.99, corrected: false, ...change }
}

export function label(serial: Reading | null, change: Partial<LabelReading> = {}): LabelReading {
  return {
    serial,
    model: null,
    mac: null,
    readings: serial ? [serial] : [],
    otherSerials: [],
    quality: [],
    reason: serial ? null : 'unreadable',
    resetToken: null,
    width: 1200,
    height: 900,
    ms: 100,
    reader: 'reader-test',
    ...change,
  }
}

export function device(change: Partial<SadpDevice> = {}): SadpDevice {
  return {
    fullSerial: FULL,
    shortSerial: SHORT,
    model: 'DS-2CD63C5G1-IVS',
    mac: '50:e5:38:00:00:01',
    ipv4: '192.168.1.64',
    softwareVersion: 'V5.7.0',
    startTime: '2026-11-20 08:00:00',
    activated: true,
    abilities: {
      fileReset: null,
      keyReset: null,
      legacyReset: null,
      syncCameras: null,
      guid: null,
      securityQuestion: null,
      mailbox: null,
    },
    ...change,
  }
}

export function known(
  change: { shortSerial?: string; accepts?: ('token' | 'device')[]; model?: string | null } = {},
) {
  return {
    outcome: 'known',
    device: {
      shortSerial: SHORT,
      model: 'DS-2CD63C5G1-IVS',
      mode: 'key',
      accepts: ['token', 'device'],
      ...change,
    },
  } satisfies InspectAnswer
}

/** Everything in order: list, label, platform that knows the device and takes it. */
export function goodFacts(change: Partial<CaseFacts> = {}): CaseFacts {
  return {
    caseId: 'case-1',
    company: { id: 'company-1', state: 'verified' },
    declarationAcceptedAt: new Date('2026-11-24T09:59:00Z'),
    label: label(reading()),
    sadp: { kind: 'device_list', via: 'file', devices: [device()] },
    picked: null,
    token: null,
    device: { fullSerial: FULL, answer: known() },
    hasReceipt: false,
    waitedMinutes: 0,
    tries: 0,
    usage: { personToday: 0, companyToday: 0, deviceToday: {}, live: [] },
    signals: [],
    ...change,
  }
}

/** A match that believes whatever it sees: what decide() must not be fooled by. */
export function gullible(input: MatchInput): MatchResult {
  const serial =
    input.label.serial?.value ?? input.platform?.shortSerial ?? input.sadp[0]?.shortSerial ?? null
  return {
    decision: 'match',
    reason: 'serial_equal',
    serial,
    device: input.sadp[0] ?? null,
    confidence: 1,
    lines: [],
    rules: 'gullible',
  }
}

/** A match with one answer. */
export function always(change: Partial<MatchResult>): () => MatchResult {
  return () => ({
    decision: 'mismatch',
    reason: 'serial_differs',
    serial: null,
    device: null,
    confidence: 1,
    lines: [],
    rules: 'always',
    ...change,
  })
}
