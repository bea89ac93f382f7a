import type { TurnContext } from 'botbuilder'
import type { Card } from '../../adapters/teams/cards/elements.js'
import { sha256 } from '../../core/ids.js'
import { type CardInput, readCardInput, toClick } from '../../hotline/card-input.js'
import type { DeskAgentDoc } from '../../models/desk.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { AgentBotParts } from './parts.js'
import { speechOf } from './speech.js'

/** A button of a ticket's card: answered with the card as it is now, and with the truth when the click did nothing. */
export async function cardClick(
  parts: AgentBotParts,
  context: TurnContext,
  verb: string,
  data: unknown,
): Promise<Card | string> {
  const speech = await speechOf(parts)
  const { translate } = speech
  const agent = await parts.who(context.activity)
  if (!agent) return translate('desk.answer.not_allowed')
  const input = readCardInput(verb, data)
  const ticket = input ? await parts.store.get<DeskTicketDoc>('deskTickets', input.ticketId) : null
  if (!input) return translate('desk.answer.invalid')
  if (!ticket) return translate('desk.answer.not_found')
  const read = await toClick(input, {
    async agentNamed(id) {
      const known = await parts.store.get<DeskAgentDoc>('deskAgents', id)
      return known ? { id: known._id, name: known.name } : null
    },
    seal: (code) => parts.box.seal(code, ticket.caseId ?? ''),
  })
  if ('problem' in read) {
    return speech.card(ticket, { text: translate(`desk.answer.${read.problem}`), style: 'warning' })
  }
  const answer = await parts.desk.act({
    ticketId: ticket._id,
    click: read.click,
    agent,
    key: clickKey(agent.id, input),
  })
  const shown = answer.ticket ?? ticket
  return speech.card(shown, speech.answer(answer))
}

/**
 * Teams repeats a click it got no answer to, sometimes under a new id. The same person, button, inputs and version of
 * the card are the same click. A code is hashed with the rest: the key tells nothing.
 */
export function clickKey(agentId: string, input: CardInput): string {
  return sha256(JSON.stringify([agentId, Object.entries(input).sort()])).slice(0, 40)
}
