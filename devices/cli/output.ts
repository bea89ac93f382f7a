import type { Evidence, LabelReading } from '../facts.js'
import { receiptAsLabel } from '../receipt/read-receipt.js'

/** One JSON line on stdout; nothing else is ever written there. */
export function printLine(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

export function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

/** The Contract's line for one photo; `reason` says why there is no serial. */
export function labelLine(file: string, evidence: Evidence, ms: number): Record<string, unknown> {
  const label = labelOf(evidence)
  const serial = label?.serial ?? null
  return {
    file,
    serial: serial?.value ?? null,
    model: label?.model?.value ?? null,
    mac: label?.mac?.value ?? null,
    source: serial?.source ?? null,
    confidence: serial?.confidence ?? 0,
    quality: label?.quality ?? [],
    reason: reasonOf(evidence, label),
    others: label?.otherSerials ?? [],
    ms,
  }
}

function reasonOf(evidence: Evidence, label: LabelReading | null): string | null {
  if (label) return label.reason
  if (evidence.kind === 'unusable') return evidence.problem
  return evidence.kind === 'opaque' ? 'wrong_code' : 'not_a_label'
}

/** A receipt stands in for a label: one serial, or several to choose from. */
export function labelOf(evidence: Evidence): LabelReading | null {
  if (evidence.kind === 'label') return evidence.label
  return evidence.kind === 'receipt' ? receiptAsLabel(evidence.receipt) : null
}
