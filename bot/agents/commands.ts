import { type Activity, CardFactory, MessageFactory, type TurnContext } from 'botbuilder'
import { when } from '../../adapters/teams/cards/ticket-card.js'
import type { Command } from '../../hotline/commands.js'
import type { Agent } from '../../hotline/desk-action.js'
import { searchTickets, ticketNamed, ticketsOf, waitingTickets } from '../../hotline/desk-search.js'
import { setPresence } from '../../hotline/desk-writes.js'
import { isoDay } from '../../locales/time.js'
import type { CannedReplyDoc } from '../../models/desk.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { AgentBotParts } from './parts.js'
import { type Speech, speechOf } from './speech.js'

/** Carries out a command and answers it where it was written. */
export async function runCommand(
  parts: AgentBotParts,
  context: TurnContext,
  agent: Agent,
  command: Command,
): Promise<void> {
  const speech = await speechOf(parts)
  await context.sendActivity(await answer(parts, context, agent, command, speech))
}

async function answer(
  parts: AgentBotParts,
  context: TurnContext,
  agent: Agent,
  command: Command,
  speech: Speech,
): Promise<Partial<Activity>> {
  const { translate, locale } = speech
  const now = parts.clock.now()
  const at = (moment: Date) => when(moment, { locale, now })
  switch (command.kind) {
    case 'help':
      return text(translate('desk.command.help'))
    case 'queue': {
      const waiting = await waitingTickets(parts.store)
      if (waiting.length === 0) return text(translate('desk.command.queue_empty'))
      const lines = waiting.map((ticket, index) =>
        translate('desk.command.queue_line', {
          position: index + 1,
          number: ticket.number,
          cause: translate(`desk.cause.${ticket.cause}`),
          due: at(ticket.firstDueAt),
        }),
      )
      return text([translate('desk.command.queue_title', { count: waiting.length }), ...lines].join('\n\n'))
    }
    case 'mine': {
      const mine = await ticketsOf(parts.store, agent.id)
      if (mine.length === 0) return text(translate('desk.command.mine_empty'))
      const lines = mine.map((ticket) =>
        translate('desk.command.mine_line', {
          number: ticket.number,
          cause: translate(`desk.cause.${ticket.cause}`),
          waiting: ticket.nextDueAt
            ? translate('desk.command.mine_waiting', { due: at(ticket.nextDueAt) })
            : '',
        }),
      )
      return text([translate('desk.command.mine_title', { count: mine.length }), ...lines].join('\n\n'))
    }
    case 'case': {
      const ticket = await ticketNamed(parts.store, command.query, Number(isoDay(now).slice(0, 4)))
      if (!ticket) return text(translate('desk.command.not_found', { query: escapeMarkdown(command.query) }))
      return MessageFactory.attachment(CardFactory.adaptiveCard(await speech.card(ticket)))
    }
    case 'search': {
      const found = await searchTickets(parts.store, command.query)
      const query = escapeMarkdown(command.query)
      if (found.length === 0) return text(translate('desk.command.search_none', { query }))
      const lines = found.map((ticket) =>
        translate('desk.command.search_line', {
          number: ticket.number,
          state: stateOf(ticket, speech),
          serials: '',
        }),
      )
      return text([translate('desk.command.search_title', { query }), ...lines].join('\n\n'))
    }
    case 'available':
      await setPresence(parts.store, agent.id, 'available', now)
      return text(translate('desk.command.available'))
    case 'pause': {
      const requeued = await parts.desk.pause(agent.id)
      return text(
        requeued > 0
          ? translate('desk.command.paused_requeued', { count: requeued })
          : translate('desk.command.paused'),
      )
    }
    case 'here':
      return text(
        translate((await moveDesk(parts, context.activity)) ? 'desk.notice.here' : 'desk.command.unknown'),
      )
    case 'replies': {
      const replies = await parts.store.find<CannedReplyDoc>(
        'cannedReplies',
        {},
        { sort: { _id: 1 }, limit: 50 },
      )
      if (replies.length === 0) return text(translate('desk.command.canned_none'))
      const lines = replies.map((reply) =>
        translate('desk.command.canned_line', { name: reply._id, text: escapeMarkdown(reply[locale]) }),
      )
      return text([translate('desk.command.canned_title'), ...lines].join('\n'))
    }
  }
}

export function stateOf(ticket: DeskTicketDoc, { translate, locale }: Speech): string {
  if (ticket.state === 'closed') {
    return translate('desk.card.state_closed', { end: translate(`desk.closed.${ticket.end ?? 'other'}`) })
  }
  if (ticket.state === 'waiting') return translate('desk.card.state_waiting')
  const time = when(ticket.claimedAt ?? ticket.openedAt, { locale, now: ticket.updatedAt })
  return translate('desk.card.state_claimed', { agent: ticket.agentName ?? '', time })
}

/** Cards are posted in the channel this was written in, from now on. */
async function moveDesk(parts: AgentBotParts, activity: Activity): Promise<boolean> {
  const data = (activity.channelData ?? {}) as {
    team?: { id?: string }
    channel?: { id?: string }
    tenant?: { id?: string }
  }
  const { team, channel, tenant } = data
  if (!team?.id || !channel?.id || !tenant?.id) return false
  await parts.places.put('desk', {
    serviceUrl: activity.serviceUrl,
    tenantId: tenant.id,
    conversation: channel.id,
    teamId: team.id,
    channelId: channel.id,
  })
  return true
}

function text(written: string): Partial<Activity> {
  return { ...MessageFactory.text(written), textFormat: 'markdown' }
}

function escapeMarkdown(written: string): string {
  return written.replace(/[\\`*_{}[\]()#+!|<>~-]/g, '\\$&')
}
