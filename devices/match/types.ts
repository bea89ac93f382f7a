import type { LabelReading, SadpDevice } from '../facts.js'

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

/** A decision and why. */
export interface Verdict {
  decision: MatchResult['decision']
  reason: MatchReason
}
