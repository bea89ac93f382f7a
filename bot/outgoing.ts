import type { OutboundMessage } from '../adapters/whatsapp/message.js'
import { split } from '../adapters/whatsapp/render.js'
import { newId } from '../core/ids.js'
import type { SecretBox } from '../core/secrets.js'
import type { Reply } from '../dialogs/session.js'
import type { Departure } from '../jobs/ports.js'
import type { Translate } from '../locales/index.js'
import type { Author, MessageDoc } from '../models/message.js'

/** What rides along with a message through the outbox, for us: which transcript line it is, which code it shows. */
export interface Rider {
  messageId: string
  release: { caseId: string; releaseId: string } | null
  /** How many times it was sent, in this form or another; absent: once. */
  tried?: number
}

export type WhatsAppPayload = OutboundMessage & { rider: Rider }

export interface OutgoingContext {
  conversation: string
  personId: string
  caseId: string | null
  locale: 'fr' | 'en'
  t: Translate
  now: Date
  box: SecretBox
  author: Author
  agentId: string | null
}

/** Turns replies into departures and transcript lines, one to one: secrets sealed in the former, masked in the latter. */
export function toOutgoing(
  replies: readonly Reply[],
  template: OutboundMessage | null,
  context: OutgoingContext,
): { departures: Departure[]; transcript: MessageDoc[] } {
  const departures: Departure[] = []
  const transcript: MessageDoc[] = []
  const add = (message: OutboundMessage, release: Rider['release']): void => {
    const messageId = newId(context.now)
    const payload: WhatsAppPayload = { ...message, rider: { messageId, release } }
    departures.push({ channel: 'whatsapp', conversation: context.conversation, payload })
    transcript.push(toLine(messageId, message, context))
  }
  if (template) add(template, null)
  for (const reply of replies) {
    for (const message of split(toMessage(reply, context))) add(message, reply.release ?? null)
  }
  return { departures, transcript }
}

function toMessage(reply: Reply, { conversation, locale, t, box }: OutgoingContext): OutboundMessage {
  const choices = reply.choices ?? []
  const numbered = reply.numbered && choices.length > 0
  return {
    to: conversation,
    locale,
    text: numbered ? `${reply.text}\n\n${t('conversation.numbered')}\n${numberedLines(choices)}` : reply.text,
    // As numbers only: whoever got here has perhaps not seen the buttons.
    choices: numbered ? [] : choices,
    listButton: t('conversation.list_button'),
    ...(reply.mediaUrl ? { mediaUrl: reply.mediaUrl } : {}),
    ...(reply.secretText ? { sealedText: box.seal(reply.secretText, conversation) } : {}),
  }
}

function numberedLines(choices: NonNullable<Reply['choices']>): string {
  return choices.map(({ title }, index) => `${index + 1}. ${title}`).join('\n')
}

function toLine(messageId: string, message: OutboundMessage, context: OutgoingContext): MessageDoc {
  return {
    _id: messageId,
    conversation: context.conversation,
    personId: context.personId,
    caseId: context.caseId,
    author: context.author,
    agentId: context.agentId,
    text: message.text,
    choices: message.choices.map(({ title }) => title),
    files: [],
    providerId: null,
    outboxId: null,
    status: 'waiting',
    errorCode: null,
    at: context.now,
  }
}
