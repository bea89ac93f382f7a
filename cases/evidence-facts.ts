import { modelsAgree, parseSerial } from '../devices/serial.js'
import type { Reading, SadpDevice } from './evidence.js'
import type { CaseFacts } from './facts.js'
import type { EvidenceFact, Policy } from './policy.js'

/**
 * What the raw facts say of one serial, worked out without the match: the second lock on the door. The match explains
 * to people; this decides whether a code may leave, and a mistake in one does not open the other.
 */
export interface EvidenceView {
  facts: ReadonlySet<EvidenceFact>
  /** Anything that speaks against this serial. One is enough to forbid every release. */
  contradictions: string[]
  listed: SadpDevice | null
}

export function viewEvidence(given: CaseFacts, serial: string, policy: Policy): EvidenceView {
  const facts = new Set<EvidenceFact>()
  const contradictions: string[] = []
  const label = given.label
  // In a picture of several labels every one that was read stands for itself; the reader says which are others'.
  const several = label?.serial === null && label.reason === 'several_labels'
  const read = several
    ? label.readings.filter((reading) => reading.field === 'serial')
    : [label?.serial].filter((reading) => reading !== null && reading !== undefined)

  if (read.some((reading) => reading.value === serial && isProof(reading, policy))) facts.add('label_read')
  for (const other of label?.readings ?? []) {
    const elsewhere = several || (label?.otherSerials.includes(other.value) ?? false)
    if (other.field === 'serial' && other.value !== serial && !elsewhere && isProof(other, policy)) {
      contradictions.push('label_contradicts_itself')
    }
  }

  // By the full serial: the field beside it could have been edited alone.
  const listed = (given.sadp?.devices ?? []).filter(
    (device) => parseSerial(device.fullSerial)?.short === serial,
  )
  const [only] = listed
  if (listed.length === 1 && only) {
    if (only.shortSerial === serial) facts.add('listed')
    if (only.startTime) facts.add('start_time')
    if (modelsAgree(only.model, label?.model?.value ?? null) === false) contradictions.push('model_differs')
    const macs = [only.mac, label?.mac?.value ?? null].map((mac) =>
      mac?.toLowerCase().replace(/[^0-9a-f]/g, ''),
    )
    if (macs[0] && macs[1] && macs[0] !== macs[1]) contradictions.push('mac_differs')
  }
  if (given.sadp && given.sadp.devices.length > 0 && listed.length === 0) contradictions.push('not_in_list')
  // Two lines with one identity: the list was put together by hand, or two files were.
  if (listed.length > 1) contradictions.push('several_in_list')
  if (given.picked !== null && !listed.some((device) => device.fullSerial === given.picked)) {
    contradictions.push('another_device_picked')
  }

  const token = given.token?.answer
  if (token?.outcome === 'known') {
    if (token.device.shortSerial !== serial) contradictions.push('platform_differs')
    else if (token.device.accepts.includes('token')) facts.add('token_resolved')
    if (modelsAgree(token.device.model, label?.model?.value ?? null) === false)
      contradictions.push('model_differs')
  }
  const asked = given.device
  if (asked?.answer?.outcome === 'known' && asked.fullSerial === only?.fullSerial) {
    const { device } = asked.answer
    if (device.shortSerial !== serial) contradictions.push('platform_differs')
    else {
      facts.add('platform_knows')
      if (device.accepts.includes('device')) facts.add('platform_takes_device')
    }
    const inSerial = parseSerial(asked.fullSerial)?.model ?? null
    for (const other of [label?.model?.value ?? null, inSerial]) {
      if (modelsAgree(device.model, other) === false) contradictions.push('model_differs')
    }
  }
  return {
    facts,
    contradictions: [...new Set(contradictions)],
    listed: listed.length === 1 && only ? only : null,
  }
}

/** Read from a code, or by OCR with high confidence; never with a character replaced. */
function isProof(reading: Reading, policy: Policy): boolean {
  if (reading.corrected) return false
  if (reading.source !== 'ocr') return true
  return reading.confidence >= policy.minOcrConfidence && reading.confidence <= 1
}
