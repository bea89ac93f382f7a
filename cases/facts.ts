import type { CompanyState } from './company.js'
import type { LabelReading, SadpDevice } from './evidence.js'
import type { InspectAnswer } from './ports.js'

/** Everything a decision is made from: values only, so that it can be stored, hashed and decided again. */
export interface CaseFacts {
  caseId: string
  /** Null: no company given yet. */
  company: { id: string; state: CompanyState } | null
  /** Null: not accepted. */
  declarationAcceptedAt: Date | null
  /** The photo under judgment: the last one. */
  label: LabelReading | null
  sadp: {
    kind: 'device_list' | 'probe_match'
    via: 'file' | 'screenshot'
    devices: readonly SadpDevice[]
  } | null
  picked: string | null
  /** There is an opaque token, and what the platform said of it (null: not asked yet). */
  token: { hash: string; via: 'feature_code_file' | 'reset_qr'; answer: InspectAnswer | null } | null
  /** What the platform said of the matched device of the list (null: not asked yet). */
  device: { fullSerial: string; answer: InspectAnswer | null } | null
  hasReceipt: boolean
  /** How long the platform has kept the case waiting, minutes; 0 when it does not. */
  waitedMinutes: number
  /** Tries that failed before this one. */
  tries: number
  usage: Usage
  signals: readonly Signal[]
}

/** What was released lately, counted by the store before the decision. */
export interface Usage {
  /** Codes issued since local midnight. */
  personToday: number
  companyToday: number
  /** Codes issued per short serial since local midnight, for every serial in the evidence. */
  deviceToday: Readonly<Record<string, number>>
  /** Short serials that have a live code, in whatever case. */
  live: readonly string[]
}

/** Something odd. Never a refusal by itself: a human looks. Closed list (locales `signal.*`). */
export type SignalKind =
  | 'device_asked_by_two_companies'
  | 'photo_of_another_person'
  | 'photo_like_anothers'
  | 'sadp_file_of_another_person'
  | 'photo_of_screen'
  | 'photo_edited'
  | 'many_mismatches'

export interface Signal {
  kind: SignalKind
  /** For the agent: the other case's number, the tool that edited it … no personal data. */
  detail: string
}
