import type { Decision, DecisionOutcome, DecisionReason } from './decision.js'
import type { MatchInput, MatchResult } from './evidence.js'
import { viewEvidence } from './evidence-facts.js'
import type { CaseFacts } from './facts.js'
import { overLimit } from './limits.js'
import type { Policy } from './policy.js'

export type Matcher = (input: MatchInput) => MatchResult

/**
 * What is done about a case now. Pure: the same facts, policy and match give the same decision, today and at audit.
 * A code leaves only through the last line, after the match AND the evidence table agreed on one serial.
 */
export function decide(facts: CaseFacts, policy: Policy, match: Matcher): Decision {
  const say = (outcome: DecisionOutcome, reason: DecisionReason, concerns: string[] = []): Decision => ({
    outcome,
    reason,
    serial: null,
    basis: null,
    device: null,
    rule: null,
    match: found,
    concerns: [...concerns, ...facts.signals.map((signal) => signal.kind)],
    policyVersion: policy.version,
  })
  let found: MatchResult | null = null

  const haveSadp = facts.sadp !== null && facts.sadp.devices.length > 0
  if (!haveSadp && !facts.token) {
    return facts.hasReceipt && facts.label ? say('human', 'evidence_insufficient') : say('ask', 'sadp_needed')
  }
  if (!facts.label)
    return facts.hasReceipt ? say('human', 'evidence_insufficient') : say('ask', 'label_needed')
  if (facts.company?.state === 'suspended') return say('human', 'company_suspended')

  found = match({
    label: facts.label,
    sadp: facts.sadp?.devices ?? [],
    picked: facts.picked,
    platform: facts.token?.answer?.outcome === 'known' ? facts.token.answer.device : null,
  })
  if (isNotServed(facts, policy)) return say('human', 'not_served_automatically')

  const retry = (reason: DecisionReason, concerns: string[] = []): Decision =>
    facts.tries + 1 >= policy.maxTries
      ? say('human', 'tries_exhausted', [reason, ...concerns])
      : say('retry', reason, concerns)

  const tokenAnswer = facts.token ? facts.token.answer : null
  if (facts.token && tokenAnswer?.outcome === 'unknown_device') return retry('token_unknown')
  if (found.decision !== 'match') {
    if (found.reason !== 'no_second_evidence') return retry(found.reason)
    return facts.token ? platformSilent(facts, tokenAnswer, policy, say) : say('ask', 'sadp_needed')
  }
  const serial = found.serial
  if (serial === null) return say('human', 'evidence_insufficient')
  const view = viewEvidence(facts, serial, policy)
  if (view.contradictions.length > 0 || !view.facts.has('label_read')) {
    return retry('evidence_insufficient', view.contradictions)
  }

  const rule = policy.evidence.find((row) => row.needs.every((fact) => view.facts.has(fact)))
  const missing = rule ? null : whatIsMissing(facts, view.facts.has('start_time'), policy, say)
  // What the person still has to bring is asked for first: the declaration is the last word before the code.
  if (missing?.outcome === 'ask') return missing
  if (facts.declarationAcceptedAt === null) return say('ask', 'declaration_needed')
  if (!facts.company) return say('ask', 'company_needed')
  if (facts.company.state !== 'verified') return say('wait_company', 'company_not_verified')
  if (policy.oneLiveCodePerDevice && facts.usage.live.includes(serial))
    return say('human', 'live_code_exists')
  const limit = overLimit(facts.usage, serial, policy)
  if (limit) return say('human', limit)
  if (facts.signals.some(({ kind }) => policy.signals.includes(kind))) return say('human', 'suspicion')

  if (!rule) return missing ?? say('human', 'evidence_insufficient')
  if (rule.basis === 'device' && !view.listed) return say('human', 'evidence_insufficient')
  return {
    ...say('release', 'evidence_agrees'),
    serial,
    basis: rule.basis,
    device:
      rule.basis === 'device' && view.listed
        ? { fullSerial: view.listed.fullSerial, startTime: view.listed.startTime }
        : null,
    rule: rule.id,
  }
}

type Say = (outcome: DecisionOutcome, reason: DecisionReason) => Decision

/** Label and SADP agree, but no row of the table is full: which answer of the platform stands in the way? */
function whatIsMissing(facts: CaseFacts, hasStartTime: boolean, policy: Policy, say: Say): Decision {
  if (facts.token && facts.token.answer?.outcome !== 'known')
    return platformSilent(facts, facts.token.answer, policy, say)
  const answer = facts.device?.answer ?? null
  if (answer?.outcome === 'unknown_device') return say('human', 'device_unknown')
  if (answer?.outcome !== 'known') return platformSilent(facts, answer, policy, say)
  if (!facts.token && (answer.device.accepts.includes('token') || !hasStartTime))
    return say('ask', 'token_needed')
  return say('human', 'evidence_insufficient')
}

function platformSilent(
  facts: CaseFacts,
  answer: { outcome: string } | null,
  policy: Policy,
  say: Say,
): Decision {
  if (answer?.outcome === 'manual') return say('human', 'platform_manual')
  if (answer?.outcome === 'refused') return say('human', 'platform_refused')
  // Nobody is left waiting for a machine for ever: an agent may reach the platform by another way.
  const patient = facts.waitedMinutes < policy.platformPatienceMinutes
  return say(patient ? 'wait_platform' : 'human', 'platform_unreachable')
}

function isNotServed(facts: CaseFacts, policy: Policy): boolean {
  const platform = facts.token?.answer?.outcome === 'known' ? facts.token.answer.device.model : null
  const matched = facts.sadp?.devices.find((device) => device.shortSerial === facts.label?.serial?.value)
  const models = [facts.label?.model?.value, matched?.model, matched?.fullSerial, platform]
  return models.some(
    (model) => model && policy.notServed.some((pattern) => pattern.test(model.toUpperCase())),
  )
}
