import type { TurnContext } from 'botbuilder'
import type { CaseDoc, CaseOutcome } from '../cases/case.js'
import type { Cases } from '../cases/cases.js'
import type { Companies } from '../cases/companies.js'
import type { CompanyDoc } from '../cases/company.js'
import type { CompanyRegistry, Mailer } from '../cases/ports.js'
import type { Secret } from '../core/secrets.js'
import type { EvidenceReader, FileProblem } from '../devices/facts.js'
import type { Calendar } from '../hotline/calendar.js'
import type { AnswerPromise } from '../hotline/promise.js'
import type { Locale, SentenceKey, Translate } from '../locales/index.js'
import type { Facts } from './facts.js'
import type { Person } from './ports.js'
import type { Recogniser, Understanding } from './recogniser/index.js'

/** Id of the choice that shows the summary, wherever it is offered. */
export const SUMMARY_CHOICE = 'summary'

export interface Choice {
  id: string
  title: string
  description?: string
}

/** One message to the person. */
export interface Reply {
  text: string
  choices?: Choice[]
  /** Shown instead of `text`, once and to the person alone: it holds a reset code. */
  secretText?: Secret
  /** A picture or document to send along, by a public link. */
  mediaUrl?: string
  /** Offer the choices as numbers, for phones that did not show the buttons. */
  numbered?: boolean
  /** It puts the open question: not sent when the next message of the same turn answers it already. */
  question?: boolean
  /** How to use the code before it: said again with that code, and never alone. */
  withCode?: boolean
  /** The release that `secretText` shows: it counts as delivered when the channel has taken the message. */
  release?: { caseId: string; releaseId: string }
}

/** A file that came with this turn. `hash` is the SHA-256 of its bytes. */
export interface ReceivedFile {
  hash: string
  bytes: Uint8Array
  name: string | null
  contentType: string | null
}

/** A file, or why there is none. */
export type TurnFile = ReceivedFile | { problem: FileProblem | 'media_failed' }

/** What happened: the person wrote, or something rang. */
export interface TurnInput {
  text: string
  choiceId: string | null
  files: TurnFile[]
  /** What a message was that is neither words nor a file we can read. */
  other: 'location' | 'contact' | 'sticker' | 'voice' | 'reaction' | 'unsupported' | null
  event: TurnEvent | null
  /** The older message of ours that this answers; absent or null when none is quoted. */
  quote?: string | null
}

/** Not said by the person: their case moved. */
export type TurnEvent = {
  kind: 'try_again' | 'code_expiring' | 'code_expired' | 'handed_back' | 'window_closing'
  /** The code a reminder is about. */
  releaseId?: string | undefined
}

/** A timer to set in the turn's transaction; `dueAt: null` cancels it. */
export interface TimerRequest {
  key: string
  dueAt: Date | null
  event: TurnEvent
}

/**
 * What ends a case, or says how it was: written in the turn's transaction, so that a turn which is run again after a
 * crash finds the case as the person left it.
 */
export type CaseEffect =
  | { kind: 'close'; caseId: string; outcome: CaseOutcome; actor: string }
  | { kind: 'rate'; caseId: string; said: { score: number; word?: string } | null }

/** A ticket to open in the turn's transaction. */
export interface TicketRequest {
  cause:
    | 'asked'
    | 'not_understood'
    | 'decision'
    | 'code_failed'
    | 'company_check'
    | 'delivery_failed'
    | 'trouble'
  /** The decision's reason, a SADP error number: for the agent. */
  reason: string | null
}

/** What the dialogs may ask of the world. */
export interface Services {
  cases: Cases
  companies: Companies
  registry: CompanyRegistry
  /** Null: no mail server, e-mail addresses are not proven. */
  mailer: Mailer | null
  reader: EvidenceReader
  recogniser: Recogniser
  /** A code for an e-mail address: six random digits. */
  sixDigits(): string
  calendar(): Calendar
  /** How long things are kept, days, as it is set now. */
  keeps(): { photos: number; transcripts: number; decisions: number }
  /** What the desk has promised this conversation; null when no ticket waits for its first answer. */
  deskPromise(conversation: string): Promise<AnswerPromise | null>
  /** This conversation's place in the desk's queue, 1 = next; null when it does not wait in it. */
  deskPlace(conversation: string): Promise<number | null>
  /** A page to upload what WhatsApp refuses, or null where there is none. */
  uploadLink(session: Session): Promise<string | null>
  /** A page that gives the reset file once. */
  downloadLink(session: Session, releaseId: string): Promise<string>
}

/** Everything one turn knows and changes. Written back in one transaction when the turn is over. */
export interface Session {
  readonly conversation: string
  readonly now: Date
  /** Changes when one turn holds several things that happened. */
  input: TurnInput
  /** What the input's text says. */
  understanding: Understanding
  readonly services: Services
  locale: Locale
  t: Translate
  person: Person
  facts: Facts
  company: CompanyDoc | null
  case: CaseDoc | null
  owner: 'bot' | 'queue' | 'agent'
  /** When the person last wrote before this; null at the first contact. */
  readonly lastInboundAt: Date | null
  /** Of this turn's files, was one of use? Null while none was looked at. */
  filesUsed: boolean | null
  readonly replies: Reply[]
  readonly timers: TimerRequest[]
  ticket: TicketRequest | null
  readonly effects: CaseEffect[]
  /** Files to be kept: those that are evidence. A file that holds credentials is not among them. */
  readonly kept: ReceivedFile[]
}

const SESSION = Symbol('session')

export function putSession(context: TurnContext, session: Session): void {
  context.turnState.set(SESSION, session)
}

export function sessionOf(context: TurnContext): Session {
  return context.turnState.get(SESSION) as Session
}

/** Adds a reply made from one sentence. */
export function say(session: Session, key: SentenceKey, values?: Record<string, string | number>): void {
  session.replies.push({ text: session.t(key, values) })
}
