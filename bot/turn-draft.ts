import type { OutboundMessage } from '../adapters/whatsapp/message.js'
import { serviceWindow } from '../adapters/whatsapp/window.js'
import type { SecretBox } from '../core/secrets.js'
import { readFacts } from '../dialogs/facts.js'
import { joinReplies } from '../dialogs/put-question.js'
import type { Reply, Services, Session, TurnInput } from '../dialogs/session.js'
import { translator } from '../locales/index.js'
import type { Author } from '../models/message.js'
import type { TurnResult } from './commit-turn.js'
import { hold, toTemplate } from './held.js'
import type { Loaded } from './load-conversation.js'
import { toOutgoing } from './outgoing.js'

export const NOTHING_SAID: TurnInput = { text: '', choiceId: null, files: [], other: null, event: null }

/** A turn while it is worked out: what the dialogs see, and what will be written. */
export interface TurnDraft {
  session: Session
  result: TurnResult
  /** Queues messages to the person and their lines in the transcript. Nothing for somebody who wants no messages. */
  write(replies: readonly Reply[], author?: Author, agentId?: string | null): void
  /**
   * The same for the bot's own answers, kept back until the turn is over: a question that the person's next message
   * of the same turn has answered already is not put.
   */
  answer(replies: readonly Reply[]): void
  flush(): void
  /** The person wrote: free text may be sent again. */
  openWindow(): void
  /** WhatsApp said that free text no longer arrives: what is said from now on is kept until they write. */
  closeWindow(): void
}

export function createDraft(loaded: Loaded, services: Services, box: SecretBox, now: Date): TurnDraft {
  const conversation = structuredClone(loaded.conversation)
  const person = structuredClone(loaded.person)
  const session: Session = {
    conversation: conversation._id,
    now,
    input: NOTHING_SAID,
    understanding: services.recogniser.understand(''),
    services,
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
    effects: [],
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
  let pending: Reply[] = []
  let windowOpen = serviceWindow(conversation.lastInboundAt, now).open

  function write(replies: readonly Reply[], author: Author = 'bot', agentId: string | null = null): void {
    if (person.optedOutAt !== null || replies.length === 0) return
    if (!windowOpen) {
      const first = session.facts.held.length === 0
      const purpose = hold(session, replies, author, agentId)
      // A template names the case; without one there is nothing that the person could place.
      if (first && purpose && session.case) send([], 'bot', null, toTemplate(session, purpose))
      return
    }
    send(replies, author, agentId)
  }

  function send(
    replies: readonly Reply[],
    author: Author,
    agentId: string | null,
    template: OutboundMessage | null = null,
  ): void {
    const { departures, transcript } = toOutgoing(replies, template, {
      conversation: conversation._id,
      personId: person._id,
      caseId: session.case?._id ?? loaded.case?._id ?? null,
      locale: session.locale,
      t: session.t,
      now,
      box,
      author,
      agentId,
    })
    result.departures.push(...departures)
    result.transcript.push(...transcript)
  }

  return {
    session,
    result,
    write(replies, author, agentId) {
      this.flush()
      write(replies, author, agentId)
    },
    answer(replies) {
      pending = replies.length > 0 ? [...pending.filter((reply) => !reply.question), ...replies] : pending
    },
    flush() {
      // What cannot be said now is kept piece by piece, without the question.
      write(windowOpen ? joinReplies(pending) : pending)
      pending = []
    },
    openWindow() {
      windowOpen = true
    },
    closeWindow() {
      windowOpen = false
      const dayAgo = new Date(now.getTime() - 24 * 3_600_000)
      const last = conversation.lastInboundAt
      conversation.lastInboundAt = last && last < dayAgo ? last : dayAgo
    },
  }
}
