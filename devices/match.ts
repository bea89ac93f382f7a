import { chooseSerial, contradiction, findDevice, sourcesBeside } from './match/choose-serial.js'
import { compareMacs, compareModels } from './match/compare-fields.js'
import { compareSerials } from './match/compare-serials.js'
import type { MatchInput, MatchLine, MatchResult, Verdict } from './match/types.js'
import { MATCH_RULES, RELEASE_THRESHOLD } from './rules.js'
import { parseSerial } from './serial.js'

export type { MatchInput, MatchLine, MatchReason, MatchResult } from './match/types.js'

/** What may be set from outside; the defaults are the product's. */
export interface MatchRules {
  releaseThreshold: number
  version: string
}

const DEFAULT_RULES: MatchRules = { releaseThreshold: RELEASE_THRESHOLD, version: MATCH_RULES }

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
