/** Which cases of an agent are looked at this week. Pure: the same week and cases give the same sample. */
import type { CaseDoc } from '../../cases/case.js'
import { sha256 } from '../../core/ids.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import { RISKS, type Risk } from '../contract/quality.js'
import { promiseOf } from '../figures/facts.js'

export interface Handled {
  caseId: string
  number: string
  closedAt: Date
  risks: Risk[]
}

/** Of five, three at most because something stood out: a sample of the bad ones alone says nothing of the work. */
const RISKY_SHARE = 0.6

/**
 * The riskiest first, then by lot. The lot is drawn by week, agent and case: a case that closes later changes no more
 * than its own place, and nobody can choose what is drawn.
 */
export function drawSample(
  handled: readonly Handled[],
  { count, week, agentId }: { count: number; week: string; agentId: string },
): Handled[] {
  const lot = ({ caseId }: Handled) => sha256(`${week}|${agentId}|${caseId}`)
  const shuffled = [...handled].sort((one, other) => (lot(one) < lot(other) ? -1 : 1))
  const risky = shuffled
    .filter(({ risks }) => risks.length > 0)
    .sort((one, other) => weight(other) - weight(one))
    .slice(0, Math.ceil(count * RISKY_SHARE))
  const rest = shuffled.filter((each) => !risky.includes(each))
  return [...risky, ...rest].slice(0, count)
}

/** The earlier in the list of risks, the heavier; several weigh together. */
function weight({ risks }: Handled): number {
  return risks.reduce((sum, risk) => sum + 2 ** (RISKS.length - RISKS.indexOf(risk)), 0)
}

/** What stands out in how an agent handled a case. */
export function risksOf(reset: CaseDoc | null, ticket: DeskTicketDoc, now: Date): Risk[] {
  const reasons = [ticket.reason, reset?.lastReason]
  const found: Record<Risk, boolean> = {
    override: ticket.events.some(({ kind }) => kind === 'approval_asked'),
    low_rating: (reset?.rating?.score ?? 5) <= 2,
    promise_broken: promiseOf(ticket, now) === 'broken',
    refused: ticket.end === 'refused',
    code_failed: reset?.releases.some(({ state }) => state === 'failed') ?? false,
    many_tries: ticket.reason === 'tries_exhausted' || (reset?.tries ?? 0) >= 2,
    suspicion: reasons.includes('suspicion'),
  }
  return RISKS.filter((risk) => found[risk])
}
