import type { Clock } from '../core/clock.js'
import { AppError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import type { SecretBox } from '../core/secrets.js'
import type { Store } from '../core/store.js'
import { match } from '../devices/match.js'
import type { CompanyDoc } from '../models/company.js'
import { releaseByAgent, releaseByPlatformForAgent } from './agent-release.js'
import type { CaseDoc } from './case.js'
import { nextCaseState, nextReleaseState } from './case-life.js'
import { type CaseDeps, changeCase, insertCase, openCaseOf } from './case-records.js'
import type { Cases } from './cases.js'
import { expireCodes, failRelease, moveRelease, revealCode } from './code-follow-up.js'
import { isContact } from './companies.js'
import type { Matcher } from './decide.js'
import { decideCase } from './decide-case.js'
import { appendDecision } from './decision-chain.js'
import { POLICY, type Policy } from './policy.js'
import type { ResetPlatform } from './ports.js'
import { evidenceEntries, takeEvidence } from './take-evidence.js'

export interface CasesOptions {
  store: Store
  box: SecretBox
  clock: Clock
  platform: ResetPlatform
  match?: Matcher
  policy?: Policy
  log?: Log
}

/** The use cases of a reset case, over the store and the platform. */
export function createCases(options: CasesOptions): Cases {
  const deps: CaseDeps = { match, policy: POLICY, ...options }
  const { store, box, clock } = deps
  /** A change that only an open case takes. */
  const change = (caseId: string, apply: (reset: CaseDoc) => Partial<CaseDoc> | null): Promise<CaseDoc> =>
    changeCase(deps, caseId, (reset) => {
      if (reset.state === 'closed')
        throw new AppError('NOT_ALLOWED', 'the case is closed', { details: { caseId } })
      return apply(reset)
    })

  return {
    async open(input) {
      return (await openCaseOf(store, input.conversation)) ?? insertCase(deps, input)
    },
    get: (caseId) => store.get<CaseDoc>('cases', caseId),
    current: (conversation) => openCaseOf(store, conversation),
    setAccess: (caseId, access) => change(caseId, (reset) => (reset.access === access ? null : { access })),
    setCompany: (caseId, companyId) =>
      change(caseId, (reset) => (reset.companyId === companyId ? null : { companyId })),
    addEvidence: (caseId, evidence, fileHash) =>
      changeCase(deps, caseId, async (reset, tx) => {
        if (reset.state === 'closed')
          throw new AppError('NOT_ALLOWED', 'the case is closed', { details: { caseId } })
        const now = clock.now()
        for (const { _id, ...entry } of evidenceEntries(reset, evidence, fileHash, now)) {
          await tx.update('evidenceEntries', { _id }, { $set: { ...entry } }, { upsert: true })
        }
        return takeEvidence(reset, evidence, fileHash, box, now)
      }),
    pick: (caseId, fullSerial) =>
      change(caseId, (reset) => {
        if (fullSerial !== null && !reset.sadp?.devices.some((device) => device.fullSerial === fullSerial)) {
          throw new AppError('NOT_FOUND', 'the device is not in the list', { details: { caseId } })
        }
        return reset.picked === fullSerial ? null : { picked: fullSerial }
      }),
    turnTo: (caseId, fileHash) =>
      change(caseId, (reset) => {
        const photo = reset.photos.find((each) => each.fileHash === fileHash)
        if (!photo) throw new AppError('NOT_FOUND', 'the case has no such photo', { details: { caseId } })
        if (photo === reset.photos.at(-1)) return null
        return { photos: [...reset.photos.filter((each) => each !== photo), photo] }
      }),
    acceptDeclaration: (caseId, declaration) =>
      change(caseId, (reset) =>
        reset.declaration?.version === declaration.version && reset.declaration.text === declaration.text
          ? null
          : { declaration: { ...declaration, acceptedAt: clock.now() } },
      ),
    decide: (caseId) => decideCase(deps, caseId),
    reveal: (caseId, releaseId) => revealCode(deps, caseId, releaseId),
    markDelivered: (caseId, releaseId) =>
      moveRelease(deps, caseId, releaseId, 'deliver', { actor: 'policy' }),
    markOpened: (caseId, releaseId) => moveRelease(deps, caseId, releaseId, 'open', { actor: 'person' }),
    confirm: (caseId, releaseId) => moveRelease(deps, caseId, releaseId, 'confirm', { actor: 'person' }),
    reportFailed: (caseId, releaseId, sadpError) => failRelease(deps, caseId, releaseId, sadpError),
    withdraw: (caseId, releaseId, agentId) =>
      moveRelease(deps, caseId, releaseId, 'withdraw', { actor: `agent:${agentId}` }),
    releaseByAgent: (caseId, given) => releaseByAgent(deps, caseId, given),
    releaseByPlatformForAgent: (caseId, given) => releaseByPlatformForAgent(deps, caseId, given),
    toDesk: (caseId, reason) =>
      change(caseId, (reset) =>
        reset.state === 'with_desk'
          ? null
          : { state: nextCaseState(reset.state, 'to_desk'), lastReason: reason },
      ),
    fromDesk: (caseId) =>
      change(caseId, (reset) =>
        reset.state === 'with_desk'
          ? { state: nextCaseState(reset.state, 'from_desk'), tries: 0, lastJudged: null }
          : null,
      ),
    close: (caseId, outcome, actor = 'person') =>
      changeCase(deps, caseId, async (reset, tx) => {
        if (reset.state === 'closed') return null
        const now = clock.now()
        await appendDecision(
          tx,
          box,
          {
            subject: caseId,
            kind: 'case',
            outcome: 'closed',
            reason: outcome,
            rules: { policy: deps.policy.version },
            actor,
            inputs: { outcome, lastReason: reset.lastReason },
            personId: reset.personId,
          },
          now,
        )
        // Whoever ends a case gives up its codes: the next case for the device is not held up by them.
        const releases = reset.releases.map((release) => {
          const state = nextReleaseState(release.state, 'withdraw')
          if (!state) return release
          return { ...release, state, sealedCode: null, sealedRequest: null, endedAt: now }
        })
        return { state: 'closed', outcome, closedAt: now, opaque: null, releases }
      }),
    rate: (caseId, said) =>
      changeCase(deps, caseId, ({ rating }) => {
        const now = clock.now()
        const asked = rating ?? { askedAt: now, score: null, word: null, answeredAt: null }
        if (!said) return rating ? null : { rating: asked }
        const { score, word = asked.word } = said
        return asked.score === score && asked.word === word
          ? null
          : { rating: { ...asked, score, word, answeredAt: now } }
      }),
    within: (tx) => createCases({ ...options, store: tx }),
    expireCodes: () => expireCodes(deps),
    async waiting() {
      const cases = await store.find<CaseDoc>(
        'cases',
        { state: { $in: ['waiting_platform', 'waiting_company'] } },
        { sort: { updatedAt: 1 }, limit: 200 },
      )
      const ready: CaseDoc[] = []
      for (const reset of cases) {
        const company = reset.companyId ? await store.get<CompanyDoc>('companies', reset.companyId) : null
        if (
          reset.state === 'waiting_platform' ||
          (company?.state === 'verified' && isContact(company, reset.personId))
        )
          ready.push(reset)
      }
      return ready
    },
  }
}
