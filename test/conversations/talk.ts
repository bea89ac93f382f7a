/** One person's conversation in a town: what they do, and what they hear. */
import type { InboundMessage, OutboundMessage } from '../../adapters/whatsapp/message.js'
import type { WhatsAppPayload } from '../../bot/outgoing.js'
import { Secret } from '../../core/secrets.js'
import { type TeamsPayload, teamsPayload } from '../../hotline/departures.js'
import { type DeskClick, deskClick } from '../../hotline/desk-action.js'
import { openTicketOf } from '../../hotline/open-ticket.js'
import type { Arrival } from '../../jobs/ports.js'
import type { ConversationDoc } from '../../models/conversation.js'
import type { TimerDoc } from '../../models/timer.js'
import type { PlatformMood } from './neighbours.js'
import { openTown, type Town, type TownOptions } from './town.js'

/** Between two messages, as people take. */
const PAUSE_MS = 20_000

export interface Heard {
  text: string
  choices: string[]
  /** Sent as this approved template. */
  template?: string
}

export type OtherKind = Exclude<InboundMessage['kind'], 'message'>

export interface Talk {
  town: Town
  conversation: string
  /** `raw`: further fields of Twilio's form; `repliedTo`: the provider's id of the message that is quoted. */
  say(text: string, raw?: Record<string, string>, repliedTo?: string): Promise<Heard[]>
  /** Several messages of one burst. */
  burst(messages: readonly { text?: string; file?: string }[]): Promise<Heard[]>
  /** Touches a button by its title, of the last question or an earlier one. */
  tap(title: string): Promise<Heard[]>
  send(file: string, caption?: string): Promise<Heard[]>
  /** Lets time pass; answers what timers made the bot say. */
  wait(minutes: number): Promise<Heard[]>
  other(kind: OtherKind): Promise<Heard[]>
  /** What an agent clicks; the ticket may refuse it. A code to release is given in clear and sealed here. */
  desk(click: AgentDoes, agent?: string): Promise<Heard[]>
  /** A turn over arrivals that were kept back. */
  hear(arrivals: Arrival[]): Promise<Heard[]>
  /** The dialog stack and the facts as another version of the program would have left them. */
  redeploy(): Promise<void>
  platform(mood: PlatformMood): void
  state(): Promise<ConversationDoc | null>
  /** Codes shown so far, in clear. */
  codes: string[]
  /** What was put into the ticket's thread in Teams, the latest last. */
  posted: TeamsPayload[]
  /** Choices offered so far, the latest last. */
  offered: OutboundMessage['choices']
  close(): Promise<void>
}

/** A click without what the card would know: the version of the case. */
export type AgentDoes = Partial<Record<string, unknown>> & Pick<DeskClick, 'kind'>

export async function startTalk(options: TownOptions = {}): Promise<Talk> {
  const town = await openTown(options)
  return { ...joinTown(town, 'whatsapp:+33600000001'), close: () => town.close() }
}

export function joinTown(town: Town, conversation: string): Talk {
  const { store, clock } = town
  const codes: string[] = []
  const posted: TeamsPayload[] = []
  const offered: OutboundMessage['choices'] = []
  let count = 0

  async function run(arrivals: Arrival[]): Promise<Heard[]> {
    const commit = await town.turn(conversation, arrivals)
    const departures = await store.transaction((tx) => commit(tx))
    const heard: Heard[] = []
    for (const { channel, payload } of departures) {
      if (channel === 'teams') posted.push(teamsPayload.parse(payload))
      if (channel !== 'whatsapp') continue
      const { rider, sealedText, choices, text, template } = payload as WhatsAppPayload
      if (rider.release) await town.cases.markDelivered(rider.release.caseId, rider.release.releaseId)
      if (sealedText) codes.push(town.box.open(sealedText, conversation).reveal())
      offered.push(...choices)
      const named = template ? { template: template.name } : {}
      heard.push({ text, choices: choices.map(({ title }) => title), ...named })
    }
    pass(PAUSE_MS)
    return heard
  }

  function pass(ms: number): void {
    clock.set(new Date(clock.now().getTime() + ms))
  }

  const arrival = (channel: string, payload: unknown): Arrival => ({
    channel,
    messageId: `${channel}-${++count}`,
    conversation,
    at: clock.now(),
    payload,
  })
  const message = (text: string, extra: Partial<InboundMessage> = {}): Arrival => {
    const payload: InboundMessage = {
      messageId: `SM${count}`,
      from: conversation,
      to: 'whatsapp:+33900000000',
      profileName: 'Camille',
      text,
      choiceId: null,
      media: [],
      repliedTo: null,
      kind: 'message',
      raw: {},
      ...extra,
    }
    return arrival('whatsapp', payload)
  }
  const fileOf = (file: string): Partial<InboundMessage> => ({
    media: [{ url: file, contentType: 'application/octet-stream', name: null }],
  })

  return {
    town,
    conversation,
    codes,
    posted,
    offered,
    say: (text, raw = {}, repliedTo) => run([message(text, { raw, repliedTo: repliedTo ?? null })]),
    burst: (messages) => run(messages.map(({ text, file }) => message(text ?? '', file ? fileOf(file) : {}))),
    tap(title) {
      const choice = offered.findLast((candidate) => plain(candidate.title) === plain(title))
      if (choice) return run([message(title, { choiceId: choice.id })])
      throw new Error(`“${title}” was not offered; these were: ${offered.map((c) => c.title).join(' | ')}`)
    },
    send: (file, caption = '') => run([message(caption, fileOf(file))]),
    other: (kind) => run([message('', { kind })]),
    async desk(does, agent = 'Nadia Benali') {
      const ticket = await openTicketOf(store, conversation)
      if (!ticket) return []
      const reset = ticket.caseId ? await town.cases.get(ticket.caseId) : null
      const askedAt = ticket.pending?.at.getTime() ?? 0
      const click = deskClick.parse({
        sealedCode: null,
        askedAt,
        ...does,
        caseVersion: reset?.version ?? null,
      })
      if (click.kind === 'release' && click.sealedCode && reset) {
        click.sealedCode = town.box.seal(new Secret(click.sealedCode), reset._id)
      }
      await town.desk.act({
        ticketId: ticket._id,
        click,
        agent: { id: agent, name: agent },
        key: `click-${++count}`,
      })
      const agreed = town.agreed.splice(0)
      return agreed.length > 0 ? run(agreed) : []
    },
    hear: run,
    async wait(minutes) {
      pass(minutes * 60_000)
      const heard: Heard[] = []
      const filter = { conversation, dueAt: { $lte: clock.now() } }
      for (const { _id, payload } of await store.find<TimerDoc>('timers', filter, { sort: { dueAt: 1 } })) {
        await store.delete('timers', { _id })
        heard.push(...(await run([arrival('timer', { payload })])))
      }
      return heard
    },
    async redeploy() {
      const dialog = { dialogStack: [{ id: 'journey@0', state: {} }] }
      await store.update('conversations', { _id: conversation }, { $set: { dialog } })
    },
    platform: (mood) => town.platform(mood),
    state: () => store.get<ConversationDoc>('conversations', conversation),
    close: async () => {},
  }
}

/** Titles are compared as they are typed in the files: plain spaces, straight apostrophes. */
export function plain(title: string): string {
  return title.replaceAll('\u00A0', ' ').replaceAll('’', "'")
}
