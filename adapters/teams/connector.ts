/** The Bot Connector's REST interface, as little of it as is needed. What Teams answers is a value, never an exception. */

import { readUpTo } from '../http/read-up-to.js'
import type { AccessTokens } from './access-token.js'
import { authorised, parse, retryAfter } from './authorised.js'

/** An activity on its way out. */
export interface OutgoingActivity {
  type: 'message'
  text?: string
  textFormat?: 'plain' | 'markdown' | 'xml'
  summary?: string
  attachments?: { contentType: string; content?: unknown; contentUrl?: string; name?: string }[]
  entities?: unknown[]
  channelData?: unknown
}

export interface Place {
  serviceUrl: string
  tenantId: string
  conversation: string
}

export type ConnectorAnswer<T> =
  | { outcome: 'done'; value: T }
  /** Not now. `retryAfterMs` when Teams said how long. */
  | { outcome: 'later'; error: string; retryAfterMs?: number }
  /** The bot may not write there any more (403): final, another way must be found. */
  | { outcome: 'blocked'; error: string }
  /** It is not there (404). */
  | { outcome: 'gone'; error: string }
  /** Never: the request itself is wrong. */
  | { outcome: 'refused'; error: string }
  /** No answer that says whether it was done. */
  | { outcome: 'unclear'; error: string }

export interface Member {
  id: string
  aadObjectId: string | null
  name: string
}

export interface Connector {
  /** A new thread in a channel, begun with this activity. */
  createThread(
    channel: Place & { channelId: string },
    activity: OutgoingActivity,
  ): Promise<ConnectorAnswer<{ conversation: string; activityId: string }>>
  /** The personal chat with somebody; the same one each time. */
  openPersonalChat(
    where: Omit<Place, 'conversation'>,
    memberId: string,
  ): Promise<ConnectorAnswer<{ conversation: string }>>
  post(place: Place, activity: OutgoingActivity): Promise<ConnectorAnswer<{ activityId: string }>>
  /** In place, for everybody. Doing it twice is doing it once. */
  update(place: Place, activityId: string, activity: OutgoingActivity): Promise<ConnectorAnswer<null>>
  /** A member of a team or a chat; `gone` when there is no such member. */
  member(place: Place, memberId: string): Promise<ConnectorAnswer<Member>>
  /** Everybody in a team or a chat; up to a few thousand people. */
  members(place: Place): Promise<ConnectorAnswer<Member[]>>
  /** The bytes behind an attachment of the same service address. */
  attachment(
    url: string,
    maxBytes: number,
  ): Promise<ConnectorAnswer<{ bytes: Uint8Array; contentType: string }>>
}

export interface ConnectorConfig {
  appId: string
  tokens: AccessTokens
  timeoutMs?: number
}

const MAX_PAGES = 10
/** Without a header Teams asks for patience all the same. */
const BUSY_MS = 5_000

export function createConnector(config: ConnectorConfig): Connector {
  const { appId } = config
  const bot = { id: `28:${appId}` }

  async function call<T>(
    method: 'GET' | 'POST' | 'PUT',
    place: { serviceUrl: string },
    path: string,
    body: unknown,
    read: (answer: unknown) => T,
  ): Promise<ConnectorAnswer<T>> {
    const url = `${place.serviceUrl.replace(/\/+$/, '')}${path}`
    const repeatable = method !== 'POST'
    const answered = await authorised(config, url, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    })
    if ('error' in answered) {
      const { error, sent } = answered
      return sent && !repeatable ? { outcome: 'unclear', error } : { outcome: 'later', error }
    }
    const { response } = answered
    if (response.ok) {
      const text = await response.text().catch(() => '')
      return { outcome: 'done', value: read(parse(text)) }
    }
    return failure(response, repeatable)
  }

  return {
    createThread: (channel, activity) =>
      call(
        'POST',
        channel,
        '/v3/conversations',
        {
          isGroup: true,
          bot,
          tenantId: channel.tenantId,
          activity,
          channelData: { channel: { id: channel.channelId }, tenant: { id: channel.tenantId } },
        },
        (answer) => {
          const { id, activityId } = answer as { id?: string; activityId?: string }
          // The thread is `19:…;messageid=<the activity that began it>`.
          return {
            conversation: id ?? '',
            activityId: activityId ?? /;messageid=(\d+)/.exec(id ?? '')?.[1] ?? '',
          }
        },
      ),
    openPersonalChat: (where, memberId) =>
      call(
        'POST',
        where,
        '/v3/conversations',
        {
          isGroup: false,
          bot,
          tenantId: where.tenantId,
          members: [{ id: memberId }],
          channelData: { tenant: { id: where.tenantId } },
        },
        (answer) => ({ conversation: (answer as { id?: string }).id ?? '' }),
      ),
    post: (place, activity) =>
      call('POST', place, `${conversationPath(place)}/activities`, activity, (answer) => ({
        activityId: (answer as { id?: string } | null)?.id ?? '',
      })),
    update: (place, activityId, activity) =>
      call(
        'PUT',
        place,
        `${conversationPath(place)}/activities/${encodeURIComponent(activityId)}`,
        { ...activity, id: activityId },
        () => null,
      ),
    member: (place, memberId) =>
      call(
        'GET',
        place,
        `${conversationPath(place)}/members/${encodeURIComponent(memberId)}`,
        null,
        readMember,
      ),
    async members(place) {
      const found: Member[] = []
      let token: string | undefined = ''
      for (let page = 0; token !== undefined && page < MAX_PAGES; page++) {
        const query: string = token ? `&continuationToken=${encodeURIComponent(token)}` : ''
        const path = `${conversationPath(place)}/pagedmembers?pageSize=200${query}`
        const answer: ConnectorAnswer<MembersPage> = await call(
          'GET',
          place,
          path,
          null,
          (body) => body as MembersPage,
        )
        if (answer.outcome !== 'done') return answer
        found.push(...(answer.value.members ?? []).map(readMember))
        token = answer.value.continuationToken || undefined
      }
      return { outcome: 'done', value: found }
    },
    async attachment(url, maxBytes) {
      const answered = await authorised(config, url, { method: 'GET' })
      if ('error' in answered) return { outcome: 'later', error: answered.error }
      const { response } = answered
      if (!response.ok) return failure(response, true)
      if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
        return { outcome: 'refused', error: 'too large' }
      }
      const bytes = await readUpTo(response, maxBytes)
      if (!bytes) return { outcome: 'refused', error: 'too large' }
      const contentType = response.headers.get('content-type') ?? 'application/octet-stream'
      return { outcome: 'done', value: { bytes, contentType } }
    },
  }

  function conversationPath(place: Place): string {
    return `/v3/conversations/${encodeURIComponent(place.conversation)}`
  }

  async function failure(response: Response, repeatable: boolean): Promise<ConnectorAnswer<never>> {
    const detail = (await response.text().catch(() => '')).slice(0, 300)
    const error = `HTTP ${response.status} ${detail}`.trim()
    switch (response.status) {
      case 401:
        // Our token ran out early, or its secret was changed: another one is fetched for the next try.
        config.tokens.forget()
        return { outcome: 'later', error }
      case 403:
        return { outcome: 'blocked', error }
      case 404:
        return { outcome: 'gone', error }
      case 429:
        return { outcome: 'later', error, retryAfterMs: retryAfter(response) ?? BUSY_MS }
      // Teams names these two as "try again": nothing was posted.
      case 412:
        return { outcome: 'later', error, retryAfterMs: BUSY_MS }
      default:
        if (response.status < 500) return { outcome: 'refused', error }
        return repeatable ? { outcome: 'later', error } : { outcome: 'unclear', error }
    }
  }
}

interface MembersPage {
  members?: unknown[]
  continuationToken?: string
}

function readMember(answer: unknown): Member {
  const read = answer as { id?: string; aadObjectId?: string; objectId?: string; name?: string }
  return { id: read.id ?? '', aadObjectId: read.aadObjectId ?? read.objectId ?? null, name: read.name ?? '' }
}
