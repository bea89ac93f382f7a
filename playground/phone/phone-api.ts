import express, { type Request, type Response, type Router } from 'express'
import { z } from 'zod/v4'
import type { SettableClock } from '../../core/clock.js'
import { clockState } from '../clock-api.js'
import type { FakeTwilio } from '../twilio/fake-twilio.js'
import type { FakeMessage } from '../twilio/types.js'
import { isPicture, toPhoneMessage } from './phone-message.js'

/** A little over WhatsApp's 16 MB, so that it can be seen what the bot says to a file that is too large. */
const FILE_MAX = '20mb'
const FILE_MAX_TEXT = '20\u00a0Mo'
const HEARTBEAT_MS = 20_000

const address = z.string().regex(/^(\+\d{6,15}|[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128})$/)
const profile = z.string().trim().min(1).max(60).catch('Visiteur')

const textMessage = z.strictObject({
  text: z.string().max(4096),
  profile,
  repliedTo: z.string().nullable().default(null),
  touched: z
    .strictObject({ kind: z.enum(['buttons', 'list']), id: z.string(), title: z.string() })
    .optional(),
})

/**
 * What the phone page calls. A person is an address (`+33639980001`); whoever knows it holds that phone, which is all
 * a playground needs.
 */
export function createPhoneApi(twilio: FakeTwilio, clock: SettableClock): Router {
  const router = express.Router()

  router.get('/api/phone/files/:message/:file', (request, response) => {
    const media = twilio.state.media(request.params.message, request.params.file)
    if (!media) return void response.status(404).end()
    const disposition = isPicture(media.contentType) ? 'inline' : 'attachment'
    const name = encodeURIComponent(media.name ?? 'fichier')
    response
      .set('content-type', isPicture(media.contentType) ? media.contentType : 'application/octet-stream')
      .set('content-disposition', `${disposition}; filename*=UTF-8''${name}`)
      .set('cache-control', 'private, max-age=86400')
    return void response.end(Buffer.from(media.bytes))
  })

  router.get('/api/phone/:address/events', (request, response) => {
    const person = personOf(request, response)
    if (person) openStream(person, response, twilio, clock)
  })

  router.post('/api/phone/:address/messages', express.json({ limit: '32kb' }), async (request, response) => {
    const person = personOf(request, response)
    if (!person) return
    const parsed = textMessage.safeParse(request.body)
    if (!parsed.success || (parsed.data.text.trim() === '' && !parsed.data.touched)) {
      return void response.status(400).json({ error: 'Ce message ne peut pas être envoyé.' })
    }
    const { text, profile: profileName, repliedTo, touched } = parsed.data
    const body = touched ? touched.title : text
    const message = await twilio.receive({
      person,
      profileName,
      body,
      repliedTo,
      ...(touched ? { touched } : {}),
    })
    return void response.status(201).json(toPhoneMessage(message))
  })

  const bytes = express.raw({ type: () => true, limit: FILE_MAX })
  router.post('/api/phone/:address/files', bytes, async (request, response) => {
    const person = personOf(request, response)
    if (!person) return
    const contentType = request.get('content-type')?.split(';')[0]?.trim() || 'application/octet-stream'
    const name = String(request.query.name ?? '').slice(0, 200) || null
    const file = { contentType, name, bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0) }
    const message = await twilio.receive({
      person,
      profileName: profile.parse(request.query.profile),
      body: String(request.query.caption ?? '').slice(0, 1024),
      media: [file],
    })
    return void response.status(201).json(toPhoneMessage(message))
  })

  router.post('/api/phone/:address/read', async (request, response) => {
    const person = personOf(request, response)
    if (!person) return
    await twilio.markRead(person)
    response.status(204).end()
  })

  router.post('/api/phone/:address/resend/:message', async (request, response) => {
    const person = personOf(request, response)
    if (!person) return
    if (twilio.state.get(String(request.params.message))?.person !== person)
      return void response.status(404).end()
    await twilio.resend(String(request.params.message), profile.parse(request.query.profile))
    response.status(204).end()
  })

  router.use(
    '/api/phone',
    (error: { status?: number }, _: Request, response: Response, next: (e: unknown) => void) => {
      if (error.status !== 413) return next(error)
      return void response
        .status(413)
        .json({ error: `Ce téléphone n’envoie pas de fichier de plus de ${FILE_MAX_TEXT}.` })
    },
  )
  return router
}

function personOf(request: Request, response: Response): string | null {
  const parsed = address.safeParse(request.params.address)
  if (parsed.success) return `whatsapp:${parsed.data}`
  response.status(400).json({ error: 'Numéro inconnu.' })
  return null
}

/** Server-sent events: the whole conversation first, then every change; a page that reconnects starts over. */
function openStream(person: string, response: Response, twilio: FakeTwilio, clock: SettableClock): void {
  response.set({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  response.flushHeaders()
  const send = (event: string, data: unknown) => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const tell = (message: FakeMessage) => {
    if (message.person === person) send('message', toPhoneMessage(message))
  }
  send('snapshot', { messages: twilio.state.ofPerson(person).map(toPhoneMessage), clock: clockState(clock) })
  const stops = [twilio.state.onChange(tell), clock.onSet(() => send('clock', clockState(clock)))]
  const heartbeat = setInterval(() => response.write(': here\n\n'), HEARTBEAT_MS)
  response.on('close', () => {
    clearInterval(heartbeat)
    for (const stop of stops) stop()
  })
}
