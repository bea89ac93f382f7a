/** What people do in the simulated Teams, brought to the bot as Teams brings it: a signed activity to /api/messages. */
import { randomUUID } from 'node:crypto'
import type { Identity } from './identity.js'
import type { TeamMember, Thread, World } from './world.js'

export interface People {
  /** The app is added to the team. */
  install(): Promise<BotAnswer>
  /** Writes in a thread or a personal chat; null: a new thread in the channel. `mention`: « @Sésame … ». */
  say(member: TeamMember, threadId: string | null, text: string, options?: SayOptions): Promise<BotAnswer>
  /** Pastes a picture into a message. */
  sendPicture(
    member: TeamMember,
    threadId: string,
    text: string,
    picture: { bytes: Uint8Array; contentType: string },
  ): Promise<BotAnswer>
  /** A button of a card. `submit`: as an old phone sends it. */
  click(
    member: TeamMember,
    threadId: string,
    activityId: string,
    verb: string,
    data: Record<string, unknown>,
    options?: { submit?: boolean },
  ): Promise<BotAnswer>
  /** The message extension's search. */
  search(member: TeamMember, text: string): Promise<BotAnswer>
  /** Any activity, as it is: for tests of what should be refused. */
  deliver(activity: Record<string, unknown>, authorization?: string | null): Promise<BotAnswer>
  /** The parts every activity of this person in this place has. */
  envelope(member: TeamMember, thread: Thread | null): Record<string, unknown>
}

export interface SayOptions {
  mention?: boolean
  attachments?: unknown[]
  id?: string
  /** One of the world's pictures, for the page. */
  picture?: string
}

export interface BotAnswer {
  status: number
  body: unknown
}

export function createPeople(parts: {
  identity: Identity
  world: World
  botId: string
  /** Where the bot listens. */
  botUrl(): string
  /** Where the bot answers to. */
  serviceUrl(): string
  now(): Date
}): People {
  const { identity, world, botId, now } = parts

  async function deliver(
    activity: Record<string, unknown>,
    authorization: string | null | undefined = undefined,
  ): Promise<BotAnswer> {
    const header =
      authorization === undefined ? `Bearer ${await identity.sign(parts.serviceUrl())}` : authorization
    const response = await fetch(`${parts.botUrl()}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(header === null ? {} : { authorization: header }) },
      body: JSON.stringify(activity),
    })
    const text = await response.text()
    return { status: response.status, body: text ? parse(text) : null }
  }

  function envelope(member: TeamMember, thread: Thread | null): Record<string, unknown> {
    const personal = thread?.kind === 'personal'
    return {
      id: randomUUID(),
      timestamp: now().toISOString(),
      localTimestamp: now().toISOString(),
      channelId: 'msteams',
      serviceUrl: parts.serviceUrl(),
      from: { id: member.id, name: member.name, aadObjectId: member.aadObjectId },
      recipient: { id: botId, name: 'Sésame' },
      conversation: {
        id: thread?.id ?? world.channel.id,
        tenantId: world.tenantId,
        conversationType: personal ? 'personal' : 'channel',
        ...(personal ? {} : { isGroup: true }),
      },
      channelData: {
        tenant: { id: world.tenantId },
        ...(personal
          ? {}
          : {
              team: { id: world.team.id },
              channel: { id: world.channel.id },
              teamsTeamId: world.team.id,
              teamsChannelId: world.channel.id,
            }),
      },
    }
  }

  async function say(
    member: TeamMember,
    threadId: string | null,
    text: string,
    { mention = false, attachments = [], id, picture }: SayOptions = {},
  ): Promise<BotAnswer> {
    const written = { type: 'message' as const, text, ...(picture ? { picture } : {}) }
    const existing = threadId === null ? undefined : world.threads.get(threadId)
    let thread = existing ?? null
    let posted = thread ? world.post(thread.id, member, written) : null
    if (!thread) {
      thread = world.startThread(member, written)
      posted = thread.posts[0] ?? null
    }
    const call = '<at>Sésame</at>'
    return deliver({
      ...envelope(member, thread),
      type: 'message',
      id: id ?? posted?.id,
      textFormat: 'plain',
      text: mention ? `${call} ${text}` : text,
      attachments,
      entities: mention ? [{ type: 'mention', mentioned: { id: botId, name: 'Sésame' }, text: call }] : [],
    })
  }

  return {
    deliver,
    envelope,
    install() {
      const [installer] = world.members
      if (!installer) throw new Error('the team has no member')
      return deliver({
        ...envelope(installer, null),
        type: 'installationUpdate',
        action: 'add',
        conversation: {
          id: world.team.id,
          tenantId: world.tenantId,
          isGroup: true,
          conversationType: 'channel',
        },
      })
    },
    say,
    sendPicture(member, threadId, text, picture) {
      const id = randomUUID()
      world.pictures.set(id, picture)
      const contentUrl = `${parts.serviceUrl()}v3/attachments/${id}/views/original`
      return say(member, threadId, text, {
        attachments: [{ contentType: 'image/*', contentUrl }],
        picture: id,
      })
    },
    click(member, threadId, activityId, verb, data, { submit = false } = {}) {
      const thread = world.threads.get(threadId) ?? null
      const base = { ...envelope(member, thread), replyToId: activityId }
      return deliver(
        submit
          ? { ...base, type: 'message', value: { ...data, verb } }
          : {
              ...base,
              type: 'invoke',
              name: 'adaptiveCard/action',
              value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
            },
      )
    },
    search(member, text) {
      return deliver({
        ...envelope(member, null),
        type: 'invoke',
        name: 'composeExtension/query',
        value: {
          commandId: 'searchCases',
          parameters: [{ name: 'query', value: text }],
          queryOptions: { skip: 0, count: 25 },
        },
      })
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
