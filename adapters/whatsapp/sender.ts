import type { Clock } from '../../core/clock.js'
import type { Log } from '../../core/log.js'
import type { SecretBox } from '../../core/secrets.js'
import type { LookupOutcome, OutboxItem, Sender, SendOutcome } from '../../jobs/ports.js'
import type { TwilioClient } from './client.js'
import { interactiveContent } from './content-templates.js'
import { remedyFor } from './errors.js'
import { TEXT_MAX } from './limits.js'
import { type OutboundMessage, outboundMessage } from './message.js'
import type { Pacer } from './pacer.js'
import { type Rendered, render } from './render.js'
import type { TemplateRegistry } from './template-registry.js'
import { type FailedCall, readFailure } from './twilio-failure.js'

export interface WhatsAppSenderParts {
  client: TwilioClient
  /** `whatsapp:+33…` */
  from: string
  messagingServiceSid?: string | undefined
  /** PUBLIC_URL, no slash at the end; statuses are sent to its /webhooks/twilio/status. */
  publicUrl: string
  templates: TemplateRegistry
  secrets: SecretBox
  /** True for a provider id that already belongs to another message of ours. */
  isKnownSid(sid: string): Promise<boolean>
  pacer: Pacer
  clock: Clock
  log: Log
}

/** A message may show at Twilio this long after the call that got no answer; before, "absent" would be a guess. */
const SETTLE_MS = 20_000
/** Twilio's clock and ours may differ by this much. */
const SKEW_MS = 120_000
/** Newest first: what one conversation can have received in a few minutes. */
const LOOKUP_LIMIT = 50

/** One outbox item is one POST to Twilio (the bot has split what is longer): a retry can never repeat half a message. */
export function createWhatsAppSender(parts: WhatsAppSenderParts): Sender {
  const { client, log } = parts

  async function send(item: OutboxItem, stillMine = () => true): Promise<SendOutcome> {
    const read = readMessage(item, parts.secrets)
    if ('refused' in read) return { outcome: 'refused', error: read.refused }
    let request: MessageRequest
    try {
      request = await toRequest(read.rendered, read.message, parts)
    } catch (error) {
      // Nothing was sent yet, so even no answer from the Content API only means: later.
      const failure = readFailure(error)
      return failure.kind === 'refused'
        ? { outcome: 'refused', error: failure.error }
        : { outcome: 'retry', error: failure.error }
    }
    await parts.pacer.turn()
    if (!stillMine())
      return { outcome: 'retry', error: 'the right to send this was lost while it was prepared' }
    try {
      const sent = await client.messages.create(request)
      return { outcome: 'accepted', providerId: sent.sid }
    } catch (error) {
      const failure = readFailure(error)
      log.warn({ outboxId: item._id, failure: failure.kind, error: failure.error }, 'message not accepted')
      return toOutcome(failure)
    }
  }

  async function lookup(item: OutboxItem): Promise<LookupOutcome> {
    const read = readMessage(item, parts.secrets)
    if ('refused' in read) return { outcome: 'absent' }
    const { message, rendered } = read
    try {
      const recent = await client.messages.list({ to: message.to, from: parts.from, limit: LOOKUP_LIMIT })
      const since = item.attemptAt.getTime() - SKEW_MS
      for (const candidate of recent.reverse()) {
        if (!candidate.direction.startsWith('outbound')) continue
        if (candidate.dateCreated.getTime() < since || !sameWords(candidate.body, rendered)) continue
        if (!(await parts.isKnownSid(candidate.sid))) return { outcome: 'found', providerId: candidate.sid }
      }
    } catch (error) {
      return { outcome: 'unknown', error: readFailure(error).error }
    }
    const age = parts.clock.now().getTime() - item.attemptAt.getTime()
    return age < SETTLE_MS ? { outcome: 'unknown', error: 'too early to tell' } : { outcome: 'absent' }
  }

  return { send, lookup }
}

type MessageRequest = Parameters<TwilioClient['messages']['create']>[0]

async function toRequest(
  rendered: Rendered,
  message: OutboundMessage,
  parts: WhatsAppSenderParts,
): Promise<MessageRequest> {
  const base = {
    to: message.to,
    from: parts.from,
    ...(parts.messagingServiceSid ? { messagingServiceSid: parts.messagingServiceSid } : {}),
    statusCallback: `${parts.publicUrl}/webhooks/twilio/status`,
  }
  if (rendered.kind === 'text') {
    const { body, mediaUrl } = rendered
    return { ...base, ...(body === '' ? {} : { body }), ...(mediaUrl ? { mediaUrl: [mediaUrl] } : {}) }
  }
  if (rendered.kind === 'template') {
    const contentSid = await parts.templates.approvedSidOf(rendered.name, rendered.locale)
    // Within 24 h the fallback arrives; after that Twilio says 63016 and the status callback tells the desk.
    if (!contentSid) return { ...base, body: message.text }
    return { ...base, contentSid, contentVariables: JSON.stringify(oneLine(rendered.variables)) }
  }
  const content = interactiveContent(rendered)
  const contentSid = await parts.templates.sidOf(content.name, 'fr')
  return { ...base, contentSid, contentVariables: JSON.stringify(content.variables) }
}

/** WhatsApp refuses line ends, tabs and runs of spaces in the variables of an approved template, and empty ones. */
function oneLine(variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value.replace(/\s+/g, ' ').trim() || '-']),
  )
}

function readMessage(
  item: OutboxItem,
  secrets: SecretBox,
): { message: OutboundMessage; rendered: Rendered } | { refused: string } {
  const parsed = outboundMessage.safeParse(item.payload)
  if (!parsed.success) return { refused: 'payload is not an outbound message' }
  const message = parsed.data
  let clear = message
  if (message.sealedText !== undefined) {
    try {
      clear = { ...message, text: secrets.open(message.sealedText, item.conversation).reveal() }
    } catch {
      return { refused: 'SECRET_UNREADABLE' }
    }
  }
  const rendered = render(clear)
  if (rendered.kind !== 'template' && rendered.body.length > TEXT_MAX) {
    return { refused: `text of ${rendered.body.length} characters was not split` }
  }
  if (rendered.kind === 'text' && rendered.body === '' && !rendered.mediaUrl)
    return { refused: 'empty message' }
  return { message: clear, rendered }
}

/** Twilio keeps the body as it was rendered; white space may come back changed. */
function sameWords(body: string | null, rendered: Rendered): boolean {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  if (rendered.kind !== 'template') return plain(body ?? '') === plain(rendered.body)
  // The words of an approved template stand at Twilio: enough that all our values are in the text.
  const values = Object.values(rendered.variables)
  return values.every((value) => plain(body ?? '').includes(plain(value)))
}

function toOutcome(failure: FailedCall): SendOutcome {
  if (failure.kind === 'silent') return { outcome: 'ambiguous', error: failure.error }
  const later = failure.kind === 'busy' || remedyFor(failure.code) === 'retry'
  if (!later) return { outcome: 'refused', error: failure.error }
  const { retryAfterMs } = failure
  return { outcome: 'retry', error: failure.error, ...(retryAfterMs === null ? {} : { retryAfterMs }) }
}
