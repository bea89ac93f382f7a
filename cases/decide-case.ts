import { AppError, isAppError } from '../core/errors.js'
import type { Store } from '../core/store.js'
import { askPlatform } from './ask-platform.js'
import { type CaseDoc, isLive, type Release } from './case.js'
import { nextCaseState } from './case-life.js'
import { type CaseDeps, getCase, withRelease, writeCase } from './case-records.js'
import type { CaseDecision } from './cases.js'
import { decide } from './decide.js'
import type { Decision } from './decision.js'
import { appendDecision } from './decision-chain.js'
import type { CaseFacts } from './facts.js'
import { evidenceDigest, gatherFacts } from './gather-facts.js'
import { issueCode, newRelease, type SavedRequest } from './issue-code.js'
import { findSignals } from './signals.js'
import { union } from './take-evidence.js'

/** A timer or an agent may change the case while the platform is asked; then it is all looked at again. */
const ATTEMPTS = 6

/** Decides about a case: what is known, what the platform says, the decision, its record, and the code if there is one. */
export async function decideCase(deps: CaseDeps, caseId: string): Promise<CaseDecision> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await decideOnce(deps, caseId)
    } catch (error) {
      if (!isAppError(error, 'STALE') || attempt >= ATTEMPTS) throw error
    }
  }
}

async function decideOnce(deps: CaseDeps, caseId: string): Promise<CaseDecision> {
  const reset = await getCase(deps.store, caseId)
  if (reset.state === 'closed') {
    throw new AppError('NOT_ALLOWED', 'the case is closed', { details: { caseId } })
  }
  const asked = await askPlatform(deps, reset)
  const facts = await gatherFacts(deps, asked, await findSignals(deps, asked))
  const judged = decide(facts, deps.policy, deps.match)
  const decision = heldByDesk(reset, judged)
  const request = savedRequestOf(deps, asked, decision)
  const written = await deps.store.transaction((tx) =>
    write(deps, tx, { reset, asked, facts, judged, decision, request }),
  )
  if (written.release?.state !== 'requested') return { ...written, decision }
  const issued = await issueCode(deps, caseId, written.release.id)
  if (!issued.failure) return { case: issued.case, release: issued.release, decision }
  return {
    case: issued.case,
    release: null,
    decision: { ...decision, ...issued.failure, serial: null, basis: null, device: null, rule: null },
  }
}

/** While an agent has the case, what comes in is read and matched, and lets nothing go by itself. */
function heldByDesk(reset: CaseDoc, decision: Decision): Decision {
  if (reset.state !== 'with_desk') return decision
  const nothing = { serial: null, basis: null, device: null, rule: null }
  return { ...decision, ...nothing, outcome: 'human', reason: 'with_desk' }
}

function savedRequestOf(deps: CaseDeps, reset: CaseDoc, decision: Decision): SavedRequest | null {
  if (decision.outcome !== 'release') return null
  if (decision.basis === 'token' && reset.opaque) {
    return { kind: 'token', token: deps.box.open(reset.opaque.sealed, reset._id).reveal() }
  }
  return decision.basis === 'device' && decision.device ? { kind: 'device', ...decision.device } : null
}

interface Decided {
  reset: CaseDoc
  /** The same with what the platform answered. */
  asked: CaseDoc
  facts: CaseFacts
  /** What the evidence comes to, whoever has the case. */
  judged: Decision
  /** What is done. */
  decision: Decision
  request: SavedRequest | null
}

async function write(
  deps: CaseDeps,
  tx: Store,
  { reset, asked, facts, judged, decision, request }: Decided,
): Promise<{ case: CaseDoc; release: Release | null }> {
  const now = deps.clock.now()
  const record = await appendDecision(
    tx,
    deps.box,
    {
      subject: reset._id,
      kind: 'case',
      outcome: decision.outcome,
      reason: decision.reason,
      rules: rulesOf(facts, decision),
      actor: 'policy',
      inputs: { facts, decision, files: filesOf(asked) },
      personId: reset.personId,
    },
    now,
  )
  // The registers are asked again about the company of whoever arouses suspicion; once, not at every look.
  if (judged.reason === 'suspicion' && reset.lastReason !== 'suspicion' && facts.company) {
    await tx.update(
      'companies',
      { _id: facts.company.id, state: 'verified' },
      { $set: { recheckAt: now }, $inc: { version: 1 } },
    )
  }
  const running = reset.releases.find(
    (release) => release.shortSerial === decision.serial && isLive(release, now),
  )
  const release =
    decision.serial && request
      ? (running ??
        newRelease(deps, reset, { shortSerial: decision.serial, decisionId: record._id, request }))
      : null
  const failed = decision.outcome === 'retry' || decision.reason === 'tries_exhausted'
  const last = asked.photos.at(-1)
  // Until the code is there the case only waits for the platform: a crash right here is taken up by the next look.
  const event = release?.state === 'requested' ? 'wait_platform' : decision.outcome
  const written = await writeCase(
    tx,
    reset,
    {
      opaque: asked.opaque,
      sadp: asked.sadp,
      photos: last ? [...asked.photos.slice(0, -1), { ...last, result: decision.match }] : asked.photos,
      state: nextCaseState(reset.state, event),
      // To an agent "it is with you" says nothing: what the evidence comes to does.
      lastReason: judged.reason,
      waitingSince: event === 'wait_platform' ? (reset.waitingSince ?? now) : null,
      ...(failed ? { tries: facts.tries + 1, lastJudged: evidenceDigest(asked) } : {}),
      // Tries are a device's: the next one begins with all of them.
      ...(release
        ? {
            tries: 0,
            lastJudged: null,
            releases: withRelease(reset, release),
            serials: union(reset.serials, release.shortSerial),
          }
        : {}),
    },
    now,
  )
  return { case: written, release }
}

function rulesOf(facts: CaseFacts, decision: Decision): Record<string, string> {
  return {
    policy: decision.policyVersion,
    ...(decision.match ? { match: decision.match.rules } : {}),
    ...(facts.label ? { reader: facts.label.reader } : {}),
  }
}

/** The files by their hashes: what an auditor looks the pictures up by. */
function filesOf(reset: CaseDoc) {
  return {
    photo: reset.photos.at(-1)?.fileHash ?? null,
    sadp: reset.sadp?.fileHash ?? null,
    opaque: reset.opaque?.fileHash ?? null,
    receipt: reset.receipt?.fileHash ?? null,
  }
}
