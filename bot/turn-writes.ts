import type { InboundMessage } from '../adapters/whatsapp/message.js'
import { newId } from '../core/ids.js'
import type { Store } from '../core/store.js'
import type { Session } from '../dialogs/session.js'
import { openTicket } from '../hotline/open-ticket.js'
import type { DeskSettings } from '../hotline/settings.js'
import { cancelTimer, scheduleTimer } from '../jobs/timers.js'
import type { MessageDoc } from '../models/message.js'
import type { TurnResult } from './commit-turn.js'

/** The person's messages as lines of the transcript. Files of a burst stand with its last message. */
export function inboundLines(messages: readonly InboundMessage[], session: Session): MessageDoc[] {
  // Only what was kept: a picture with credentials in it leaves not even its fingerprint.
  const files = session.input.files.flatMap((file) =>
    'problem' in file || !session.kept.includes(file)
      ? []
      : [{ hash: file.hash, contentType: file.contentType ?? '', name: file.name }],
  )
  return messages.map((message, index) => ({
    _id: newId(session.now),
    conversation: session.conversation,
    personId: session.person._id,
    caseId: session.case?._id ?? null,
    author: 'installer',
    agentId: null,
    text: message.text,
    choices: [],
    files: index === messages.length - 1 ? files : [],
    providerId: message.messageId,
    outboxId: null,
    status: null,
    errorCode: null,
    at: session.now,
  }))
}

/** The ticket the dialogs wanted, opened in the turn's transaction. */
export function ticketWrites(session: Session, settings: DeskSettings, teams: boolean): TurnResult['writes'] {
  const { ticket: wanted } = session
  if (!wanted) return []
  return [
    async (tx) => {
      const request = {
        conversation: session.conversation,
        personId: session.person._id,
        caseId: session.case?._id ?? null,
        caseNumber: session.case?.number ?? null,
        locale: session.locale,
        cause: wanted.cause,
        reason: wanted.reason,
      }
      const opened = await openTicket(tx, request, settings, session.now)
      for (const { key, conversation, dueAt, payload } of opened.timers) {
        await scheduleTimer(tx, { key, conversation, dueAt, payload })
      }
      return teams ? opened.departures : []
    },
  ]
}

/** What the turn says of cases that are over. First of all: a case that cannot be closed takes the rest back with it. */
export function effectWrites({ effects, services }: Session): TurnResult['writes'] {
  if (effects.length === 0) return []
  return [
    async (tx) => {
      const cases = services.cases.within(tx)
      for (const effect of effects) {
        if (effect.kind === 'close') await cases.close(effect.caseId, effect.outcome, effect.actor)
        else await cases.rate(effect.caseId, effect.said)
      }
      return []
    },
  ]
}

export function timerWrites(session: Session): TurnResult['writes'] {
  return session.timers.map(({ key, dueAt, event }) => async (tx: Store) => {
    if (dueAt === null) await cancelTimer(tx, key)
    else await scheduleTimer(tx, { key, conversation: session.conversation, dueAt, payload: event })
    return []
  })
}
