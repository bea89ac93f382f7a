import type { Evidence, LabelReading } from '../../devices/facts.js'
import { receiptAsLabel } from '../../devices/receipt/read-receipt.js'
import { RELEASE_THRESHOLD } from '../../devices/rules.js'
import type { Photo } from './photos.js'

export interface Score {
  tier: string
  /** What must hold: the serial, or all of a receipt's, or a refusal. */
  right: boolean
  /** Right and sure enough to release a code. */
  released: boolean
  refused: boolean
  /** A serial that is not on the label; `Sure` when it would have released a code. */
  wrong: boolean
  wrongSure: boolean
  reasonRight: boolean
  /** The serial or the reason that was given. */
  said: string
  cpu: number
  rss: number
}

export function scoreOf(photo: Photo, evidence: Evidence, cost: { cpu: number; rss: number }): Score {
  const label = labelOf(evidence)
  const serial = label?.serial ?? null
  const readable = photo.tier !== 'unreadable' && photo.tier !== 'not_label'
  const several = readable && photo.serials.length > 1
  const all = several && setsEqual(new Set(label?.otherSerials ?? []), new Set(photo.serials))
  const exact = serial !== null && photo.serials.includes(serial.value)
  const wrong = serial !== null && !exact
  const reason = label?.reason ?? whyNot(evidence)
  return {
    tier: photo.tier,
    right: several ? all : readable ? exact : !wrong,
    released: exact && (serial?.confidence ?? 0) >= RELEASE_THRESHOLD,
    refused: serial === null,
    wrong,
    wrongSure: wrong && (serial?.confidence ?? 0) >= RELEASE_THRESHOLD,
    reasonRight: readable || exact || (reason !== null && photo.reasons.includes(reason)),
    said: serial?.value ?? reason ?? 'nothing',
    ...cost,
  }
}

/** Why something that is no label gives no serial. */
function whyNot(evidence: Evidence): string | null {
  if (evidence.kind === 'unusable') return evidence.problem
  if (evidence.kind === 'opaque') return 'wrong_code'
  return evidence.kind === 'label' ? null : evidence.kind
}

function labelOf(evidence: Evidence): LabelReading | null {
  if (evidence.kind === 'label') return evidence.label
  return evidence.kind === 'receipt' ? receiptAsLabel(evidence.receipt) : null
}

function setsEqual(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item))
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
