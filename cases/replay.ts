import { z } from 'zod/v4'
import type { SecretBox } from '../core/secrets.js'
import type { Store } from '../core/store.js'
import { decide, type Matcher } from './decide.js'
import { openInputs } from './decision-chain.js'
import type { CaseFacts } from './facts.js'
import type { Policy } from './policy.js'
import { inOrder } from './verify-chain.js'

/** One decision that would be another one today. */
export interface ReplayedDecision {
  seq: number
  caseId: string
  at: string
  before: { outcome: string; reason: string; serial: string | null }
  after: { outcome: string; reason: string; serial: string | null }
  /** A code that went out and would not go out now, or the other way round: what to read first. */
  release: 'withheld' | 'granted' | null
}

export interface ReplayReport {
  /** Decisions decided again. */
  decided: number
  /** Decisions of people, and of cases that a person had: nothing to decide again. */
  byPeople: number
  /** Forgotten on purpose. */
  shredded: number
  /** Not in a form this version understands. */
  unreadable: number
  changed: ReplayedDecision[]
}

const recorded = z.object({
  facts: z.object({ caseId: z.string(), declarationAcceptedAt: z.string().nullable() }).loose(),
  decision: z.object({ outcome: z.string(), reason: z.string(), serial: z.string().nullable() }).loose(),
})

/**
 * Decides every recorded case again, under another policy or another match, and says what would have been different.
 * Changes nothing.
 */
export async function replay(
  store: Store,
  box: SecretBox,
  policy: Policy,
  match: Matcher,
): Promise<ReplayReport> {
  const report: ReplayReport = { decided: 0, byPeople: 0, shredded: 0, unreadable: 0, changed: [] }
  for await (const record of inOrder(store)) {
    if (record.kind !== 'case' || record.outcome === 'closed') continue
    if (record.actor !== 'policy' || record.reason === 'with_desk') {
      report.byPeople++
      continue
    }
    const inputs = await openInputs(store, box, record)
    if (inputs === null) {
      report.shredded++
      continue
    }
    const parsed = recorded.safeParse(inputs)
    if (!parsed.success) {
      report.unreadable++
      continue
    }
    const { facts, decision: before } = parsed.data
    const after = decide(revive(facts), policy, match)
    report.decided++
    const same =
      after.outcome === before.outcome && after.reason === before.reason && after.serial === before.serial
    if (same) continue
    report.changed.push({
      seq: record.seq,
      caseId: record.subject,
      at: record.at.toISOString(),
      before: { outcome: before.outcome, reason: before.reason, serial: before.serial },
      after: { outcome: after.outcome, reason: after.reason, serial: after.serial },
      release:
        before.outcome === 'release' && after.outcome !== 'release'
          ? 'withheld'
          : before.outcome !== 'release' && after.outcome === 'release'
            ? 'granted'
            : null,
    })
  }
  return report
}

/** Facts as they were recorded: JSON has no dates. */
function revive(facts: z.infer<typeof recorded>['facts']): CaseFacts {
  const { declarationAcceptedAt, ...rest } = facts
  const accepted = declarationAcceptedAt === null ? null : new Date(declarationAcceptedAt)
  return { ...(rest as unknown as CaseFacts), declarationAcceptedAt: accepted }
}
