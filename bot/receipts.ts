import { remedyFor } from '../adapters/whatsapp/errors.js'
import type { StatusReport } from '../adapters/whatsapp/fields.js'
import { secondWay } from '../adapters/whatsapp/second-way.js'
import { advanceStatus } from '../adapters/whatsapp/status.js'
import type { Clock } from '../core/clock.js'
import type { Store } from '../core/store.js'
import { escalate } from '../dialogs/escalation.js'
import type { Desk } from '../hotline/desk.js'
import { depart } from '../jobs/depart.js'
import { storeArrival } from '../jobs/inbox.js'
import type { Settled } from '../jobs/outbox-worker.js'
import type { OutboxItem } from '../jobs/ports.js'
import type { DeliveryReportDoc } from '../models/delivery-report.js'
import type { MessageDoc } from '../models/message.js'
import type { OutboxDoc } from '../models/outbox.js'
import { RECEIPT_CHANNEL, type Receipt } from './gather.js'
import { tellHeld } from './held.js'
import type { Rider, WhatsAppPayload } from './outgoing.js'
import type { TurnDraft } from './turn-draft.js'

type Undelivered = Extract<Receipt, { kind: 'undelivered' }>

/** Arrivals that start a turn without waiting for more. */
export const IMMEDIATE_CHANNELS = ['timer', 'desk', RECEIPT_CHANNEL]

/** An outbox item has been taken by the provider, or was given up: the transcript and the case are told. */
export async function onSettled(
  tx: Store,
  item: OutboxItem,
  settled: Settled,
  clock: Clock,
  desk?: Pick<Desk, 'delivered'>,
): Promise<void> {
  if (item.channel !== 'whatsapp') return
  const { rider } = item.payload as WhatsAppPayload
  if (settled.outcome === 'dead') {
    const line = await tx.update<MessageDoc>(
      'messages',
      { _id: rider.messageId },
      { $set: { status: 'failed' } },
    )
    if (line) await showDesk(tx, line, desk)
    // Twilio says some of it at once, in the words of adapters/whatsapp/twilio-failure.ts.
    const errorCode = /\bcode (\d+)/.exec(settled.error)?.[1] ?? null
    const words = line ? wordsOf(line, rider) : null
    await tell(tx, item.conversation, item._id, { kind: 'undelivered', errorCode, words }, clock)
    return
  }
  const early = await tx.get<DeliveryReportDoc>('deliveryReports', settled.providerId)
  const change = {
    providerId: settled.providerId,
    status: early?.status ?? 'queued',
    errorCode: early?.errorCode ?? null,
  }
  await tx.update('messages', { _id: rider.messageId }, { $set: change })
  if (rider.release)
    await tell(tx, item.conversation, item._id, { kind: 'delivered', ...rider.release }, clock)
}

/** A status callback, in whatever order it comes. Durable when it resolves; answers the conversation to wake, if any. */
export async function onStatus(
  store: Store,
  report: StatusReport,
  clock: Clock,
  desk?: Pick<Desk, 'delivered'>,
): Promise<string | null> {
  return store.transaction(async (tx) => {
    const known = await tx.get<DeliveryReportDoc>('deliveryReports', report.messageId)
    const status = advanceStatus(known?.status ?? 'waiting', report.status)
    const errorCode = report.errorCode === null ? (known?.errorCode ?? null) : String(report.errorCode)
    const $set = { status, errorCode, at: report.at }
    await tx.update('deliveryReports', { _id: report.messageId }, { $set }, { upsert: true })
    const line = await tx.update<MessageDoc>(
      'messages',
      { providerId: report.messageId, author: { $ne: 'installer' } },
      { $set: { status, errorCode } },
    )
    const failsNow = status === 'failed' && known?.status !== 'failed'
    if (line && failsNow && (await sendAnotherWay(tx, report))) return line.conversation
    const shown = line ? await showDesk(tx, line, desk) : false
    if (!line || !failsNow) return shown ? (line?.conversation ?? null) : null
    const [item] = await tx.find<OutboxDoc>('outbox', { providerId: report.messageId }, { limit: 1 })
    const words = wordsOf(line, (item?.payload as WhatsAppPayload | undefined)?.rider ?? null)
    await tell(tx, line.conversation, report.messageId, { kind: 'undelivered', errorCode, words }, clock)
    return line.conversation
  })
}

/** Agents see the ticks of what they wrote, and of everything that did not arrive. Answers whether there is news. */
async function showDesk(tx: Store, line: MessageDoc, desk?: Pick<Desk, 'delivered'>): Promise<boolean> {
  const { conversation, _id: messageId, status, errorCode: error, author } = line
  if (!desk || status === null || (author !== 'agent' && status !== 'failed')) return false
  const departures = await desk.delivered(tx, { conversation, messageId, status, error })
  await depart(tx, departures, new Date())
  return departures.length > 0
}

/** WhatsApp did not deliver it: once more, or in a plainer form, where that can help. True when it is on its way. */
async function sendAnotherWay(tx: Store, report: StatusReport): Promise<boolean> {
  const [item] = await tx.find<OutboxDoc>('outbox', { providerId: report.messageId }, { limit: 1 })
  if (!item) return false
  const { rider, ...message } = item.payload as WhatsAppPayload
  const tried = rider.tried ?? 1
  // A template in its place would announce words that nobody keeps: the desk decides then.
  const again = secondWay(message, report.errorCode, { tried, caseNumber: null })
  if (!again) return false
  const payload: WhatsAppPayload = { ...again, rider: { ...rider, tried: tried + 1 } }
  await depart(tx, [{ channel: item.channel, conversation: item.conversation, payload }], new Date())
  return true
}

async function tell(
  tx: Store,
  conversation: string,
  id: string,
  receipt: Receipt,
  clock: Clock,
): Promise<void> {
  const at = clock.now()
  const arrival = {
    channel: RECEIPT_CHANNEL,
    messageId: `${receipt.kind}:${id}`,
    conversation,
    payload: receipt,
    at,
  }
  await storeArrival(tx, arrival, new Date(), { immediate: IMMEDIATE_CHANNELS })
}

function wordsOf({ text, author, agentId, at }: MessageDoc, rider: Rider | null): Undelivered['words'] {
  return author === 'installer'
    ? null
    : { text, author, agentId, at: at.toISOString(), release: rider?.release ?? null }
}

/** What a turn makes of a receipt. A person who cannot be reached is the desk's to find another way. */
export async function hearReceipt(receipt: Receipt, draft: TurnDraft): Promise<void> {
  const { session, result } = draft
  if (receipt.kind === 'delivered') {
    session.case = await session.services.cases.markDelivered(receipt.caseId, receipt.releaseId)
    return
  }
  const code = receipt.errorCode === null ? null : Number(receipt.errorCode)
  if (remedyFor(code) === 'opted_out') {
    result.person.optedOutAt = session.now
    return
  }
  if (remedyFor(code) === 'template' && receipt.words) {
    const { text, author, agentId, release, at } = receipt.words
    const { lastInboundAt } = result.conversation
    if (at && lastInboundAt && lastInboundAt > new Date(at)) {
      // Statuses come late: whoever has written since then is here to be told.
      session.facts.held.push({ text, author, agentId, releaseId: release?.releaseId ?? null })
      return tellHeld(draft)
    }
    // WhatsApp's window was closed after all: the words are kept, and the approved template calls the person back.
    draft.closeWindow()
    draft.write([{ text, ...(release ? { release } : {}) }], author, agentId)
    return
  }
  if (session.case && session.owner === 'bot') {
    await escalate(session, 'delivery_failed', 'delivery_failed')
    // Nothing is said where nothing arrives.
    session.replies.length = 0
  }
}
