import { CardFactory, MessageFactory, type TurnContext } from 'botbuilder'
import { heldCard } from '../../adapters/teams/cards/held-card.js'
import { sha256 } from '../../core/ids.js'
import { fillIn, parseCanned } from '../../hotline/commands.js'
import type { Agent, DeskClick, FileRef } from '../../hotline/desk-action.js'
import { firstName } from '../../hotline/desk-turn.js'
import { sayPromise } from '../../hotline/promise.js'
import { translator } from '../../locales/index.js'
import type { CannedReplyDoc } from '../../models/desk.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { PersonDoc } from '../../models/person.js'
import { takeAttachments } from './attachments.js'
import type { AgentBotParts } from './parts.js'
import { type Speech, speechOf } from './speech.js'

const MAX_TEXT = 1600

/** A line somebody wrote in a ticket's thread: from its owner it goes to the installer, from others it is held back. */
export async function threadMessage(
  parts: AgentBotParts,
  context: TurnContext,
  agent: Agent,
  ticketId: string,
): Promise<void> {
  const speech = await speechOf(parts)
  const { translate } = speech
  const ticket = await parts.store.get<DeskTicketDoc>('deskTickets', ticketId)
  if (!ticket) return
  const text = await wordsOf(parts, context, agent, ticket, speech)
  if (text === null) return
  if (text.length > MAX_TEXT) {
    await context.sendActivity(translate('desk.notice.too_long', { limit: MAX_TEXT }))
    return
  }
  const { files, unreachable } = await takeAttachments(parts, context.activity)
  if (unreachable) {
    const url = parts.links.upload(ticketId, agent.id) ?? ''
    await context.sendActivity(translate('desk.notice.files_not_reachable', { url }))
  }
  if (text === '' && files.length === 0) return
  const click: DeskClick = { kind: 'reply', text, files }
  const answer = await parts.desk.act({
    ticketId,
    agent,
    click,
    key: messageKey(context, agent, text, files),
  })
  if (answer.outcome === 'done' || !answer.ticket) return
  if (answer.refusal === 'taken' || answer.refusal === 'claim_first' || answer.refusal === 'closed') {
    const held = heldCard({ ticket: answer.ticket, text, why: answer.refusal }, translate)
    await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(held)))
    return
  }
  await context.sendActivity(speech.answer(answer).text)
}

/** The words to be sent; a canned reply is filled in. Null when the agent has been told that nothing is sent. */
async function wordsOf(
  parts: AgentBotParts,
  context: TurnContext,
  agent: Agent,
  ticket: DeskTicketDoc,
  { translate }: Speech,
): Promise<string | null> {
  const written = (context.activity.text ?? '').replace(/\u00A0/g, ' ').trim()
  const wanted = parseCanned(written)
  if (!wanted) return written
  const canned = await parts.store.get<CannedReplyDoc>('cannedReplies', wanted.name)
  if (!canned) {
    await context.sendActivity(translate('desk.command.canned_unknown', { name: wanted.name }))
    return null
  }
  const person = await parts.store.get<PersonDoc>('persons', ticket.personId)
  const promise = { kind: ticket.promiseKind, at: ticket.promiseAt }
  const filled = fillIn(canned[ticket.locale], {
    prenom: firstName(person?.profileName ?? ''),
    dossier: ticket.number,
    conseiller: firstName(agent.name),
    promesse: sayPromise(promise, parts.clock.now(), ticket.locale, translator(ticket.locale)),
  })
  return [filled, wanted.rest].filter(Boolean).join('\n')
}

/**
 * Teams sends a message again that it got no answer to, mostly under its id, at times under a new one. Its moment, its
 * author and its words stay the same.
 */
function messageKey(context: TurnContext, agent: Agent, text: string, files: readonly FileRef[]): string {
  const { conversation, id } = context.activity
  const { rawTimestamp } = context.activity as { rawTimestamp?: string }
  const hashes = files.map(({ hash }) => hash)
  return sha256(JSON.stringify([conversation.id, agent.id, rawTimestamp ?? id, text, hashes])).slice(0, 40)
}
