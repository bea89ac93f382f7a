import type { Clock } from '../../core/clock.js'
import type { Log } from '../../core/log.js'
import { inboundForm } from './inbound-form.js'
import { twilioSignature } from './sign.js'
import { newSid, type TwilioState } from './state.js'
import type { FakeMessage, FakeTwilioConfig } from './types.js'

/** One status on a message's way, as its callback will say it. */
export interface Step {
  status: string
  errorCode?: number
}

export interface DeliveryOptions {
  /** The steps of a message; default: sent, delivered, or undelivered with the error. */
  steps?: (message: FakeMessage, errorCode: number | null) => Step[]
  /** Milliseconds before each step; 0 in tests. */
  paceMs?: number
  /** The order in which callbacks are sent; default: as they happened. Twilio promises none. */
  callbackOrder?: (steps: Step[]) => Step[]
}

export interface Delivery {
  /** Brings an accepted message to the phone, or fails it, and calls back. */
  outbound(message: FakeMessage, errorCode: number | null): Promise<void>
  /** Calls the product's webhook; in order for each person. */
  inbound(message: FakeMessage, profileName: string): Promise<void>
  /** The person has seen everything that was delivered. */
  markRead(person: string): Promise<void>
  close(): void
}

export function createDelivery(
  config: FakeTwilioConfig,
  parts: { state: TwilioState; clock: Clock; log: Log } & DeliveryOptions,
): Delivery {
  const { state, clock, log, paceMs = 0 } = parts
  const queues = new Map<string, Promise<void>>()
  const closing = new AbortController()

  /** One after the other for each key; a failure does not stop the next. */
  function inTurn(key: string, work: () => Promise<void>): Promise<void> {
    const before = queues.get(key) ?? Promise.resolve()
    const mine = before.then(work).catch((err) => log.warn({ err }, 'simulated delivery failed'))
    queues.set(key, mine)
    void mine.then(() => queues.get(key) === mine && queues.delete(key))
    return mine
  }

  /** Calls the product as Twilio would: signed over the public URL, whatever address it is reached by. */
  async function call(publicUrl: string, form: Record<string, string>): Promise<Response> {
    const base = config.publicUrl()
    const reached = publicUrl.startsWith(base) ? config.targetUrl() + publicUrl.slice(base.length) : publicUrl
    return fetch(reached, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': 'TwilioProxy/1.1',
        'i-twilio-idempotency-token': newSid(''),
        'x-twilio-signature': twilioSignature(config.authToken, publicUrl, form),
      },
      body: new URLSearchParams(form).toString(),
      // Twilio waits 15 seconds for an answer.
      signal: AbortSignal.any([AbortSignal.timeout(15_000), closing.signal]),
    })
  }

  async function callBack(message: FakeMessage, step: Step): Promise<void> {
    if (!message.statusCallback) return
    const form: Record<string, string> = {
      AccountSid: config.accountSid,
      ApiVersion: '2010-04-01',
      ChannelInstallSid: 'XE00000000000000000000000000000000',
      ChannelPrefix: 'whatsapp',
      ChannelToAddress: message.to.replace('whatsapp:', ''),
      From: message.from,
      MessageSid: message.sid,
      MessageStatus: step.status,
      SmsSid: message.sid,
      SmsStatus: step.status,
      To: message.to,
    }
    if (step.status === 'read' || step.status === 'delivered') form.EventType = step.status.toUpperCase()
    if (step.errorCode !== undefined) form.ErrorCode = String(step.errorCode)
    try {
      const answer = await call(message.statusCallback, form)
      await answer.body?.cancel()
      if (!answer.ok) log.warn({ status: answer.status }, 'status callback was not taken')
    } catch (err) {
      if (!closing.signal.aborted) log.warn({ err }, 'status callback did not get through')
    }
  }

  function happen(message: FakeMessage, step: Step): void {
    const now = clock.now()
    const sentAt = step.status === 'sent' ? now : message.sentAt
    state.change(message.sid, {
      status: step.status,
      errorCode: step.errorCode ?? null,
      updatedAt: now,
      sentAt,
    })
  }

  async function pause(): Promise<void> {
    if (paceMs > 0) await new Promise((resolve) => setTimeout(resolve, paceMs).unref())
  }

  return {
    outbound: (message, errorCode) =>
      inTurn(message.sid, async () => {
        const steps = parts.steps?.(message, errorCode) ?? defaultSteps(errorCode)
        if (!parts.callbackOrder) {
          for (const step of steps) {
            await pause()
            happen(message, step)
            await callBack(message, step)
          }
          return
        }
        for (const step of steps) happen(message, step)
        for (const step of parts.callbackOrder(steps)) await callBack(message, step)
      }),

    inbound: (message, profileName) =>
      inTurn(message.person, async () => {
        const form = inboundForm(message, config, profileName)
        const url = `${config.publicUrl()}/webhooks/twilio/whatsapp`
        try {
          const answer = await call(url, form)
          const reply = (await answer.text()).match(/<Message>([\s\S]*?)<\/Message>/)?.[1]
          state.change(message.sid, { status: answer.ok ? 'received' : 'failed', updatedAt: clock.now() })
          if (reply) state.add(twimlReply(message, unescapeXml(reply), clock.now()))
        } catch (err) {
          if (closing.signal.aborted) return
          log.warn({ err }, 'the product did not take a message')
          state.change(message.sid, { status: 'failed', updatedAt: clock.now() })
        }
      }),

    async markRead(person) {
      const unread = state
        .ofPerson(person)
        .filter((message) => message.direction !== 'inbound' && message.status === 'delivered')
      for (const message of unread) {
        happen(message, { status: 'read' })
        void inTurn(message.sid, () => callBack(message, { status: 'read' }))
      }
    },
    close: () => closing.abort(),
  }
}

function defaultSteps(errorCode: number | null): Step[] {
  // WhatsApp's refusals come after Twilio said "queued": that is what makes them easy to miss.
  if (errorCode !== null) return [{ status: 'undelivered', errorCode }]
  return [{ status: 'sent' }, { status: 'delivered' }]
}

function twimlReply(to: FakeMessage, body: string, now: Date): FakeMessage {
  return {
    sid: newSid('SM'),
    direction: 'outbound-reply',
    person: to.person,
    from: to.to,
    to: to.from,
    body,
    status: 'delivered',
    errorCode: null,
    createdAt: now,
    updatedAt: now,
    sentAt: now,
    media: [],
    content: null,
    statusCallback: null,
    messagingServiceSid: null,
    repliedTo: null,
  }
}

function unescapeXml(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}
