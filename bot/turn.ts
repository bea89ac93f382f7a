import type { InboundMessage } from '../adapters/whatsapp/message.js'
import type { Clock } from '../core/clock.js'
import { newId } from '../core/ids.js'
import type { Log } from '../core/log.js'
import type { SecretBox } from '../core/secrets.js'
import type { FileStore, Store } from '../core/store.js'
import { readFacts } from '../dialogs/facts.js'
import type { Services, Session, TurnInput } from '../dialogs/session.js'
import type { Desk } from '../hotline/desk.js'
import { openTicket } from '../hotline/open-ticket.js'
import type { DeskSettings } from '../hotline/settings.js'
import type { Arrival, Departure } from '../jobs/ports.js'
import { cancelTimer, scheduleTimer } from '../jobs/timers.js'
import { translator } from '../locales/index.js'
import type { Author, MessageDoc } from '../models/message.js'
import { commitTurn, keepBytes, type TurnResult } from './commit-turn.js'
import { applyDesk } from './desk-turn.js'
import { type FetchParts, fetchFiles } from './fetch-files.js'
import { gather, type Occurrence } from './gather.js'
import { runInstallerBot } from './installer-bot.js'
import { loadConversation } from './load-conversation.js'
import { hearOptOut, isStop } from './opt-out.js'
import { toOutgoing } from './outgoing.js'
import { hearReceipt } from './receipts.js'
import { relayToDesk } from './relay.js'

export interface TurnParts extends FetchParts {
  store: Store
  files: FileStore
  clock: Clock
  box: SecretBox
  log: Log
  /** The dialogs' services; the calendar is asked per turn. */
  services: Omit<Services, 'calendar'>
  desk: Desk
  deskSettings(): Promise<DeskSettings>
  /** A page that gives one file of an agent's to the installer. */
  fileLink(hash: string): Promise<string>
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
    const loaded = await loadConversation(parts.store, parts.services.cases, key, now)
    const conversation = structuredClone(loaded.conversation)
    const person = structuredClone(loaded.person)
    const session: Session = {
      conversation: key,
      now,
      input: NOTHING,
      understanding: parts.services.recogniser.understand(''),
      services: { ...parts.services, calendar: () => settings.calendar },
      locale: person.locale,
      t: translator(person.locale),
      person,
      facts: readFacts(conversation.facts),
      company: loaded.company,
      case: loaded.case,
      owner: conversation.owner,
      lastInboundAt: conversation.lastInboundAt,
      filesUsed: null,
      replies: [],
      timers: [],
      ticket: null,
      kept: [],
    }
    const result: TurnResult = {
      loaded,
      conversation,
      person,
      transcript: [],
      departures: [],
      kept: session.kept,
      writes: [],
    }
    const write = (
      replies: Session['replies'],
      author: Author = 'bot',
      agentId: string | null = null,
    ): void => {
      if (person.optedOutAt !== null) return
      const { locale, t } = session
      const caseId = session.case?._id ?? loaded.case?._id ?? null
      const context = {
        conversation: key,
        personId: person._id,
        caseId,
        locale,
        t,
        now,
        box: parts.box,
        author,
        agentId,
      }
      const { departures, transcript } = toOutgoing(replies, context)
      result.departures.push(...departures)
      result.transcript.push(...transcript)
    }

    for (const occurrence of gather(arrivals)) {
      session.replies.length = 0
      session.filesUsed = null
      if (occurrence.kind === 'desk') {
        await applyDesk({
          occurrence,
          session,
          conversation,
          result,
          write,
          fileLink: parts.fileLink,
          log: parts.log,
        })
        continue
      }
      if (occurrence.kind === 'receipt') {
        await hearReceipt(occurrence.receipt, session, person)
        continue
      }
      session.input = await toInput(occurrence, parts)
      session.understanding = parts.services.recogniser.understand(session.input.text)
      if (occurrence.kind === 'said') {
        recordInbound(occurrence.messages, session, result, person._id)
        const last = occurrence.messages.at(-1)
        person.profileName = last?.profileName ?? person.profileName
        conversation.lastInboundAt = now
        const optOut = hearOptOut(session, person)
        if (optOut === 'silent') continue
        if (optOut === 'told') {
          write(session.replies.splice(0))
          if (isStop(session.input.text)) person.optedOutAt = now
          continue
        }
      }
      const withDesk = session.owner !== 'bot' && occurrence.kind === 'said'
      if (withDesk && session.owner === 'agent' && session.input.files.length === 0) {
        relayToDesk(session, result, parts.desk, parts.teams)
        continue
      }
      const { replies, dialog } = await runInstallerBot(session, conversation.dialog)
      conversation.dialog = JSON.parse(JSON.stringify(dialog))
      if (withDesk) relayToDesk(session, result, parts.desk, parts.teams)
      // While an agent has the conversation the bot takes in files and keeps silent.
      if (conversation.owner !== 'agent') write(replies)
      conversation.owner = session.owner
    }

    person.locale = session.locale
    conversation.facts = JSON.parse(JSON.stringify(session.facts))
    conversation.caseId = session.case?._id ?? null
    result.writes.push(...ticketWrites(session, settings, parts), ...timerWrites(session))
    await keepBytes(parts.files, session.kept)
    return (tx) => commitTurn(tx, result, now)
  }
}

const NOTHING: TurnInput = { text: '', choiceId: null, files: [], other: null, event: null }

async function toInput(
  occurrence: Extract<Occurrence, { kind: 'said' | 'rang' }>,
  parts: FetchParts,
): Promise<TurnInput> {
  if (occurrence.kind === 'rang') return { ...NOTHING, event: occurrence.event }
  const { messages } = occurrence
  const files = await Promise.all(messages.map((message) => fetchFiles(message, parts)))
  const texts = messages.map(({ text }) => text.trim()).filter((text) => text !== '')
  const others = messages.map(({ kind }) => kind).filter((kind) => kind !== 'message')
  return {
    text: texts.join('\n'),
    choiceId: messages.findLast(({ choiceId }) => choiceId !== null)?.choiceId ?? null,
    files: files.flat(),
    other: others.at(-1) ?? null,
    event: null,
  }
}

function recordInbound(
  messages: InboundMessage[],
  session: Session,
  result: TurnResult,
  personId: string,
): void {
  const files = session.input.files.flatMap((file) =>
    'problem' in file ? [] : [{ hash: file.hash, contentType: file.contentType ?? '', name: file.name }],
  )
  messages.forEach((message, index) => {
    const line: MessageDoc = {
      _id: newId(session.now),
      conversation: session.conversation,
      personId,
      caseId: session.case?._id ?? null,
      author: 'installer',
      agentId: null,
      text: message.text,
      choices: [],
      // Files of a burst stand with its last message: which came with which is not worth a second look-up.
      files: index === messages.length - 1 ? files : [],
      providerId: message.messageId,
      outboxId: null,
      status: null,
      errorCode: null,
      at: session.now,
    }
    result.transcript.push(line)
  })
}

function ticketWrites(session: Session, settings: DeskSettings, parts: TurnParts): TurnResult['writes'] {
  const { ticket: wanted } = session
  if (!wanted) return []
  return [
    async (tx) => {
      const opened = await openTicket(
        tx,
        {
          conversation: session.conversation,
          personId: session.person._id,
          caseId: session.case?._id ?? null,
          caseNumber: session.case?.number ?? null,
          locale: session.locale,
          cause: wanted.cause,
          reason: wanted.reason,
        },
        settings,
        session.now,
      )
      for (const { key, conversation, dueAt, payload } of opened.timers) {
        await scheduleTimer(tx, { key, conversation, dueAt, payload })
      }
      return parts.teams ? opened.departures : []
    },
  ]
}

function timerWrites(session: Session): TurnResult['writes'] {
  return session.timers.map(({ key, dueAt, event }) => async (tx: Store) => {
    if (dueAt === null) await cancelTimer(tx, key)
    else await scheduleTimer(tx, { key, conversation: session.conversation, dueAt, payload: event })
    return []
  })
}
