import type { InboundMessage } from '../../adapters/whatsapp/message.js'
import type { WhatsAppPayload } from '../../bot/outgoing.js'
import { sha256 } from '../../core/ids.js'
import { type Facts, readFacts } from '../../dialogs/facts.js'
import type { Arrival } from '../../jobs/ports.js'
import type { ConversationDoc } from '../../models/conversation.js'
import type { MessageDoc } from '../../models/message.js'
import type { House, SentFile, Town } from './house.js'
import type { DemoPerson } from './people.js'

export interface State {
  facts: Facts
  owner: ConversationDoc['owner']
  caseId: string | null
}

/** One person's end of the conversation. */
export interface Talk {
  say(text: string): Promise<void>
  /** Touches the choice of the open question, by id or by its place. */
  tap(choice: string | number): Promise<void>
  send(file: SentFile): Promise<void>
  state(): Promise<State>
}

let messages = 0

/** `house()` is the one of the transaction that runs now. */
export function joinTalk(house: () => House, town: Town, person: DemoPerson): Talk {
  const { conversation } = person

  async function hear(text: string, extra: Partial<InboundMessage> = {}): Promise<void> {
    const messageId = `SM${sha256(`demo ${++messages}`).slice(0, 32)}`
    const payload: InboundMessage = {
      messageId,
      from: conversation,
      to: 'whatsapp:+33900000000',
      profileName: person.profileName,
      text,
      choiceId: null,
      media: [],
      repliedTo: null,
      kind: 'message',
      raw: {},
      ...extra,
    }
    await runTurn(house(), town, conversation, [
      { channel: 'whatsapp', messageId, conversation, at: town.clock.now(), payload },
    ])
  }

  async function state(): Promise<State> {
    const stored = await house().store.get<ConversationDoc>('conversations', conversation)
    const facts = readFacts(stored?.facts)
    return { facts, owner: stored?.owner ?? 'bot', caseId: stored?.caseId ?? null }
  }

  return {
    state,
    say: (text) => hear(text),
    async tap(choice) {
      const offered = (await state()).facts.asking?.choices ?? []
      const found = typeof choice === 'number' ? offered[choice] : offered.find(({ id }) => id === choice)
      // Not offered here: the words do as well.
      if (!found) return hear(String(choice))
      return hear(found.title, { choiceId: found.id })
    },
    async send(file) {
      const hash = sha256(file.bytes)
      town.sent.set(hash, file)
      await hear('', { media: [{ url: hash, contentType: file.contentType, name: file.name }] })
    },
  }
}

/** A turn and what follows from sending its answers: codes count as delivered, lines get their ticks. */
export async function runTurn(
  house: House,
  town: Town,
  conversation: string,
  arrivals: Arrival[],
): Promise<void> {
  const commit = await house.turn(conversation, arrivals)
  const departures = await commit(house.store)
  let at = town.clock.now().getTime()
  for (const { channel, payload } of departures) {
    if (channel !== 'whatsapp') continue
    const { rider } = payload as WhatsAppPayload
    at += town.random.integer(700, 2500)
    const status = town.random.chance(0.006) ? 'failed' : town.random.chance(0.9) ? 'read' : 'delivered'
    const providerId = `SM${sha256(`demo ${++messages}`).slice(0, 32)}`
    await house.store.update<MessageDoc>(
      'messages',
      { _id: rider.messageId },
      { $set: { status, providerId, at: new Date(at) } },
    )
    if (!rider.release) continue
    await house.cases.markDelivered(rider.release.caseId, rider.release.releaseId)
    if (status === 'read') await house.cases.markOpened(rider.release.caseId, rider.release.releaseId)
  }
}
