import { AppError } from '../core/errors.js'
import type { Store } from '../core/store.js'
import type { ReleaseEntryDoc } from '../models/release-entry.js'
import { type CaseDoc, isLive, type Release } from './case.js'
import { nextCaseState } from './case-life.js'
import { type CaseDeps, changeCase, findRelease, getCase, withRelease } from './case-records.js'
import type { Answerable, CaseDecision } from './cases.js'
import type { Decision } from './decision.js'
import { appendDecision } from './decision-chain.js'
import { issueCode, newRelease, type SavedRequest } from './issue-code.js'
import { union } from './take-evidence.js'

/** An agent gives a code they got elsewhere. The same action twice is the same release. */
export async function releaseByAgent(
  deps: CaseDeps,
  caseId: string,
  given: { actionId: string; shortSerial: string; sealedCode: string; form: 'key' | 'xml' } & Answerable,
): Promise<{ case: CaseDoc; release: Release }> {
  const { actionId, shortSerial, agentId } = given
  assertTwoPeople(caseId, given)
  const suffix = suffixOf(actionId)
  const releaseId = agentReleaseId(caseId, shortSerial, actionId)
  // Opened once, so that a text sealed for another case is refused now and not when the person waits for it.
  const code = deps.box.open(given.sealedCode, caseId)
  if (given.form === 'key' && !/^[A-Za-z0-9]{8}$/.test(code.reveal())) {
    throw new AppError('NOT_ALLOWED', 'a code has 8 letters and digits', { details: { caseId } })
  }
  const written = await changeCase(deps, caseId, async (reset, tx) => {
    if (reset.releases.some(({ id }) => id === releaseId)) return null
    const free = await freeDevice(deps, tx, reset, shortSerial, agentId)
    const record = await recordAgent(deps, tx, reset, { ...given, releaseId })
    const now = deps.clock.now()
    const release: Release = {
      ...newRelease(deps, free, {
        shortSerial,
        decisionId: record,
        request: { kind: 'device', fullSerial: shortSerial, startTime: null },
        suffix,
      }),
      basis: 'agent',
      sealedRequest: null,
      sealedCode: deps.box.seal(code, caseId),
      form: given.form,
      state: 'issued',
      issuedAt: now,
      issuedBy: agentId,
    }
    return {
      releases: withRelease(free, release),
      serials: union(reset.serials, shortSerial),
      state: nextCaseState(reset.state, 'release'),
      lastReason: 'released_by_agent',
    }
  })
  return { case: written, release: findRelease(written, releaseId) }
}

/** An agent says that this device may have a code, and the platform makes it from the case's evidence. */
export async function releaseByPlatformForAgent(
  deps: CaseDeps,
  caseId: string,
  given: { actionId: string; shortSerial: string } & Answerable,
): Promise<CaseDecision> {
  const { actionId, shortSerial, agentId } = given
  assertTwoPeople(caseId, given)
  const suffix = suffixOf(actionId)
  const releaseId = agentReleaseId(caseId, shortSerial, actionId)
  const request = requestFor(deps, await getCase(deps.store, caseId), shortSerial)
  const written = await changeCase(deps, caseId, async (reset, tx) => {
    if (!request || reset.releases.some(({ id }) => id === releaseId)) return null
    const free = await freeDevice(deps, tx, reset, shortSerial, agentId)
    const record = await recordAgent(deps, tx, reset, { ...given, releaseId })
    const release = newRelease(deps, free, { shortSerial, decisionId: record, request, suffix })
    return {
      releases: withRelease(free, release),
      serials: union(reset.serials, shortSerial),
      lastReason: 'released_by_agent',
    }
  })
  const nothing: Decision = {
    outcome: 'human',
    reason: 'evidence_insufficient',
    serial: null,
    basis: null,
    device: null,
    rule: null,
    match: null,
    concerns: [],
    policyVersion: deps.policy.version,
  }
  if (!written.releases.some(({ id }) => id === releaseId))
    return { case: written, decision: nothing, release: null }
  const issued = await issueCode(deps, caseId, releaseId)
  if (issued.failure) return { case: issued.case, decision: { ...nothing, ...issued.failure }, release: null }
  const decision: Decision = {
    ...nothing,
    outcome: 'release',
    reason: 'released_by_agent',
    serial: shortSerial,
    rule: 'agent',
  }
  return { case: issued.case, decision, release: issued.release }
}

/** Nobody is their own second pair of eyes. */
function assertTwoPeople(caseId: string, { agentId, approvedBy }: Answerable): void {
  if (approvedBy !== agentId) return
  throw new AppError('NOT_ALLOWED', 'the second agent is the first', { details: { caseId, agentId } })
}

/** The release that an agent's action makes, so that the same action again is known as one. */
export function agentReleaseId(caseId: string, shortSerial: string, actionId: string): string {
  return `${caseId}.${shortSerial}.${suffixOf(actionId)}`
}

/** An action's id without what the platform's keys may not have. */
function suffixOf(actionId: string): string {
  return actionId.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 60)
}

/** The device's own string if the platform said it is this device's; else its line in the list. */
function requestFor(deps: CaseDeps, reset: CaseDoc, shortSerial: string): SavedRequest | null {
  const answer = reset.opaque?.platform?.answer
  if (reset.opaque && answer?.outcome === 'known' && answer.device.shortSerial === shortSerial) {
    return { kind: 'token', token: deps.box.open(reset.opaque.sealed, reset._id).reveal() }
  }
  const device = reset.sadp?.devices.find((entry) => entry.shortSerial === shortSerial)
  return device ? { kind: 'device', fullSerial: device.fullSerial, startTime: device.startTime } : null
}

/**
 * The case with nothing live for this device. A live code of this case is withdrawn, since the agent replaces it; one
 * of another case forbids a second: two people cannot hold codes for one device without anybody noticing.
 */
async function freeDevice(
  deps: CaseDeps,
  tx: Store,
  reset: CaseDoc,
  shortSerial: string,
  agentId: string,
): Promise<CaseDoc> {
  const now = deps.clock.now()
  const entries = await tx.find<ReleaseEntryDoc>('releaseEntries', {
    shortSerial,
    state: { $in: ['requested', 'issued', 'delivered', 'opened'] },
    caseId: { $ne: reset._id },
  })
  const other = entries.find((entry) => isLive(entry, now))
  if (other) {
    throw new AppError('NOT_ALLOWED', 'another case has a live code for this device', {
      details: { caseId: reset._id, otherCaseId: other.caseId, agentId },
    })
  }
  const releases = reset.releases.map((release): Release => {
    if (release.shortSerial !== shortSerial || !isLive(release, now)) return release
    return { ...release, state: 'withdrawn', sealedCode: null, sealedRequest: null, endedAt: now }
  })
  return { ...reset, releases }
}

async function recordAgent(
  deps: CaseDeps,
  tx: Store,
  reset: CaseDoc,
  given: { releaseId: string; shortSerial: string; form?: 'key' | 'xml' } & Answerable,
): Promise<string> {
  const record = await appendDecision(
    tx,
    deps.box,
    {
      subject: reset._id,
      kind: 'case',
      outcome: 'release',
      reason: 'released_by_agent',
      rules: { policy: deps.policy.version },
      actor: `agent:${given.agentId}`,
      inputs: {
        releaseId: given.releaseId,
        shortSerial: given.shortSerial,
        form: given.form ?? null,
        approvedBy: given.approvedBy ? `agent:${given.approvedBy}` : null,
        // What was overridden, if anything was: an auditor asks for it first.
        lastReason: reset.lastReason,
        match: reset.photos.at(-1)?.result ?? null,
      },
      personId: reset.personId,
    },
    deps.clock.now(),
  )
  return record._id
}
