import type { Store } from '../core/store.js'
import type { CaseAccess, CaseDoc, CaseOutcome, Declaration, Release } from './case.js'
import type { Decision } from './decision.js'
import type { Evidence } from './evidence.js'
import type { IssuedCode } from './ports.js'

/**
 * A reset case's life, as the dialogues use it. Every call commits by itself and may be repeated after a crash with
 * the same arguments: it changes nothing the second time. Calls that change a case answer it as it is afterwards.
 * Rejects with NOT_FOUND (no such case), STALE (it changed at the same moment: read it and ask again).
 */
export interface Cases {
  /** The case now open in the conversation, or a new one. */
  open(input: { personId: string; companyId: string | null; conversation: string }): Promise<CaseDoc>
  get(caseId: string): Promise<CaseDoc | null>
  /** The case that is not closed in this conversation; the newest if there were several. */
  current(conversation: string): Promise<CaseDoc | null>
  /** Null: not said, or taken back. */
  setAccess(caseId: string, access: CaseAccess | null): Promise<CaseDoc>
  setCompany(caseId: string, companyId: string): Promise<CaseDoc>
  /**
   * Takes in what a file turned out to be. `unusable` changes nothing. A photo with a reset QR in it counts for both.
   * A second file of a kind replaces the first; photos are kept, and the last is judged.
   */
  addEvidence(caseId: string, evidence: Evidence, fileHash: string): Promise<CaseDoc>
  /** Which device of the list; null takes the choice back. Throws NOT_FOUND when it is not in the list. */
  pick(caseId: string, fullSerial: string | null): Promise<CaseDoc>
  /** Puts an earlier photo under judgment: of several devices each has its own. Throws NOT_FOUND when it is not there. */
  turnTo(caseId: string, fileHash: string): Promise<CaseDoc>
  acceptDeclaration(
    caseId: string,
    declaration: Pick<Declaration, 'version' | 'locale' | 'text'>,
  ): Promise<CaseDoc>
  /**
   * Decides, asks the platform what it needs to know for that, writes the decision record, and when the outcome is
   * `release` asks the platform for the code. Takes as long as the platform (a few seconds at most).
   * The code is then in `release` (state `issued`), to be shown with `reveal`. When the platform did not answer the
   * decision comes back as `wait_platform`; when it refused, as `human`.
   */
  decide(caseId: string): Promise<CaseDecision>
  /** Opens the code to be shown to the person. Throws NOT_FOUND when it is dead or was never issued. */
  reveal(caseId: string, releaseId: string): Promise<{ release: Release; code: IssuedCode }>
  /** The message with the code was handed to the channel. */
  markDelivered(caseId: string, releaseId: string): Promise<CaseDoc>
  /** The person has seen it (opened the page, read the message). */
  markOpened(caseId: string, releaseId: string): Promise<CaseDoc>
  /** "Oui, c'est réinitialisé." */
  confirm(caseId: string, releaseId: string): Promise<CaseDoc>
  /** "Le code ne passe pas": the release is dead and a new request may be decided. `sadpError` as in DOMAIN 5. */
  reportFailed(caseId: string, releaseId: string, sadpError: number | null): Promise<CaseDoc>
  /** An agent takes a code back. */
  withdraw(caseId: string, releaseId: string, agentId: string): Promise<CaseDoc>
  /** An agent gives a code they got elsewhere, sealed under the case id. */
  releaseByAgent(
    caseId: string,
    given: {
      actionId: string
      shortSerial: string
      sealedCode: string
      form: 'key' | 'xml'
    } & Answerable,
  ): Promise<{ case: CaseDoc; release: Release }>
  /** An agent says that this device may have a code and the platform is to make it. */
  releaseByPlatformForAgent(
    caseId: string,
    given: { actionId: string; shortSerial: string } & Answerable,
  ): Promise<CaseDecision>
  toDesk(caseId: string, reason: string): Promise<CaseDoc>
  /** The desk gives the case back to the bot; tries count anew. */
  fromDesk(caseId: string): Promise<CaseDoc>
  close(caseId: string, outcome: CaseOutcome, actor?: string): Promise<CaseDoc>
  /** What the person thinks of a case that is over. Asked first (`null`), then answered; a second asking changes nothing. */
  rate(caseId: string, said: { score: number; word?: string } | null): Promise<CaseDoc>
  /** The same two over somebody else's transaction: what ends a case is then written with what was said about it, or not at all. */
  within(tx: Store): Pick<Cases, 'close' | 'rate'>
  /** Codes past their time are dead. Called by a timer; answers what it ended, so that people can be told. */
  expireCodes(): Promise<{ caseId: string; releaseId: string; conversation: string }[]>
  /** Cases that wait for the platform or for a company that is verified now: decide each again. */
  waiting(): Promise<CaseDoc[]>
}

/** Who answers for a code that was given against the evidence, or without it. Both stand in the decision record. */
export interface Answerable {
  agentId: string
  /** The second agent, where one was needed; never the same. */
  approvedBy?: string | null
}

export interface CaseDecision {
  case: CaseDoc
  decision: Decision
  /** Set with the outcome `release`. */
  release: Release | null
}
