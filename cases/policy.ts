import { RELEASE_THRESHOLD } from '../devices/rules.js'
import type { SignalKind } from './facts.js'
import { SAME_NAME } from './name-similarity.js'

/** Something that is true, or not, of one serial. What each means stands in cases/evidence-facts.ts. */
export type EvidenceFact =
  | 'label_read'
  | 'token_resolved'
  | 'listed'
  | 'start_time'
  | 'platform_knows'
  | 'platform_takes_device'

/** One way in which evidence suffices for a code. */
export interface EvidenceRule {
  id: string
  /** What the code is then made from: the device's opaque string, or full serial and start time. */
  basis: 'token' | 'device'
  /** All of these. A contradiction anywhere forbids every rule. */
  needs: readonly EvidenceFact[]
}

/**
 * The policy, readable from top to bottom. A change of any value here is a new `version`: every decision record names
 * the one it was made under, and `npm run audit -- replay` shows what another would have changed.
 */
export interface Policy {
  version: string
  evidence: readonly EvidenceRule[]
  /** A serial read by OCR below this never releases a code. Codes (QR, barcode) are read or not read. */
  minOcrConfidence: number
  /** Failed tries after which a human takes over. */
  maxTries: number
  /** How long a case waits for a platform that does not answer before the desk has it. */
  platformPatienceMinutes: number
  /** Codes per local day, by whom or for what. Above it a human looks; nobody is refused by a number. */
  perDay: { person: number; company: number; device: number }
  /** A device with a live code in any other case gets no second one by itself. */
  oneLiveCodePerDevice: boolean
  /** Oddities that send a case to a human. None refuses. */
  signals: readonly SignalKind[]
  /** Models that the platform's reset does not serve: AX PRO alarm panels. */
  notServed: readonly RegExp[]
  company: {
    /** Names at least this alike count as the same. */
    sameName: number
    /** Whether the address must have been confirmed by a code. Off until a mail server is configured. */
    emailOwnership: boolean
    recheckMonths: number
  }
  code: {
    /** Longest life we promise, whatever the platform says. */
    maxHours: number
    /** How long before its end the person is reminded of an unused code. */
    remindHoursBefore: number
  }
}

export const POLICY: Policy = Object.freeze<Policy>({
  version: 'policy-1',
  evidence: [
    // What the device itself made, resolved by the platform, and the label in the installer's hand.
    { id: 'token+label', basis: 'token', needs: ['label_read', 'token_resolved'] },
    // A list is text anybody can type: the label must agree AND the platform must know the device. The key made from
    // a start time opens that device only while that start is the last one, in front of it.
    {
      id: 'list+label+platform',
      basis: 'device',
      needs: ['label_read', 'listed', 'start_time', 'platform_knows', 'platform_takes_device'],
    },
  ],
  minOcrConfidence: RELEASE_THRESHOLD,
  maxTries: 3,
  platformPatienceMinutes: 60,
  perDay: { person: 10, company: 30, device: 2 },
  oneLiveCodePerDevice: true,
  signals: [
    'device_asked_by_two_companies',
    'photo_of_another_person',
    'photo_like_anothers',
    'sadp_file_of_another_person',
    'photo_of_screen',
    'photo_edited',
    'many_mismatches',
  ],
  notServed: [/^DS-P[WH]A/],
  company: { sameName: SAME_NAME, emailOwnership: false, recheckMonths: 12 },
  code: { maxHours: 48, remindHoursBefore: 6 },
})

/**
 * For the playground, where everybody plays with the same few sample devices: what only makes sense between strangers
 * is off. What evidence suffices is the same.
 */
export const PLAYGROUND_POLICY: Policy = Object.freeze<Policy>({
  ...POLICY,
  version: `${POLICY.version}-playground`,
  perDay: { person: 1000, company: 1000, device: 1000 },
  oneLiveCodePerDevice: false,
  signals: ['photo_of_screen', 'photo_edited'],
})
