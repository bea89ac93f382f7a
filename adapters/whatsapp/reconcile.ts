/**
 * Repairs what a webhook or a callback missed (we were down, Twilio could not reach us), and forgets at Twilio what we
 * forget. Run every few minutes; run twice, it changes nothing twice.
 */
import type { Log } from '../../core/log.js'
import type { Inbox } from '../../jobs/ports.js'
import { rewriter, type TwilioClient } from './client.js'
import type { StatusReport } from './fields.js'
import type { InboundMessage } from './message.js'

export interface ReconcileParts {
  client: TwilioClient
  from: string
  /** TWILIO_API_URL, or null: where files are fetched from. */
  apiUrl: string | null
  inbox: Inbox
  /** Has this message of a person come in already? The inbox may have forgotten it; the transcript has not. */
  knows(sid: string): Promise<boolean>
  onStatus(report: StatusReport): Promise<void>
  log: Log
}

export interface Repaired {
  /** Messages that no webhook had brought. */
  messages: number
  /** Statuses told once more; most say nothing new. */
  statuses: number
}

/** More than a few minutes hold; what is left is found in the next run, which looks further back than the last one. */
const LIMIT = 1000
type Listed = Awaited<ReturnType<TwilioClient['messages']['list']>>[number]

/** Looks at everything since `since`. Rejects when Twilio does not answer: the next run covers this one's time too. */
export async function reconcile(parts: ReconcileParts, since: Date, now: Date): Promise<Repaired> {
  const { client, from } = parts
  const incoming = await client.messages.list({ to: from, dateSentAfter: since, limit: LIMIT })
  let messages = 0
  // Oldest first, as they would have come.
  for (const message of incoming.reverse()) {
    if (message.direction !== 'inbound' || (await parts.knows(message.sid))) continue
    const arrival = {
      channel: 'whatsapp',
      messageId: message.sid,
      conversation: message.from,
      payload: await toInbound(parts, message),
      at: now,
    }
    if ((await parts.inbox.accept(arrival)) === 'stored') messages += 1
  }
  const outgoing = await client.messages.list({ from, dateSentAfter: since, limit: LIMIT })
  for (const { sid, status, errorCode } of outgoing) {
    await parts.onStatus({ messageId: sid, status, errorCode: errorCode || null, at: now })
  }
  if (messages > 0) parts.log.warn({ messages }, 'messages came in that no webhook had brought')
  return { messages, statuses: outgoing.length }
}

/** As the webhook would have brought it, but for what the list does not tell: payloads of buttons, names, replies. */
async function toInbound({ client, apiUrl }: ReconcileParts, message: Listed): Promise<InboundMessage> {
  const media: InboundMessage['media'] = []
  if (Number(message.numMedia) > 0) {
    for (const { uri, contentType } of await client.messages(message.sid).media.list({ limit: 10 })) {
      const url = rewriter(apiUrl)(`https://api.twilio.com${uri.replace(/\.json$/, '')}`)
      media.push({ url, contentType, name: null })
    }
  }
  return {
    messageId: message.sid,
    from: message.from,
    to: message.to,
    profileName: null,
    text: message.body ?? '',
    choiceId: null,
    media,
    repliedTo: null,
    kind: 'message',
    raw: { MessageSid: message.sid, Source: 'reconciliation' },
  }
}

export interface Forgotten {
  bodies: number
  media: number
}

/**
 * Deletes files and empties bodies at Twilio of messages sent between the two dates: the day on which our own retention
 * ends. What Twilio keeps after that is who, when and what status.
 */
export async function forgetAtTwilio(client: TwilioClient, from: Date, to: Date): Promise<Forgotten> {
  const old = await client.messages.list({ dateSentAfter: from, dateSentBefore: to, limit: LIMIT })
  const forgotten: Forgotten = { bodies: 0, media: 0 }
  for (const { sid, body, numMedia } of old) {
    if (Number(numMedia) > 0) {
      for (const { sid: mediaSid } of await client.messages(sid).media.list({ limit: 10 })) {
        await client.messages(sid).media(mediaSid).remove()
        forgotten.media += 1
      }
    }
    if (body) {
      await client.messages(sid).update({ body: '' })
      forgotten.bodies += 1
    }
  }
  return forgotten
}
