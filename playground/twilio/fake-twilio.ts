import express, { type Router } from 'express'
import type { Clock } from '../../core/clock.js'
import type { Log } from '../../core/log.js'
import { createAccountApi } from './account-api.js'
import { type ContentApi, createContentApi } from './content-api.js'
import type { StoredContent } from './content-render.js'
import { createDelivery, type DeliveryOptions } from './delivery.js'
import type { Touched } from './inbound-form.js'
import { createMediaApi } from './media-api.js'
import { createMessagesApi, type Fault } from './messages-api.js'
import { createTwilioState, newSid, type TwilioState } from './state.js'
import type { FakeMedia, FakeMessage, FakeTwilioConfig } from './types.js'
import { requireAccount } from './wire.js'

export interface FakeTwilioParts extends DeliveryOptions {
  config: FakeTwilioConfig
  clock: Clock
  log: Log
  /** Makes one POST of a message fail, or hang. */
  fault?: (form: Record<string, unknown>) => Fault | undefined
  /** How often a file answers 404 before it can be had. */
  notYet?: (media: FakeMedia) => number
  /** Where the sender's messages go, when it is not the product. */
  webhook?: () => string
  /** What WhatsApp says to a template sent for approval: approved, pending, rejected … */
  approve?: (content: StoredContent) => string
}

/** What a person's phone sends. */
export interface FromPhone {
  person: string
  profileName: string
  body?: string
  media?: { contentType: string; name: string | null; bytes: Uint8Array }[]
  touched?: Touched
  repliedTo?: string | null
}

export interface FakeTwilio {
  /** The REST API and the CDN; mount it where `config.apiUrl()` points. */
  router: Router
  state: TwilioState
  contents: ContentApi
  /** Resolves when the product has answered the webhook; the message's status then tells how. */
  receive(sent: FromPhone): Promise<FakeMessage>
  /** Delivers a message the product did not take once more, under its old sid. */
  resend(sid: string, profileName: string): Promise<void>
  markRead(person: string): Promise<void>
  /** The product shows that it is about to answer this person. */
  onTyping(listener: (person: string) => void): () => void
  close(): void
}

/** Twilio as the product sees it: REST API, media, Content API, webhooks and status callbacks, all in memory. */
export function createFakeTwilio(parts: FakeTwilioParts): FakeTwilio {
  const { config, clock } = parts
  const state = createTwilioState()
  const delivery = createDelivery(config, { ...parts, state })
  const contents = createContentApi({ accountSid: config.accountSid, clock, approve: parts.approve })
  const media = createMediaApi({ accountSid: config.accountSid, state, notYet: parts.notYet })
  const typing = new Set<(person: string) => void>()
  const onTyping = (person: string) => {
    for (const listener of typing) listener(person)
  }
  const router = express.Router()
  router.use(media.cdn)
  router.use(requireAccount(config.accountSid, config.authToken))
  router.use(contents.router, media.api)
  router.use(createAccountApi({ config, state, clock, webhook: parts.webhook, onTyping }))
  router.use(createMessagesApi({ config, state, contents, delivery, clock, fault: parts.fault }))

  return {
    router,
    state,
    contents,
    async receive({ person, profileName, body = '', media: files = [], touched, repliedTo = null }) {
      const now = clock.now()
      const message: FakeMessage & { touched?: Touched } = {
        sid: newSid(files.length > 0 ? 'MM' : 'SM'),
        direction: 'inbound',
        person,
        from: person,
        to: config.from,
        body,
        status: 'receiving',
        errorCode: null,
        createdAt: now,
        updatedAt: now,
        sentAt: now,
        media: files.map((file) => ({ sid: newSid('ME'), ...file })),
        content: null,
        statusCallback: null,
        messagingServiceSid: null,
        repliedTo,
        ...(touched ? { touched } : {}),
      }
      state.add(message)
      await delivery.inbound(message, profileName)
      return message
    },
    async resend(sid, profileName) {
      const message = state.get(sid)
      if (message?.direction !== 'inbound') return
      state.change(sid, { status: 'receiving' })
      await delivery.inbound(message, profileName)
    },
    markRead: delivery.markRead,
    onTyping(listener) {
      typing.add(listener)
      return () => void typing.delete(listener)
    },
    close: delivery.close,
  }
}
