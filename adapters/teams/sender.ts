/**
 * The outbox's way to Teams. A posted thread and its card are kept as places; everything is drawn from the state at the
 * moment of sending, so that a late card never shows the past.
 */
import type { Log } from '../../core/log.js'
import type { TeamsPayload } from '../../hotline/departures.js'
import type { DeskView } from '../../hotline/desk-view.js'
import type { KnownPlace, PlaceId, Places } from '../../hotline/places.js'
import type { LookupOutcome, OutboxItem, Sender, SendOutcome } from '../../jobs/ports.js'
import { hasSentence, type Locale, type Translate, type Values } from '../../locales/index.js'
import { cardActivity, noticeActivity, relayActivity } from './activities.js'
import { type DeskLinks, ticketCard } from './cards/ticket-card.js'
import type { Connector, ConnectorAnswer, OutgoingActivity } from './connector.js'
import type { ThreadPace } from './thread-pace.js'

export interface TeamsSenderParts {
  connector: Connector
  places: Places
  /** Everything the card shows; null when there is no such ticket. */
  view(ticketId: string): Promise<DeskView | null>
  /** Reads an outbox payload; throws when it is none of ours. */
  readPayload(payload: unknown): TeamsPayload
  /** Teams' address of an agent; null when he is not known. */
  teamsIdOf(agentId: string): Promise<string | null>
  links: DeskLinks
  locale(): Promise<Locale>
  translator(locale: Locale): Translate
  pace: ThreadPace
  now(): Date
  log: Log
}

/** No team has installed the app yet, or its desk is blocked: asked again at leisure. */
const NO_DESK_YET_MS = 60_000

export function createTeamsSender(parts: TeamsSenderParts): Sender {
  const { connector, places } = parts

  async function send(payload: TeamsPayload): Promise<SendOutcome> {
    switch (payload.kind) {
      case 'card':
        return sendCard(payload.ticketId)
      case 'relay': {
        const activity = relayActivity(payload, parts.links, await say())
        return inThread(payload.ticketId, activity)
      }
      case 'notice': {
        const text = sentence(await say(), payload.key, payload.values)
        return text === null
          ? unknownKey(payload.key)
          : inThread(payload.ticketId, noticeActivity(text, payload.mention))
      }
      case 'personal': {
        const text = sentence(await say(), payload.key, payload.values)
        return text === null ? unknownKey(payload.key) : toAgent(payload.agentId, noticeActivity(text, []))
      }
    }
  }

  async function say(): Promise<Translate> {
    return parts.translator(await parts.locale())
  }

  async function sendCard(ticketId: string): Promise<SendOutcome> {
    const view = await parts.view(ticketId)
    if (!view) return { outcome: 'refused', error: 'there is no such ticket' }
    const locale = await parts.locale()
    const translate = parts.translator(locale)
    const drawn = ticketCard(view, { translate, locale, now: parts.now(), links: parts.links })
    const activity = cardActivity(drawn)
    const thread = await places.get(`ticket:${ticketId}`)
    if (thread?.activityId) {
      const wait = await parts.pace.turn(thread.conversation)
      if (wait > 0) return busy(wait)
      const updated = await connector.update(thread, thread.activityId, activity)
      if (updated.outcome === 'done') return { outcome: 'accepted', providerId: thread.activityId }
      // Somebody deleted the card: it is posted again below.
      if (updated.outcome !== 'gone') return settle(updated, `ticket:${ticketId}`)
    }
    return postCard(ticketId, activity)
  }

  async function postCard(ticketId: string, activity: OutgoingActivity): Promise<SendOutcome> {
    const desk = await places.get('desk')
    if (!desk?.channelId || desk.blockedAt) {
      return { outcome: 'retry', error: 'no team has installed the app yet', retryAfterMs: NO_DESK_YET_MS }
    }
    const wait = await parts.pace.turn(desk.channelId)
    if (wait > 0) return busy(wait)
    const posted = await connector.createThread({ ...desk, channelId: desk.channelId }, activity)
    if (posted.outcome !== 'done') return settle(posted, 'desk')
    const { conversation, activityId } = posted.value
    await places.put(`ticket:${ticketId}`, { ...desk, conversation, activityId })
    return { outcome: 'accepted', providerId: activityId }
  }

  async function inThread(ticketId: string, activity: OutgoingActivity): Promise<SendOutcome> {
    const thread = await places.get(`ticket:${ticketId}`)
    if (!thread) return { outcome: 'refused', error: 'the ticket has no thread' }
    return post(`ticket:${ticketId}`, thread, activity)
  }

  async function toAgent(agentId: string, activity: OutgoingActivity): Promise<SendOutcome> {
    const id = `agent:${agentId}` as const
    const known = await places.get(id)
    if (known) return post(id, known, activity)
    const [desk, teamsId] = [await places.get('desk'), await parts.teamsIdOf(agentId)]
    if (!desk || !teamsId) return { outcome: 'refused', error: 'the agent has no address' }
    const opened = await connector.openPersonalChat(desk, teamsId)
    if (opened.outcome !== 'done') return settle(opened, id)
    const place = {
      serviceUrl: desk.serviceUrl,
      tenantId: desk.tenantId,
      conversation: opened.value.conversation,
    }
    await places.put(id, place)
    return post(id, place, activity)
  }

  async function post(
    id: PlaceId,
    place: Pick<KnownPlace, 'serviceUrl' | 'tenantId' | 'conversation'>,
    activity: OutgoingActivity,
  ): Promise<SendOutcome> {
    const wait = await parts.pace.turn(place.conversation)
    if (wait > 0) return busy(wait)
    const posted = await connector.post(place, activity)
    return posted.outcome === 'done'
      ? { outcome: 'accepted', providerId: posted.value.activityId }
      : settle(posted, id)
  }

  async function settle(
    answer: Exclude<ConnectorAnswer<unknown>, { outcome: 'done' }>,
    id: PlaceId,
  ): Promise<SendOutcome> {
    switch (answer.outcome) {
      case 'later':
        return {
          outcome: 'retry',
          error: answer.error,
          ...(answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs }),
        }
      case 'unclear':
        return { outcome: 'ambiguous', error: answer.error }
      case 'blocked':
        parts.log.error({ place: id, error: answer.error }, 'Teams no longer lets the bot write here')
        await places.block(id)
        return { outcome: 'refused', error: answer.error }
      case 'gone':
      case 'refused':
        return { outcome: 'refused', error: answer.error }
    }
  }

  return {
    async send(item: OutboxItem) {
      try {
        return await send(parts.readPayload(item.payload))
      } catch (error) {
        // Nothing was posted: what posts does not throw.
        return { outcome: 'retry', error: error instanceof Error ? error.message : String(error) }
      }
    },

    /**
     * Teams cannot be asked what a bot has posted. Of a card the place tells; for a line in the thread the answer is
     * "no": for agents, twice is better than never.
     */
    async lookup(item: OutboxItem): Promise<LookupOutcome> {
      const payload = parts.readPayload(item.payload)
      const thread = payload.kind === 'card' ? await places.get(`ticket:${payload.ticketId}`) : null
      return thread?.activityId ? { outcome: 'found', providerId: thread.activityId } : { outcome: 'absent' }
    },
  }

  function sentence(translate: Translate, key: string, values: Values): string | null {
    if (!hasSentence(key)) return null
    // A value may be a sentence of its own, said in the desk's language like the one it stands in.
    const said = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && hasSentence(value) ? translate(value) : value,
    ])
    return translate(key, Object.fromEntries(said))
  }

  function unknownKey(key: string): SendOutcome {
    return { outcome: 'refused', error: `there is no sentence ${key}` }
  }

  function busy(wait: number): SendOutcome {
    return { outcome: 'retry', error: 'the thread is at its limit', retryAfterMs: wait }
  }
}
