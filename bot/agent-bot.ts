/**
 * The bot that agents see in Teams. No language model: buttons, a thread for each case, a few words. Its whole state is
 * in the store; a turn here is short, because what reaches the installer is done by the conversation's own turn.
 */
import { Application, type TurnState } from '@microsoft/teams-ai'
import { type Activity, ActivityTypes, MessageFactory, type TurnContext } from 'botbuilder'
import { asAppError } from '../core/errors.js'
import { parseCommand } from '../hotline/commands.js'
import { cardClick } from './agents/card-click.js'
import { runCommand } from './agents/commands.js'
import { HELD_VERBS, heldClick } from './agents/held-click.js'
import type { AgentBotParts } from './agents/parts.js'
import { searchExtension } from './agents/search-extension.js'
import { speechOf } from './agents/speech.js'
import { threadMessage } from './agents/thread-message.js'

/** One turn of the agent bot: give it to adapters/teams/router.ts. */
export function createAgentBot(parts: AgentBotParts): (context: TurnContext) => Promise<void> {
  const app = new Application<TurnState>({
    // One timer shared by all turns would answer in the wrong place.
    startTypingTimer: false,
    removeRecipientMention: true,
  })

  app.adaptiveCards.actionExecute(/.*/, async (context, _state, data) => {
    const verb = String(context.activity.value?.action?.verb ?? '')
    // The SDK's type of a card is a looser one with an index signature.
    return (await safely(parts, () => click(parts, context, verb, data))) as string
  })
  app.adaptiveCards.actionSubmit(/.*/, async (context, _state, data) => {
    const { verb } = data as { verb?: unknown }
    const answer = await safely(parts, () => click(parts, context, String(verb ?? ''), data))
    // An old phone shows no card in answer to a Submit: it is told in a line what came of it.
    const said = typeof answer === 'string' ? answer : (firstText(answer.body) ?? '')
    if (said) await context.sendActivity(said)
  })
  app.messageExtensions.query('searchCases', (context, _state, { parameters }) => {
    const { query } = parameters as { query?: unknown }
    return searchExtension(parts, context, typeof query === 'string' ? query : '')
  })
  app.activity(ActivityTypes.InstallationUpdate, (context) => installed(parts, context))
  app.conversationUpdate('membersAdded', async (context) => {
    const { membersAdded, recipient } = context.activity
    if (membersAdded?.some(({ id }) => id === recipient.id)) await installed(parts, context)
  })
  app.activity(ActivityTypes.Message, (context) => heard(parts, context))

  return async (context) => {
    const { conversation, serviceUrl } = context.activity
    await parts.places.heard(conversation.id, serviceUrl)
    parts.roster.sometimes()
    await app.run(context)
  }
}

function click(parts: AgentBotParts, context: TurnContext, verb: string, data: unknown) {
  return (HELD_VERBS as readonly string[]).includes(verb)
    ? heldClick(parts, context, verb, data)
    : cardClick(parts, context, verb, data)
}

async function heard(parts: AgentBotParts, context: TurnContext): Promise<void> {
  const { activity } = context
  const personal = activity.conversation.conversationType === 'personal'
  const called = personal || wasCalled(activity)
  const ticketId = await parts.places.ticketOf(activity.conversation.id)
  // With the permission to read the channel everything said there arrives; what is not for the bot is not its business.
  if (!ticketId && !called) return
  const agent = await parts.who(activity)
  if (!agent) {
    await context.sendActivity((await speechOf(parts)).translate('desk.command.not_member'))
    return
  }
  if (personal) await rememberPersonalChat(parts, activity, agent.id)
  const command = called ? parseCommand(activity.text ?? '') : null
  if (command) return runCommand(parts, context, agent, command)
  if (ticketId) return threadMessage(parts, context, agent, ticketId)
  await context.sendActivity((await speechOf(parts)).translate('desk.command.unknown'))
}

function wasCalled({ entities, recipient }: Activity): boolean {
  return (entities ?? []).some(
    (entity) =>
      entity.type === 'mention' &&
      (entity as { mentioned?: { id?: string } }).mentioned?.id === recipient?.id,
  )
}

async function rememberPersonalChat(
  parts: AgentBotParts,
  activity: Activity,
  agentId: string,
): Promise<void> {
  const tenantId = activity.conversation.tenantId ?? ''
  const place = { serviceUrl: activity.serviceUrl, tenantId, conversation: activity.conversation.id }
  await parts.places.put(`agent:${agentId}`, place)
}

/** The app was put into a team: its first channel is the desk until somebody writes « ici » in another. */
async function installed(parts: AgentBotParts, context: TurnContext): Promise<void> {
  const { activity } = context
  const { action } = activity as { action?: string }
  const data = (activity.channelData ?? {}) as { team?: { id?: string }; tenant?: { id?: string } }
  const tenantId = data.tenant?.id ?? activity.conversation.tenantId
  if (action?.startsWith('remove') || !data.team?.id || !tenantId) return
  const known = await parts.places.get('desk')
  const sameTeam = known?.teamId === data.team.id
  await parts.places.put('desk', {
    serviceUrl: activity.serviceUrl,
    tenantId,
    conversation: sameTeam ? known.conversation : data.team.id,
    teamId: data.team.id,
    // A team's general channel goes by the team's own id.
    channelId: sameTeam ? known.channelId : data.team.id,
  })
  await parts.roster.refresh()
  if (sameTeam) return
  await parts.desk.postOpen()
  const { translate } = await speechOf(parts)
  await context.sendActivity(MessageFactory.text(translate('desk.notice.welcome')))
}

/** Whatever fails, the one who clicked is told that nothing was done, within the time Teams gives. */
async function safely<T>(parts: AgentBotParts, work: () => Promise<T>): Promise<T | string> {
  try {
    return await work()
  } catch (error) {
    parts.log.error({ err: asAppError(error) }, 'a click in Teams failed')
    return (await speechOf(parts)).translate('desk.answer.trouble')
  }
}

/** The first words of a card: the banner that answers a click. */
function firstText(value: unknown): string | null {
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = firstText(item)
      if (found) return found
    }
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const { text, items, inlines } = value as { text?: unknown; items?: unknown; inlines?: unknown }
  return typeof text === 'string' ? text : (firstText(items) ?? firstText(inlines))
}
