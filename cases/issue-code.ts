import { z } from 'zod/v4'
import { Secret, type SecretBox } from '../core/secrets.js'
import type { Store } from '../core/store.js'
import type { CaseDoc, Release } from './case.js'
import { nextCaseState, nextReleaseState } from './case-life.js'
import { type CaseDeps, changeCase, findRelease, getCase, withRelease } from './case-records.js'
import type { OwnReason } from './decision.js'
import { appendDecision } from './decision-chain.js'
import type { IssueAnswer, IssuedCode, IssueRequest } from './ports.js'

const HOUR_MS = 3_600_000

const savedRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('token'), token: z.string() }),
  z.object({ kind: z.literal('device'), fullSerial: z.string(), startTime: z.string().nullable() }),
])
export type SavedRequest = z.infer<typeof savedRequest>

/** What the platform is asked, kept so that it can be asked again to the letter. */
export function sealRequest(box: SecretBox, caseId: string, request: SavedRequest): string {
  return box.seal(new Secret(JSON.stringify(request)), caseId)
}

/** A code asked for but not there yet. Written with the decision that allows it, before the platform is asked. */
export function newRelease(
  deps: CaseDeps,
  reset: CaseDoc,
  given: { shortSerial: string; decisionId: string; request: SavedRequest; suffix?: string },
): Release {
  const now = deps.clock.now()
  const count = reset.releases.filter(({ shortSerial }) => shortSerial === given.shortSerial).length
  return {
    id: `${reset._id}.${given.shortSerial}.${given.suffix ?? count + 1}`,
    shortSerial: given.shortSerial,
    decisionId: given.decisionId,
    basis: given.request.kind,
    sealedRequest: sealRequest(deps.box, reset._id, given.request),
    sealedCode: null,
    form: null,
    state: 'requested',
    requestedAt: now,
    issuedAt: null,
    deliveredAt: null,
    openedAt: null,
    expiresAt: new Date(now.getTime() + deps.policy.code.maxHours * HOUR_MS),
    endedAt: null,
    failure: null,
    issuedBy: null,
  }
}

/** Why there is no code after all; null: there is one. */
export type IssueFailure = { outcome: 'wait_platform' | 'human'; reason: OwnReason } | null

/**
 * Asks the platform for a code that was decided about, and seals what comes. May be repeated at any point: the request
 * is the same to the letter and carries the same key, so the platform answers with the same code.
 */
export async function issueCode(
  deps: CaseDeps,
  caseId: string,
  releaseId: string,
): Promise<{ case: CaseDoc; release: Release; failure: IssueFailure }> {
  const reset = await getCase(deps.store, caseId)
  const release = findRelease(reset, releaseId)
  if (release.state !== 'requested' || !release.sealedRequest) return { case: reset, release, failure: null }
  const request = savedRequest.parse(JSON.parse(deps.box.open(release.sealedRequest, caseId).reveal()))
  const basis: IssueRequest['basis'] =
    request.kind === 'token' ? { kind: 'token', token: new Secret(request.token) } : request
  const answer = await deps.platform.issue({
    idempotencyKey: releaseId,
    caseId,
    shortSerial: release.shortSerial,
    basis,
  })
  const failure = patient(deps, reset, failureOf(answer, deps.clock.now()))
  const written = await changeCase(deps, caseId, async (present, tx) => {
    const current = findRelease(present, releaseId)
    // Ended meanwhile by a timer or an agent: the answer comes too late and is not kept.
    if (current.state !== 'requested') return null
    if (failure && answer.outcome === 'unreachable') {
      // The request stays: the platform may have made the code already, and the same key fetches it.
      return {
        state: nextCaseState(present.state, failure.outcome),
        lastReason: failure.reason,
        waitingSince: present.waitingSince ?? deps.clock.now(),
      }
    }
    const next = failure ? refused(deps, current) : sealed(deps, caseId, current, answer)
    await record(deps, tx, present, next, failure, answer)
    return {
      releases: withRelease(present, next),
      state: nextCaseState(present.state, failure ? 'human' : 'release'),
      waitingSince: null,
      ...(failure ? { lastReason: failure.reason } : {}),
    }
  })
  return { case: written, release: findRelease(written, releaseId), failure }
}

/** The code as it was issued. */
export function openCode(box: SecretBox, caseId: string, release: Release): IssuedCode | null {
  if (!release.sealedCode || !release.form) return null
  const code = box.open(release.sealedCode, caseId)
  return release.form === 'key' ? { form: 'key', key: code } : { form: 'xml', fileBase64: code }
}

function failureOf(answer: IssueAnswer, now: Date): IssueFailure {
  switch (answer.outcome) {
    case 'issued':
      // A platform whose clock is wrong by days: its codes cannot be told from dead ones.
      return answer.expiresAt > now ? null : { outcome: 'human', reason: 'platform_refused' }
    case 'unreachable':
      return { outcome: 'wait_platform', reason: 'platform_unreachable' }
    case 'unknown_device':
      return { outcome: 'human', reason: 'device_unknown' }
    case 'refused':
      return { outcome: 'human', reason: 'platform_refused' }
    case 'manual':
      return { outcome: 'human', reason: 'platform_manual' }
  }
}

/** A platform that has been silent for long is the desk's to deal with. */
function patient(deps: CaseDeps, reset: CaseDoc, failure: IssueFailure): IssueFailure {
  if (failure?.outcome !== 'wait_platform' || !reset.waitingSince) return failure
  const waited = deps.clock.now().getTime() - reset.waitingSince.getTime()
  return waited < deps.policy.platformPatienceMinutes * 60_000 ? failure : { ...failure, outcome: 'human' }
}

function sealed(deps: CaseDeps, caseId: string, release: Release, answer: IssueAnswer): Release {
  if (answer.outcome !== 'issued') return release
  const now = deps.clock.now()
  const code = answer.code.form === 'key' ? answer.code.key : answer.code.fileBase64
  const longest = now.getTime() + deps.policy.code.maxHours * HOUR_MS
  return {
    ...release,
    state: nextReleaseState(release.state, 'issue') ?? release.state,
    sealedRequest: null,
    sealedCode: deps.box.seal(code, caseId),
    form: answer.code.form,
    issuedAt: now,
    expiresAt: new Date(Math.min(answer.expiresAt.getTime(), longest)),
    issuedBy: 'platform',
  }
}

function refused(deps: CaseDeps, release: Release): Release {
  return {
    ...release,
    state: nextReleaseState(release.state, 'refuse') ?? release.state,
    sealedRequest: null,
    endedAt: deps.clock.now(),
  }
}

async function record(
  deps: CaseDeps,
  tx: Store,
  reset: CaseDoc,
  release: Release,
  failure: IssueFailure,
  answer: IssueAnswer,
): Promise<void> {
  await appendDecision(
    tx,
    deps.box,
    {
      subject: reset._id,
      kind: 'release',
      outcome: release.state,
      reason: failure?.reason ?? 'evidence_agrees',
      rules: { policy: deps.policy.version },
      actor: 'platform',
      inputs: {
        releaseId: release.id,
        shortSerial: release.shortSerial,
        decisionId: release.decisionId,
        form: release.form,
        expiresAt: release.expiresAt,
        refusal: answer.outcome === 'refused' ? answer.reason : null,
      },
      personId: reset.personId,
    },
    deps.clock.now(),
  )
}
