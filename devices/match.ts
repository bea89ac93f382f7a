import { foldLookAlikes, nearness } from './confusables.js'
import type { LabelReading, Reading, SadpDevice } from './facts.js'
import { MATCH_RULES, RELEASE_THRESHOLD } from './rules.js'
import { modelsAgree, normaliseMac, parseSerial } from './serial.js'

/** What the match is made from. At most one source for each side; several photos are matched one after the other. */
export interface MatchInput {
  label: LabelReading
  /** Devices of the list or ProbeMatch; the one the person picked stands in `picked`. */
  sadp: readonly SadpDevice[]
  /** Full serial of the device the person picked in the list, if they did. */
  picked: string | null
  /** What the platform says the opaque token is for; null when there is no token or no answer. */
  platform: { shortSerial: string; model: string | null } | null
}

/** Closed list; each has a sentence (locales `match.reason.*`) and an explanation for agents. */
export type MatchReason =
  | 'serial_equal'
  | 'serial_differs'
  | 'serial_one_character_away'
  | 'serial_corrected'
  | 'low_confidence'
  | 'label_unreadable'
  | 'label_contradicts_itself'
  | 'model_differs'
  | 'mac_differs'
  | 'not_in_list'
  | 'several_in_list'
  | 'platform_differs'
  | 'no_second_evidence'

export interface MatchResult {
  decision: 'match' | 'mismatch' | 'unsure'
  reason: MatchReason
  /** The short serial both sides agree on, or the label's, or null. */
  serial: string | null
  /** The device of the list it was matched with. */
  device: SadpDevice | null
  /** 0 to 1. */
  confidence: number
  /** Line by line, for agents and auditors. */
  lines: MatchLine[]
  /** Version of the rules, part of every decision record. */
  rules: string
}

export interface MatchLine {
  check: 'serial' | 'model' | 'mac' | 'platform' | 'source' | 'confidence' | 'contradiction'
  outcome: 'agrees' | 'differs' | 'unknown'
  label: string | null
  other: string | null
}

/** What may be set from outside; the defaults are the product's. */
export interface MatchRules {
  releaseThreshold: number
  version: string
}

const DEFAULT_RULES: MatchRules = { releaseThreshold: RELEASE_THRESHOLD, version: MATCH_RULES }

/** A label model or MAC read less surely than this is a doubt when it differs, not a contradiction. */
const SURE_FIELD = 0.8

interface Verdict {
  decision: MatchResult['decision']
  reason: MatchReason
}

/**
 * Compares what the label says with what SADP and the platform say. Pure. `match` only when the short serial was read
 * from a code or by OCR without correction and surely enough, at least one other source says the same serial, and
 * nothing contradicts it. Everything else has a named reason.
 */
export function match(input: MatchInput, rules: MatchRules = DEFAULT_RULES): MatchResult {
  const lines: MatchLine[] = []
  const serial = chooseSerial(input)
  const device = serial ? findDevice(input, serial.value) : null
  const decide = (verdict: Verdict): MatchResult => ({
    ...verdict,
    serial: serial?.value ?? null,
    device,
    confidence: serial?.confidence ?? 0,
    lines,
    rules: rules.version,
  })

  const others = sourcesBeside(input)
  if (!serial) {
    lines.push({ check: 'serial', outcome: 'unknown', label: null, other: others[0] ?? null })
    const contradiction = input.label.reason === 'contradiction'
    return decide({
      decision: 'unsure',
      reason: contradiction ? 'label_contradicts_itself' : 'label_unreadable',
    })
  }
  lines.push({
    check: 'source',
    outcome: serial.corrected ? 'differs' : 'agrees',
    label: serial.source,
    other: null,
  })
  const sure = serial.confidence >= rules.releaseThreshold && serial.confidence <= 1
  lines.push({
    check: 'confidence',
    outcome: sure ? 'agrees' : 'differs',
    label: String(serial.confidence),
    other: String(rules.releaseThreshold),
  })
  if (!parseSerial(serial.value) || serial.value.length !== 9) {
    return decide({ decision: 'unsure', reason: 'label_unreadable' })
  }

  const rival = contradiction(input.label, serial)
  if (rival) {
    lines.push({ check: 'contradiction', outcome: 'differs', label: serial.value, other: rival })
    return decide({ decision: 'unsure', reason: 'label_contradicts_itself' })
  }
  const pickedElsewhere = input.picked !== null && input.sadp.length > 0
  if (others.length === 0 && !pickedElsewhere)
    return decide({ decision: 'unsure', reason: 'no_second_evidence' })

  const against = compareSerials(input, serial, lines)
  if (against?.reason === 'serial_one_character_away') return decide(against)
  if (serial.corrected) return decide({ decision: 'unsure', reason: 'serial_corrected' })
  if (!sure) return decide({ decision: 'unsure', reason: 'low_confidence' })
  if (against) return decide(against)

  const contradicted = compareModels(input, device, serial, lines) ?? compareMacs(input, device, lines)
  return decide(contradicted ?? { decision: 'match', reason: 'serial_equal' })
}

/** The label's serial; in a picture of several labels, the one surely read that another source names. */
function chooseSerial(input: MatchInput): Reading | null {
  const { label } = input
  if (label.serial || label.reason !== 'several_labels') return label.serial
  const wanted = new Set(sourcesBeside(input))
  const found = label.readings.filter((reading) => reading.field === 'serial' && wanted.has(reading.value))
  if (new Set(found.map((reading) => reading.value)).size !== 1) return null
  return found.reduce((best, reading) => (reading.confidence > best.confidence ? reading : best))
}

/** Short serials that other sources than the label say. */
function sourcesBeside(input: MatchInput): string[] {
  const picked = input.picked === null ? null : shortOf(input.picked)
  const devices = input.sadp.map(shortOfDevice).filter((short) => short !== null)
  const platform = input.platform ? shortOf(input.platform.shortSerial) : null
  const named = input.picked === null ? devices : devices.filter((short) => short === picked)
  return platform === null ? named : [platform, ...named]
}

function shortOf(text: string): string | null {
  return parseSerial(text)?.short ?? null
}

/** From the full serial, not from the field beside it: one of the two could have been edited. */
function shortOfDevice(device: SadpDevice): string | null {
  return shortOf(device.fullSerial)
}

function findDevice(input: MatchInput, short: string): SadpDevice | null {
  return input.sadp.find((device) => shortOfDevice(device) === short) ?? null
}

/** Another serial in the same picture that nothing explains as another label's. */
function contradiction(label: LabelReading, serial: Reading): string | null {
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

function compareSerials(input: MatchInput, serial: Reading, lines: MatchLine[]): Verdict | null {
  const onPlatform = input.platform ? shortOf(input.platform.shortSerial) : null
  if (input.platform) {
    lines.push({
      check: 'platform',
      outcome: onPlatform === null ? 'unknown' : onPlatform === serial.value ? 'agrees' : 'differs',
      label: serial.value,
      other: input.platform.shortSerial,
    })
    if (onPlatform !== null && onPlatform !== serial.value)
      return differs(serial.value, onPlatform, 'platform_differs')
  }
  if (input.sadp.length === 0) return null
  return compareWithList(input, serial, lines)
}

function compareWithList(input: MatchInput, serial: Reading, lines: MatchLine[]): Verdict | null {
  const shorts = input.sadp.map(shortOfDevice)
  const line = (outcome: MatchLine['outcome'], other: string | null) =>
    lines.push({ check: 'serial', outcome, label: serial.value, other })
  if (input.picked !== null) {
    const picked = shortOf(input.picked)
    if (picked === null || !shorts.includes(picked)) {
      line('unknown', input.picked)
      return { decision: 'unsure', reason: 'not_in_list' }
    }
    if (picked !== serial.value) {
      line('differs', picked)
      return differs(serial.value, picked, 'serial_differs')
    }
  }
  const equal = input.sadp.filter((_, i) => shorts[i] === serial.value)
  if (equal.length === 0) {
    const near = shorts.find((short) => short !== null && nearness(short, serial.value) === 'look_alike')
    line('differs', near ?? shorts.find((short) => short !== null) ?? null)
    const reason = input.sadp.length === 1 ? 'serial_differs' : 'not_in_list'
    return near ? differs(serial.value, near, reason) : { decision: 'mismatch', reason }
  }
  const fulls = new Set(equal.map((device) => device.fullSerial.trim().toUpperCase()))
  line(fulls.size === 1 ? 'agrees' : 'unknown', [...fulls].join(' · '))
  return fulls.size === 1 ? null : { decision: 'unsure', reason: 'several_in_list' }
}

function differs(label: string, other: string, reason: MatchReason): Verdict {
  return nearness(label, other) === 'look_alike'
    ? { decision: 'unsure', reason: 'serial_one_character_away' }
    : { decision: 'mismatch', reason }
}

/** Every model that the label side and the other side name must be able to mean one device. */
function compareModels(
  input: MatchInput,
  device: SadpDevice | null,
  serial: Reading,
  lines: MatchLine[],
): Verdict | null {
  const { model } = input.label
  const onLabel = [
    { value: model?.value ?? null, sure: (model?.confidence ?? 0) >= SURE_FIELD && !model?.corrected },
    { value: serial.full ? (parseSerial(serial.full)?.model ?? null) : null, sure: serial.source !== 'ocr' },
  ]
  const inList = device ? [device.model, parseSerial(device.fullSerial)?.model ?? null] : []
  for (const { value, sure } of onLabel) {
    for (const other of [...inList, input.platform?.model ?? null]) {
      const same = modelsAgree(value, other)
      const agrees = same === false ? modelsAgree(fold(value), fold(other)) : same
      if (agrees === null) continue
      lines.push({ check: 'model', outcome: agrees ? 'agrees' : 'differs', label: value, other })
      if (!agrees) return { decision: sure ? 'mismatch' : 'unsure', reason: 'model_differs' }
    }
  }
  return null
}

function fold(model: string | null): string | null {
  return model === null ? null : foldLookAlikes(model)
}

function compareMacs(input: MatchInput, device: SadpDevice | null, lines: MatchLine[]): Verdict | null {
  const { mac } = input.label
  const onLabel = mac ? normaliseMac(mac.value) : null
  const inList = device?.mac ? normaliseMac(device.mac) : null
  if (!mac || onLabel === null || inList === null) return null
  lines.push({
    check: 'mac',
    outcome: onLabel === inList ? 'agrees' : 'differs',
    label: onLabel,
    other: inList,
  })
  if (onLabel === inList) return null
  return {
    decision: mac.confidence >= SURE_FIELD && !mac.corrected ? 'mismatch' : 'unsure',
    reason: 'mac_differs',
  }
}
