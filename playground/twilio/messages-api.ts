import express, { type Request, type Response, type Router } from 'express'
import type { Clock } from '../../core/clock.js'
import type { ContentApi } from './content-api.js'
import { fillContent, variablesFitTemplate } from './content-render.js'
import type { Delivery } from './delivery.js'
import { fetchOutboundMedia } from './outbound-media.js'
import { newSid, type TwilioState } from './state.js'
import type { FakeMessage, FakeTwilioConfig } from './types.js'
import { messageJson, sendError } from './wire.js'

const WINDOW_MS = 24 * 60 * 60 * 1000

/** What a test makes of a POST before or after it is taken. */
export type Fault =
  | { status: number; code: number; retryAfter?: number }
  /** No answer at all; `taken` says whether the message goes out all the same. */
  | { hang: true; taken: boolean }

export interface MessagesApiParts {
  config: FakeTwilioConfig
  state: TwilioState
  contents: Pick<ContentApi, 'get'>
  delivery: Delivery
  clock: Clock
  fault?: (form: Record<string, unknown>) => Fault | undefined
}

/** POST, GET (list and one) and DELETE of the Message resource. */
export function createMessagesApi(parts: MessagesApiParts): Router {
  const { config, state, delivery } = parts
  const base = `/2010-04-01/Accounts/${config.accountSid}/Messages`
  const router = express.Router()

  router.post(
    `${base}.json`,
    express.urlencoded({ extended: false, limit: '256kb' }),
    async (request, response) => {
      const form = (request.body ?? {}) as Record<string, string | string[] | undefined>
      const fault = parts.fault?.(form)
      if (fault && 'status' in fault) {
        if (fault.retryAfter !== undefined) response.set('retry-after', String(fault.retryAfter))
        return sendError(response, fault.status, fault.code)
      }
      const made = await readMessage(form, parts)
      if ('refused' in made) {
        if (!fault) return sendError(response, 400, made.refused)
        return void request.socket.destroy()
      }
      if (!fault || fault.taken) {
        state.add(made.message)
        void delivery.outbound(made.message, made.errorCode)
      }
      if (fault) return void request.socket.destroy()
      return void response.status(201).json(messageJson(made.message, config.accountSid))
    },
  )

  router.get(`${base}.json`, (request, response) => {
    const { To, From, DateSent } = request.query
    const since = timeOf(request.query['DateSent>'])
    const until = timeOf(request.query['DateSent<'])
    const found = state.all().filter((message) => {
      const at = (message.sentAt ?? message.createdAt).getTime()
      if (To && message.to !== To) return false
      if (From && message.from !== From) return false
      if (DateSent && new Date(at).toISOString().slice(0, 10) !== String(DateSent).slice(0, 10)) return false
      return (since === null || at >= since) && (until === null || at <= until)
    })
    response.json(page(found, request, config.accountSid))
  })

  const one = (handle: (message: FakeMessage, response: Response) => void) => {
    return (request: Request, response: Response) => {
      const message = state.get(String(request.params.sid).replace(/\.json$/, ''))
      return message ? handle(message, response) : sendError(response, 404, 20404)
    }
  }
  router.get(
    `${base}/:sid`,
    one((message, response) => void response.json(messageJson(message, config.accountSid))),
  )
  router.delete(
    `${base}/:sid`,
    one((message, response) => {
      state.remove(message.sid)
      response.status(204).end()
    }),
  )
  router.post(`${base}/:sid`, express.urlencoded({ extended: false }), (request, response) => {
    // Redaction: the only change Twilio allows is to an empty body.
    const sid = String(request.params.sid).replace(/\.json$/, '')
    const changed = request.body?.Body === '' ? state.change(sid, { body: '' }) : state.get(sid)
    if (!changed) return sendError(response, 404, 20404)
    return void response.json(messageJson(changed, config.accountSid))
  })
  return router
}

type Read = { refused: number } | { message: FakeMessage; errorCode: number | null }

async function readMessage(
  form: Record<string, string | string[] | undefined>,
  { config, state, contents, clock }: MessagesApiParts,
): Promise<Read> {
  const { To, From, Body, ContentSid, ContentVariables, StatusCallback, MessagingServiceSid } =
    form as Record<string, string | undefined>
  if (!To || !/^whatsapp:(\+\d{6,15}|[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128})$/.test(To))
    return { refused: 21211 }
  if (From ? From !== config.from : !MessagingServiceSid) return { refused: 63007 }
  const mediaUrls = [form.MediaUrl ?? []].flat()
  if (!Body && !ContentSid && mediaUrls.length === 0) return { refused: 21619 }
  if (Body && Body.length > 1600) return { refused: 21617 }
  let body = Body ?? ''
  let content: FakeMessage['content'] = null
  let errorCode: number | null = null
  let approved = false
  if (ContentSid) {
    const stored = contents.get(ContentSid)
    if (!stored) return { refused: 21655 }
    const filled = fillContent(stored, ContentVariables)
    if (!filled) return { refused: 21656 }
    ;({ body, content, errorCode } = filled)
    approved = stored.approval?.status === 'approved'
    if (approved && !variablesFitTemplate(ContentVariables)) return { refused: 21656 }
  }
  const media = []
  for (const url of mediaUrls) {
    const fetched = await fetchOutboundMedia(url, config)
    if (fetched) media.push(fetched)
    else errorCode = 63019
  }
  const now = clock.now()
  const last = state.lastInboundAt(To)
  const open = last !== null && now.getTime() - last.getTime() < WINDOW_MS
  if (!open && !approved) errorCode = 63016
  const message: FakeMessage = {
    sid: newSid(media.length > 0 ? 'MM' : 'SM'),
    direction: 'outbound-api',
    person: To,
    from: config.from,
    to: To,
    body,
    status: 'queued',
    errorCode: null,
    createdAt: now,
    updatedAt: now,
    sentAt: null,
    media,
    content,
    statusCallback: StatusCallback ?? null,
    messagingServiceSid: MessagingServiceSid ?? null,
    repliedTo: null,
  }
  return { message, errorCode }
}

function page(found: FakeMessage[], request: Request, accountSid: string): Record<string, unknown> {
  const size = Math.min(Math.max(Number(request.query.PageSize ?? 50) || 50, 1), 1000)
  const number = Math.max(Number(request.query.Page ?? 0) || 0, 0)
  const uri = (n: number) => {
    const query = new URLSearchParams(request.query as Record<string, string>)
    query.set('Page', String(n))
    query.set('PageSize', String(size))
    return `/2010-04-01/Accounts/${accountSid}/Messages.json?${query}`
  }
  const messages = found.slice(number * size, (number + 1) * size)
  return {
    messages: messages.map((message) => messageJson(message, accountSid)),
    page: number,
    page_size: size,
    start: number * size,
    end: number * size + Math.max(messages.length - 1, 0),
    uri: uri(number),
    first_page_uri: uri(0),
    previous_page_uri: number > 0 ? uri(number - 1) : null,
    next_page_uri: found.length > (number + 1) * size ? uri(number + 1) : null,
  }
}

function timeOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? null : time
}
