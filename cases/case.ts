import type { Release, ReleaseState, StoredCase } from '../models/case.js'
import type { LabelReading, MatchResult, ReceiptReading, SadpDevice } from './evidence.js'
import type { InspectAnswer } from './ports.js'

export type {
  CaseAccess,
  CaseOutcome,
  CaseState,
  Declaration,
  Release,
  ReleaseState,
} from '../models/case.js'

/**
 * A reset case: one person's request, for one device or several (a recorder and its cameras).
 * Moments inside the evidence are ISO strings: it is stored as JSON.
 */
export type CaseDoc = Omit<StoredCase, 'sadp' | 'opaque' | 'photos' | 'receipt'> & {
  sadp: SadpEvidence | null
  opaque: OpaqueEvidence | null
  /** In the order they came. The last one is the one that is judged. */
  photos: PhotoEvidence[]
  receipt: ReceiptEvidence | null
}

export interface SadpEvidence {
  fileHash: string
  kind: 'device_list' | 'probe_match'
  /** A list in a text file can be typed by anybody, and a picture can be drawn: neither is proof alone. */
  via: 'file' | 'screenshot'
  devices: SadpDevice[]
  at: string
  /** What the platform said of one of the devices, the last asked about. */
  platform: { fullSerial: string; answer: InspectAnswer; at: string } | null
}

export interface OpaqueEvidence {
  /** The token, sealed under the case id. */
  sealed: string
  /** SHA-256 of the token: tells two tokens apart without opening them. */
  tokenHash: string
  via: 'feature_code_file' | 'reset_qr'
  fileHash: string
  at: string
  /** What the platform said it is for; null until it was asked. */
  platform: { answer: InspectAnswer; at: string } | null
}

export interface PhotoEvidence {
  fileHash: string
  at: string
  reading: LabelReading
  /** What the match made of it; null until it was judged. */
  result: MatchResult | null
}

export interface ReceiptEvidence {
  fileHash: string
  at: string
  reading: ReceiptReading
}

/** States in which a code may still be used at the device. */
const LIVE: readonly ReleaseState[] = ['requested', 'issued', 'delivered', 'opened']

/** A request without an expiry counts as live: the platform may have issued the code without our knowing yet. */
export function isLive(release: Pick<Release, 'state' | 'expiresAt'>, now: Date): boolean {
  return LIVE.includes(release.state) && (release.expiresAt === null || release.expiresAt > now)
}

/** How a device takes its reset: a key to type, an encrypted file to import, or the old key from the start time. */
export type ResetMode = 'key' | 'file' | 'legacy'
