import express, { type Router } from 'express'
import type { Clock } from '../../core/clock.js'
import type { TwilioState } from './state.js'
import type { FakeTwilioConfig } from './types.js'
import { sendError } from './wire.js'

const SENDER_SID = `XE${'0'.repeat(32)}`

/** The account itself, its WhatsApp sender, and the typing indicator. `webhook`: where the sender's messages go. */
export function createAccountApi(parts: {
  config: FakeTwilioConfig
  state: TwilioState
  clock: Clock
  webhook?: () => string
  onTyping(person: string): void
}): Router {
  const { config, state, clock } = parts
  const webhook = parts.webhook ?? (() => `${config.publicUrl()}/webhooks/twilio/whatsapp`)
  const router = express.Router()
  router.use((_request, response, next) => {
    response.set('date', clock.now().toUTCString())
    next()
  })
  router.get('/2010-04-01.json', (_request, response) => void response.json({ name: '2010-04-01' }))
  router.get(`/2010-04-01/Accounts/${config.accountSid}.json`, (_request, response) => {
    response.json({
      sid: config.accountSid,
      friendly_name: 'Sésame playground',
      status: 'active',
      type: 'Full',
    })
  })

  const sender = () => ({
    sid: SENDER_SID,
    sender_id: config.from,
    status: 'ONLINE',
    webhook: { callback_url: webhook(), callback_method: 'POST' },
    url: `https://messaging.twilio.com/v2/Channels/Senders/${SENDER_SID}`,
  })
  router.get('/v2/Channels/Senders', (_request, response) => {
    const url = 'https://messaging.twilio.com/v2/Channels/Senders?PageSize=20&Page=0'
    response.json({
      senders: [sender()],
      meta: { key: 'senders', page: 0, page_size: 20, url, next_page_url: null },
    })
  })
  router.get(`/v2/Channels/Senders/${SENDER_SID}`, (_request, response) => void response.json(sender()))

  router.post('/v2/Indicators/Typing.json', express.urlencoded({ extended: false }), (request, response) => {
    const message = state.get(String(request.body?.messageId))
    if (message?.direction !== 'inbound') return sendError(response, 404, 20404)
    state.change(message.sid, { status: 'read' })
    parts.onTyping(message.person)
    return void response.status(201).json({ success: true })
  })
  return router
}
