/** The vocabulary of devices/, as this room uses it. */
export type { Evidence, LabelReading, Reading, ReceiptReading, SadpDevice } from '../devices/facts.js'
export type { MatchInput, MatchReason, MatchResult } from '../devices/match.js'
