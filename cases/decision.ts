import type { MatchReason, MatchResult } from './evidence.js'
import type { CaseFacts } from './facts.js'

export type { CaseFacts }

/**
 * What is done about a case now.
 * - release: a code may be asked for, for `serial` and nothing else.
 * - ask: something is still missing; not a failed try.
 * - retry: the evidence does not agree; the same case, another try.
 * - human: the desk, with everything.
 * - wait_company, wait_platform: nothing for the person to do; taken up again by itself.
 */
export type DecisionOutcome = 'release' | 'ask' | 'retry' | 'human' | 'wait_company' | 'wait_platform'

/** Closed list; each has a sentence (locales `decision.reason.*`; the match's own in `match.reason.*`). */
export type DecisionReason = OwnReason | MatchReason

export type OwnReason =
  // release
  | 'evidence_agrees'
  | 'released_by_agent'
  // ask
  | 'sadp_needed'
  | 'label_needed'
  | 'token_needed'
  | 'declaration_needed'
  | 'company_needed'
  // retry
  | 'token_unknown'
  | 'device_unknown'
  // human
  | 'tries_exhausted'
  | 'company_suspended'
  | 'not_served_automatically'
  | 'live_code_exists'
  | 'limit_person'
  | 'limit_company'
  | 'limit_device'
  | 'suspicion'
  | 'platform_refused'
  | 'platform_manual'
  | 'evidence_insufficient'
  | 'with_desk'
  // wait
  | 'company_not_verified'
  | 'platform_unreachable'

export interface Decision {
  outcome: DecisionOutcome
  reason: DecisionReason
  /** The short serial a code may be asked for. Set with `release` only. */
  serial: string | null
  /** What the code is to be made from. Set with `release` only. */
  basis: 'token' | 'device' | null
  /** Full serial and start time for the basis `device`. */
  device: { fullSerial: string; startTime: string | null } | null
  /** Row of the evidence table that allowed it, for auditors. */
  rule: string | null
  match: MatchResult | null
  /** Signals and limits that spoke against it, for agents. */
  concerns: string[]
  policyVersion: string
}
