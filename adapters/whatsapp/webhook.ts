import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import type { Clock } from '../../core/clock.js'
import { AppError, asAppError } from '../../core/errors.js'
import type { Log } from '../../core/log.js'
import type { Secret } from '../../core/secrets.js'
import type { Inbox } from '../../jobs/ports.js'
import { translator } from '../../locales/index.js'
import { type Fields, type StatusReport, toInboundMessage, toStatusReport } from './fields.js'
import { createRateGate, type RateLimits } from './rate.js'
import { formFields, isSigned } from './signature.js'

export interface WhatsAppWebhookConfig {
  /** Where Twilio reaches us; signatures are made over it. No slash at the end. */
  publicUrl: string
  accountSid: string
  /** One, or two while a new one replaces the old. */
  authTokens: readonly Secret[]
}

export interface WhatsAppWebhookParts {
  config: WhatsAppWebhookConfig
  inbox: Inbox
  /** Called for every status callback; must be durable when it resolves. Order is not promised. */
  onStatus(report: StatusReport): Promise<void>
  clock: Clock
  log: Log
  limits?: RateLimits
  /** What a person reads who writes faster than the limit, said once a minute; default: the French sentence. */
  tooManyMessages?: string
}

/** WhatsApp's text limit is 4,096 characters; percent-encoded and with every other field it stays far below. */
const BODY_LIMIT = '256kb'
const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>'

/**
 * POST /webhooks/twilio/whatsapp and /webhooks/twilio/status. A call without a valid signature gets 403 and leaves no
 * trace but a log line. A message is in the inbox before the answer goes out; nothing else is done here.
 */
export function createWhatsAppWebhooks(parts: WhatsAppWebhookParts): Router {
  const { inbox, onStatus, clock, log } = parts
  const gate = createRateGate(parts.limits)
  const tooMany = parts.tooManyMessages ?? translator('fr')('whatsapp.too_fast')
  const router = express.Router()
  router.use('/webhooks/twilio', express.raw({ type: () => true, limit: BODY_LIMIT }))

  router.post('/webhooks/twilio/whatsapp', async (request, response) => {
    const message = toInboundMessage(verified(request, parts.config))
    if (!message) throw new AppError('REQUEST_INVALID', 'a signed webhook call is not a WhatsApp message')
    const verdict = await gate(message.from)
    if (verdict !== 'pass') {
      log.warn(
        { messageId: message.messageId, errorCode: 'TOO_MANY_REQUESTS' },
        'message over the rate limit',
      )
      return twiml(response, verdict === 'tell' ? tooMany : undefined)
    }
    const outcome = await inbox.accept({
      channel: 'whatsapp',
      messageId: message.messageId,
      conversation: message.from,
      payload: message,
      at: clock.now(),
    })
    log.info({ messageId: message.messageId, outcome, kind: message.kind }, 'message received')
    return twiml(response)
  })

  router.post('/webhooks/twilio/status', async (request, response) => {
    const report = toStatusReport(verified(request, parts.config), clock.now())
    if (!report) throw new AppError('REQUEST_INVALID', 'a signed webhook call is not a message status')
    await onStatus(report)
    response.status(204).end()
  })

  router.use(
    '/webhooks/twilio',
    (cause: unknown, _request: Request, response: Response, next: NextFunction) => {
      if (response.headersSent) return next(cause)
      const status = statusOf(cause)
      const error = asAppError(cause)
      log[status === 503 ? 'error' : 'warn']({ err: error, status }, 'webhook call not taken')
      // Nothing about the reason: whoever forges calls learns nothing.
      return void response.status(status).end()
    },
  )
  return router
}

function verified(request: Request, config: WhatsAppWebhookConfig): Fields {
  const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
  const url = config.publicUrl.replace(/\/+$/, '') + request.originalUrl
  const call = { signature: request.get('x-twilio-signature'), url, body }
  if (!isSigned(call, config.authTokens)) {
    throw new AppError('SIGNATURE_INVALID', 'webhook signature does not verify', {
      details: { url: url.split('?')[0], signed: call.signature !== undefined },
    })
  }
  const fields: Fields = {}
  for (const [name, value] of Object.entries(formFields(body))) {
    // A field that comes twice has no meaning for us; the last one wins, as in Twilio's examples.
    fields[name] = Array.isArray(value) ? (value.at(-1) ?? '') : value
  }
  if (fields.AccountSid !== config.accountSid) {
    throw new AppError('SIGNATURE_INVALID', 'webhook call of another account')
  }
  return fields
}

function statusOf(error: unknown): number {
  if (error instanceof AppError) {
    if (error.code === 'SIGNATURE_INVALID') return 403
    if (error.code === 'REQUEST_INVALID') return 400
  }
  const status = (error as { status?: unknown }).status
  if (typeof status === 'number' && status >= 400 && status < 500) return status
  // Not stored: Twilio logs it and tries the fallback URL; reconciliation brings the message back in any case.
  return 503
}

function twiml(response: Response, say?: string): void {
  const escaped = say?.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c)
  const body = escaped
    ? EMPTY_TWIML.replace('<Response/>', `<Response><Message>${escaped}</Message></Response>`)
    : EMPTY_TWIML
  response.status(200).type('text/xml').send(body)
}
