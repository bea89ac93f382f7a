import { addressesOf } from '../adapters/whatsapp/identity.js'
import type { Clock } from '../core/clock.js'
import type { Log } from '../core/log.js'
import type { SecretBox } from '../core/secrets.js'
import type { FileStore, Store } from '../core/store.js'
import type { Services, Session, TurnInput } from '../dialogs/session.js'
import type { Desk } from '../hotline/desk.js'
import type { FileRef } from '../hotline/desk-action.js'
import { placeOf, promiseOf } from '../hotline/open-ticket.js'
import type { DeskSettings } from '../hotline/settings.js'
import type { Arrival, Departure } from '../jobs/ports.js'
import { commitTurn, keepBytes } from './commit-turn.js'
import { applyDesk } from './desk-turn.js'
import { type FetchParts, fetchFiles } from './fetch-files.js'
import { gather, type Occurrence, WHATSAPP } from './gather.js'
import { tellHeld } from './held.js'
import { runInstallerBot } from './installer-bot.js'
import { joinPersons } from './join-persons.js'
import { judgeForDesk } from './judge-for-desk.js'
import { loadConversation } from './load-conversation.js'
import { hearOptOut, isStop } from './opt-out.js'
import { inContext } from './quoted.js'
import { hearReceipt } from './receipts.js'
import { relayToDesk } from './relay.js'
import { createDraft, NOTHING_SAID, type TurnDraft } from './turn-draft.js'
import { effectWrites, inboundLines, ticketWrites, timerWrites } from './turn-writes.js'
import { windowReminder } from './window-reminder.js'

export interface TurnParts extends FetchParts {
  store: Store
  files: FileStore
  clock: Clock
  box: SecretBox
  log: Log
  /** The dialogs' services; the calendar is asked per turn. */
  services: Omit<Services, 'calendar' | 'deskPromise' | 'deskPlace'>
  desk: Desk
  deskSettings(): Promise<DeskSettings>
  /** A page that gives one file of an agent's to the installer. */
  fileLink(session: Session, hash: string, name: string | null): Promise<string>
  /** Where WhatsApp can fetch a file of an agent's by itself; null when it does not carry such a one. */
  mediaUrl(file: FileRef): Promise<string | null>
  /** Announces the answer; never waited for. */
  showTyping(messageId: string): Promise<void>
  /** False: tickets wait in the console, nothing goes to Teams. */
  teams: boolean
}

export type CommitTurn = (tx: Store) => Promise<Departure[]>

/**
 * One turn of one conversation: everything that waited for it is heard in order, and what follows is written by the
 * function that is answered. Nothing but reads, files under their hash and idempotent calls happen before that.
 */
export function createTurn(
  parts: TurnParts,
): (key: string, arrivals: readonly Arrival[]) => Promise<CommitTurn> {
  return async (key, arrivals) => {
    const now = parts.clock.now()
    const settings = await parts.deskSettings()
    const occurrences = gather(arrivals)
    const others = otherAddresses(occurrences, key)
    await joinPersons(parts.store, [key, ...others], now)
    const loaded = await loadConversation(parts.store, parts.services.cases, key, now, others)
    const services: Services = {
      ...parts.services,
      calendar: () => settings.calendar,
      deskPromise: (conversation) => promiseOf(parts.store, conversation),
      deskPlace: (conversation) => placeOf(parts.store, conversation),
    }
    const draft = createDraft(loaded, services, parts.box, now)
    for (const occurrence of occurrences) await hear(occurrence, draft, parts)
    draft.flush()

    const { session, result } = draft
    result.person.locale = session.locale
    result.conversation.facts = asJson(session.facts)
    result.conversation.caseId = session.case?._id ?? null
    session.timers.push(...windowReminder(session, result.conversation.lastInboundAt))
    result.writes.push(...effectWrites(session))
    result.writes.push(...ticketWrites(session, settings, parts.teams), ...timerWrites(session))
    await keepBytes(parts.files, session.kept)
    return (tx) => commitTurn(tx, result, now)
  }
}

/** Under which other addresses WhatsApp knows whoever writes here. */
function otherAddresses(occurrences: readonly Occurrence[], key: string): string[] {
  const messages = occurrences.flatMap((occurrence) =>
    occurrence.kind === 'said' ? occurrence.messages : [],
  )
  return messages.flatMap(addressesOf).filter((address) => address !== key)
}

async function hear(occurrence: Occurrence, draft: TurnDraft, parts: TurnParts): Promise<void> {
  const { session, result } = draft
  session.replies.length = 0
  session.filesUsed = null
  switch (occurrence.kind) {
    case 'desk':
      return applyDesk({
        occurrence,
        draft,
        fileLink: parts.fileLink,
        mediaUrl: parts.mediaUrl,
        log: parts.log,
      })
    case 'receipt':
      return hearReceipt(occurrence.receipt, draft)
    case 'rang':
      session.input = { ...NOTHING_SAID, event: occurrence.event }
      return answer(draft)
    case 'said':
      session.input = await toInput(occurrence, parts)
      session.understanding = session.services.recogniser.understand(session.input.text, session.now)
      if (occurrence.channel === WHATSAPP) {
        draft.openWindow()
        void parts.showTyping(occurrence.messages.at(-1)?.messageId ?? '')
        await tellHeld(draft)
      }
      await hearPerson(draft, parts)
      if (occurrence.channel === WHATSAPP) result.conversation.lastInboundAt = session.now
      result.person.profileName = occurrence.messages.at(-1)?.profileName ?? result.person.profileName
      result.transcript.push(...inboundLines(occurrence.messages, session))
  }
}

async function hearPerson(draft: TurnDraft, parts: TurnParts): Promise<void> {
  const { session, result } = draft
  const optOut = hearOptOut(session, result.person)
  if (optOut === 'told') {
    draft.write(session.replies.splice(0))
    if (isStop(session.input.text)) result.person.optedOutAt = session.now
  }
  if (optOut !== 'pass') return
  const before = session.owner
  if (before === 'agent') draft.write(session.replies.splice(0))
  // While an agent has the conversation the bot takes in files, and keeps silent.
  if (before !== 'agent') await answer(draft)
  else if (session.input.files.length > 0) await runInstallerBot(session, result.conversation.dialog)
  if (before === 'bot') return
  const news = session.input.files.length > 0 ? await judgeForDesk(session) : null
  relayToDesk(session, result, { desk: parts.desk, teams: parts.teams, news })
}

/** Runs the bot over the input and keeps its answer and its dialog stack. */
async function answer({ session, result, answer: keep }: TurnDraft): Promise<void> {
  const { replies, dialog } = await runInstallerBot(session, result.conversation.dialog)
  result.conversation.dialog = asJson(dialog)
  result.conversation.owner = session.owner
  keep(replies)
}

async function toInput(
  { messages }: Extract<Occurrence, { kind: 'said' }>,
  parts: FetchParts & Pick<TurnParts, 'store'>,
): Promise<TurnInput> {
  const quoted = await Promise.all(messages.map((message) => inContext(parts.store, message)))
  const files = await Promise.all(messages.map((message) => fetchFiles(message, parts)))
  const texts = quoted.map(({ text }) => text.trim()).filter((text) => text !== '')
  const others = messages.map(({ kind }) => kind).filter((kind) => kind !== 'message')
  return {
    text: texts.join('\n'),
    choiceId: messages.findLast(({ choiceId }) => choiceId !== null)?.choiceId ?? null,
    files: files.flat(),
    other: others.at(-1) ?? null,
    event: null,
    quote: quoted.findLast(({ quote }) => quote !== null)?.quote ?? null,
  }
}

/** Facts and dialog stacks are stored as JSON: dates become text and are read back by the schema of facts. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
