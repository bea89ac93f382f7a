import { CardFactory, type MessagingExtensionResult, type TurnContext } from 'botbuilder'
import { searchTickets, waitingTickets } from '../../hotline/desk-search.js'
import { stateOf } from './commands.js'
import type { AgentBotParts } from './parts.js'
import { speechOf } from './speech.js'

/** The message extension: looks for cases while an agent writes somewhere in Teams, and inserts the one chosen. */
export async function searchExtension(
  parts: AgentBotParts,
  context: TurnContext,
  query: string,
): Promise<MessagingExtensionResult> {
  const speech = await speechOf(parts)
  const { translate } = speech
  const agent = await parts.who(context.activity)
  if (!agent) return { type: 'message', text: translate('desk.command.not_member') }
  // Before anything is typed: who waits.
  const found = query.trim() ? await searchTickets(parts.store, query) : await waitingTickets(parts.store)
  if (found.length === 0) {
    return {
      type: 'message',
      text: query.trim()
        ? translate('desk.command.search_none', { query })
        : translate('desk.command.queue_empty'),
    }
  }
  const attachments = await Promise.all(
    found.map(async (ticket) => {
      const title = translate('desk.card.title', { number: ticket.number })
      const text = `${translate(`desk.cause.${ticket.cause}`)} · ${stateOf(ticket, speech)}`
      const card = CardFactory.adaptiveCard(await speech.card(ticket))
      return { ...card, preview: CardFactory.thumbnailCard(title, text) }
    }),
  )
  return { type: 'result', attachmentLayout: 'list', attachments }
}
