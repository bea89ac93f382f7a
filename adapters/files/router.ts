import { join } from 'node:path'
import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Clock } from '../../core/clock.js'
import { asAppError } from '../../core/errors.js'
import { sha256 } from '../../core/ids.js'
import type { Log } from '../../core/log.js'
import type { FileStore, Store } from '../../core/store.js'
import type { EvidenceReader } from '../../devices/facts.js'
import type { Inbox } from '../../jobs/ports.js'
import { type Locale, translator } from '../../locales/index.js'
import type { FileLinkDoc } from '../../models/file-link.js'
import type { InboundMessage } from '../whatsapp/message.js'
import type { FileLinks } from './links.js'
import { downloadPage, gonePage, uploadPage } from './page.js'
import { keepUpload, problemWith, UPLOAD_LIMIT_MB, uploadUrl } from './uploads.js'

export interface FilesRouterParts {
  links: FileLinks
  store: Store
  files: FileStore
  inbox: Inbox
  reader: Pick<EvidenceReader, 'read'>
  /** What stands behind a download's subject; null when it may no longer be had. */
  open(link: FileLinkDoc): Promise<{ bytes: Uint8Array; contentType: string } | null>
  clock: Clock
  log: Log
  /** Requests of one address per minute. */
  perMinute?: number
}

/** The channel of what comes over the page. It does not open WhatsApp's window: nobody wrote there. */
export const FILES_CHANNEL = 'files'

const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}

/** /files/<token>: opening the page costs nothing (previews open links too); only sending and fetching count. */
export function createFilesRouter(parts: FilesRouterParts): Router {
  const { links, log } = parts
  const limiter = new RateLimiterMemory({ points: parts.perMinute ?? 60, duration: 60 })
  const router = express.Router()
  router.use('/files', (_request, response, next) => {
    response.set(HEADERS)
    next()
  })
  router.use('/files/assets', express.static(join(import.meta.dirname, 'web'), { index: false }))
  router.use('/files/:token', async (request: Request, response: Response, next: NextFunction) => {
    try {
      await limiter.consume(request.ip ?? 'unknown')
      next()
    } catch {
      response
        .set('retry-after', '60')
        .status(429)
        .type('html')
        .send(gonePage(localeOf(request)))
    }
  })

  router.get('/files/:token', async (request, response) => {
    const link = await links.find(request.params.token)
    if (!link) return gone(request, response)
    response.type('html').send(link.purpose === 'upload' ? uploadPage(link) : downloadPage(link))
  })

  router.post('/files/:token', async (request, response) => {
    const link = await links.find(request.params.token)
    if (link?.purpose !== 'download' || !(await links.take(link))) return gone(request, response)
    const found = await parts.open(link)
    if (!found) {
      await links.giveBack(link)
      return gone(request, response)
    }
    log.info({ link: link._id, subject: link.subject }, 'file fetched over a link')
    const name = encodeURIComponent(link.fileName ?? 'sesame')
    response
      .set('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .type(found.contentType)
      .send(Buffer.from(found.bytes))
  })

  const bytes = express.raw({ type: () => true, limit: UPLOAD_LIMIT_MB * 1024 * 1024 })
  const known = async (request: Request, response: Response, next: NextFunction) => {
    const link = await links.find(String(request.params.token))
    if (link?.purpose !== 'upload') return gone(request, response)
    response.locals.link = link
    return next()
  }
  // The link is looked at before a byte is taken in.
  router.post('/files/:token/upload', known, bytes, async (request, response) => {
    const link = response.locals.link as FileLinkDoc
    const t = translator(link.locale)
    const file = {
      bytes: Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array(),
      name: fileName(request.query.name),
      contentType: request.get('content-type')?.split(';')[0]?.trim() || null,
    }
    if (!(await links.take(link))) return void response.status(429).json({ error: t('files.link_full') })
    const problem = await problemWith(file, parts.reader, link.locale)
    if (problem !== null) return void response.status(422).json({ error: problem })
    const now = parts.clock.now()
    const hash = await keepUpload(file, { ...parts, now })
    const message = toMessage(link, hash, file)
    const { messageId, from: conversation } = message
    await parts.inbox.accept({ channel: FILES_CHANNEL, messageId, conversation, payload: message, at: now })
    log.info({ link: link._id, size: file.bytes.length }, 'file received over a link')
    return void response.status(201).json({ name: file.name, size: file.bytes.length })
  })

  router.use(
    '/files',
    (cause: { status?: number }, request: Request, response: Response, next: NextFunction) => {
      if (response.headersSent) return next(cause)
      const link = response.locals.link as FileLinkDoc | undefined
      const t = translator(link?.locale ?? localeOf(request))
      if (cause.status === 413) {
        const error = t('device.file_reason.too_large', { limit: UPLOAD_LIMIT_MB })
        return void response.status(413).json({ error })
      }
      log.error({ err: asAppError(cause) }, 'a file link failed')
      return void response.status(503).json({ error: t('files.interrupted') })
    },
  )
  return router
}

function gone(request: Request, response: Response): void {
  response
    .status(404)
    .type('html')
    .send(gonePage(localeOf(request)))
}

/** Without a link to tell, the browser's wish; French when it has none. */
function localeOf(request: Request): Locale {
  return request.acceptsLanguages(['fr', 'en']) === 'en' ? 'en' : 'fr'
}

function fileName(given: unknown): string | null {
  const name = typeof given === 'string' ? given.split(/[\\/]/).at(-1)?.trim().slice(0, 200) : ''
  return name || null
}

/** The file as a message of the person; the same file sent twice over one link is one message. */
function toMessage(
  link: FileLinkDoc,
  hash: string,
  file: { name: string | null; contentType: string | null },
): InboundMessage {
  return {
    messageId: sha256(`${link._id}:${hash}`),
    from: link.conversation,
    to: '',
    profileName: null,
    text: '',
    choiceId: null,
    media: [
      { url: uploadUrl(hash), contentType: file.contentType ?? 'application/octet-stream', name: file.name },
    ],
    repliedTo: null,
    kind: 'message',
    raw: {},
  }
}
