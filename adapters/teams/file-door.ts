/**
 * Files of a case for the eyes of agents: Teams shows pictures from an address that anybody who has it can open. So the
 * address itself is the key: signed, for one file, for a week; made from nothing that can be guessed, kept nowhere.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Request, type Response, Router, raw } from 'express'
import sharp from 'sharp'
import type { Locale } from '../../locales/index.js'
import { messagePage, PAGE_POLICY, uploadForm } from './upload-form.js'

export interface FileDoor {
  /** A picture made small, or the file itself. */
  file(hash: string): string
  /** The same in full. */
  whole(hash: string): string
  /** A page on which an agent hands in a file for the installer. */
  upload(ticketId: string, agentId: string): string
  router: Router
}

export interface FileDoorParts {
  publicUrl(): string
  /** 32 bytes, for this purpose only. */
  key: Uint8Array
  now(): Date
  read(hash: string): Promise<{ bytes: Uint8Array; contentType: string; name: string | null } | null>
  /** An agent handed in a file for the installer: does it, and answers what he is to read. */
  handIn(ticketId: string, agentId: string, file: HandedIn): Promise<string>
  /** What a file may be besides something to read: the reset file of one of these devices. */
  releasable(ticketId: string): Promise<Releasable | null>
  locale(): Promise<Locale>
}

export interface HandedIn {
  bytes: Uint8Array
  contentType: string
  name: string | null
  /** Set when it is the reset file of a device: not a reply then, but a code. */
  release?: { shortSerial: string; caseVersion: number }
}

export interface Releasable {
  serials: string[]
  /** Of the case as the page shows it. */
  caseVersion: number
}

type Subject = ['small' | 'whole', string] | ['up', string, string]

const DAY_MS = 86_400_000
const WEEK_DAYS = 7
/** Wide enough to read a serial number in the thread. */
const THUMBNAIL_PX = 640
const MAX_PIXELS = 50_000_000
/** WhatsApp's limit for a document, and the form around it. */
const MAX_UPLOAD = '17mb'
/** What a browser shows without being able to run anything of it. */
const SHOWN = /^image\/(jpeg|png|webp|gif|bmp)$/

const HEADERS = {
  'cache-control': 'private, max-age=3600',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'content-security-policy': "default-src 'none'; sandbox",
  // Teams' web client and the playground show the picture from another origin.
  'cross-origin-resource-policy': 'cross-origin',
}

export function createFileDoor(parts: FileDoorParts): FileDoor {
  const sign = (text: string) => createHmac('sha256', parts.key).update(text).digest('base64url')

  function address(subject: Subject): string {
    // Whole days, so that the same picture keeps its address while a card is drawn anew.
    const until = Math.floor(parts.now().getTime() / DAY_MS) + WEEK_DAYS
    const text = Buffer.from(JSON.stringify([until, ...subject])).toString('base64url')
    return `${parts.publicUrl()}/files/desk/${text}.${sign(text)}`
  }

  function subjectOf(token: string): Subject | null {
    const [text = '', signature = ''] = token.split('.')
    const [given, right] = [Buffer.from(signature), Buffer.from(sign(text))]
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null
    const [until, ...subject] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [number, ...Subject]
    return until * DAY_MS >= parts.now().getTime() ? (subject as Subject) : null
  }

  const router = Router()
  router.get('/files/desk/:token', async (request: Request, response: Response) => {
    const subject = subjectOf(String(request.params.token))
    if (!subject) return void response.status(404).end()
    if (subject[0] === 'up') {
      const form = uploadForm(await parts.locale(), await parts.releasable(subject[1]))
      return void showPage(response, form)
    }
    const found = await parts.read(subject[1])
    if (!found) return void response.status(404).end()
    response.set(HEADERS)
    const picture = SHOWN.test(found.contentType)
    if (picture && subject[0] === 'small') {
      const small = await thumbnail(found.bytes)
      if (small) return void response.type('image/jpeg').send(small)
    }
    if (!picture) {
      const name = encodeURIComponent(found.name ?? 'piece')
      response.set('content-disposition', `attachment; filename*=UTF-8''${name}`)
    }
    // WhatsApp looks at the type; a browser saves it all the same.
    const named = picture || found.contentType === 'application/pdf'
    response.type(named ? found.contentType : 'application/octet-stream').send(Buffer.from(found.bytes))
  })

  const body = raw({ type: 'multipart/form-data', limit: MAX_UPLOAD })
  router.post('/files/desk/:token', body, async (request: Request, response: Response) => {
    const subject = subjectOf(String(request.params.token))
    if (subject?.[0] !== 'up') return void response.status(404).end()
    const file = await readForm(request)
    const locale = await parts.locale()
    if (!file) {
      return void showPage(response.status(400), uploadForm(locale, await parts.releasable(subject[1])))
    }
    showPage(response, messagePage(locale, await parts.handIn(subject[1], subject[2], file)))
  })

  return {
    file: (hash) => address(['small', hash]),
    whole: (hash) => address(['whole', hash]),
    upload: (ticketId, agentId) => address(['up', ticketId, agentId]),
    router,
  }
}

/** Drawn anew: upright, small, and without what a camera writes into a file. Null when it is no picture after all. */
async function thumbnail(bytes: Uint8Array): Promise<Buffer | null> {
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS })
      .rotate()
      .resize({ width: THUMBNAIL_PX, height: THUMBNAIL_PX, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 80 })
      .toBuffer()
  } catch {
    return null
  }
}

function showPage(response: Response, html: string): void {
  response.set({ ...HEADERS, 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-store' })
  response.type('html').send(html)
}

/** The one file of the form; the platform's own reader of forms does the work. */
async function readForm(request: Request): Promise<HandedIn | null> {
  if (!Buffer.isBuffer(request.body) || request.body.length === 0) return null
  try {
    const headers = { 'content-type': request.get('content-type') ?? '' }
    const form = await new globalThis.Response(new Uint8Array(request.body), { headers }).formData()
    const file = form.get('file')
    if (!(file instanceof File) || file.size === 0) return null
    const bytes = new Uint8Array(await file.arrayBuffer())
    const [shortSerial, caseVersion] = [form.get('release_for'), Number(form.get('case_version'))]
    const release =
      typeof shortSerial === 'string' && shortSerial !== '' && Number.isInteger(caseVersion)
        ? { release: { shortSerial: shortSerial.slice(0, 64), caseVersion } }
        : {}
    return {
      ...release,
      bytes,
      contentType: file.type || 'application/octet-stream',
      name: file.name.slice(0, 120) || null,
    }
  } catch {
    return null
  }
}
