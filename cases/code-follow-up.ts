import { AppError } from '../core/errors.js'
import type { ReleaseEntryDoc } from '../models/release-entry.js'
import type { CaseDoc, Release } from './case.js'
import { isDead, nextCaseState, nextReleaseState, type ReleaseEvent } from './case-life.js'
import { type CaseDeps, changeCase, findRelease, getCase, withRelease } from './case-records.js'
import { appendDecision } from './decision-chain.js'
import { openCode } from './issue-code.js'
import type { IssuedCode } from './ports.js'

/** Opens the code to be shown to the person it is for. */
export async function revealCode(
  deps: CaseDeps,
  caseId: string,
  releaseId: string,
): Promise<{ release: Release; code: IssuedCode }> {
  const release = findRelease(await getCase(deps.store, caseId), releaseId)
  const alive = !isDead(release.state) && (release.expiresAt === null || release.expiresAt > deps.clock.now())
  const code = alive ? openCode(deps.box, caseId, release) : null
  if (!code)
    throw new AppError('NOT_FOUND', 'the code is no longer there', { details: { caseId, releaseId } })
  return { release, code }
}

/**
 * Something happened to a code. An event that has no place in its present state (a late "delivered", a repeat) changes
 * nothing. A dead code's text is removed; what ended it is recorded.
 */
export async function moveRelease(
  deps: CaseDeps,
  caseId: string,
  releaseId: string,
  event: ReleaseEvent,
  given: { actor: string; failure?: number | null; fields?: (reset: CaseDoc) => Partial<CaseDoc> },
): Promise<CaseDoc> {
  return changeCase(deps, caseId, async (reset, tx) => {
    const release = findRelease(reset, releaseId)
    const state = nextReleaseState(release.state, event)
    if (!state) return null
    const now = deps.clock.now()
    const dead = isDead(state)
    const moved: Release = {
      ...release,
      state,
      deliveredAt: event === 'deliver' ? now : release.deliveredAt,
      openedAt: event === 'open' ? now : release.openedAt,
      endedAt: dead ? now : release.endedAt,
      failure: given.failure ?? release.failure,
      sealedCode: dead ? null : release.sealedCode,
      sealedRequest: dead ? null : release.sealedRequest,
    }
    await appendDecision(
      tx,
      deps.box,
      {
        subject: caseId,
        kind: 'release',
        outcome: state,
        reason: event,
        rules: { policy: deps.policy.version },
        actor: given.actor,
        inputs: { releaseId, shortSerial: release.shortSerial, sadpError: given.failure ?? null },
        personId: reset.personId,
      },
      now,
    )
    return { releases: withRelease(reset, moved), ...given.fields?.(reset) }
  })
}

/**
 * "Le code ne passe pas": the export it was made for is used up (DOMAIN 5: reboot, export anew, new request), so the
 * SADP evidence goes and is asked for again; the photo stays.
 */
export function failRelease(
  deps: CaseDeps,
  caseId: string,
  releaseId: string,
  sadpError: number | null,
): Promise<CaseDoc> {
  return moveRelease(deps, caseId, releaseId, 'fail', {
    actor: 'person',
    failure: sadpError,
    fields: (reset) => ({
      sadp: null,
      opaque: null,
      picked: null,
      lastReason: 'sadp_needed',
      state: nextCaseState(reset.state, 'code_failed'),
    }),
  })
}

/** Ends every code past its time; answers which, so that their people can be told. */
export async function expireCodes(
  deps: CaseDeps,
): Promise<{ caseId: string; releaseId: string; conversation: string }[]> {
  const due = await deps.store.find<ReleaseEntryDoc>(
    'releaseEntries',
    {
      state: { $in: ['requested', 'issued', 'delivered', 'opened'] },
      expiresAt: { $lte: deps.clock.now() },
    },
    { limit: 500 },
  )
  const ended: { caseId: string; releaseId: string; conversation: string }[] = []
  for (const { _id, caseId, conversation } of due) {
    await moveRelease(deps, caseId, _id, 'expire', { actor: 'policy' })
    ended.push({ caseId, releaseId: _id, conversation })
  }
  return ended
}
