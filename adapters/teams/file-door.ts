/**
 * Files of a case for the eyes of agents: Teams shows pictures from an address that anybody who has it can open. So the
 * address itself is the key: signed, for one file, for a week; made from nothing that can be guessed, kept nowhere.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import sharp from 'sharp'

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
  /** The address of a fresh upload page. */
  uploadPage(ticketId: string, agentId: string): Promise<string | null>
}

type Subject = ['small' | 'whole', string] | ['up', string, string]

const DAY_MS = 86_400_000
const WEEK_DAYS = 7
/** Wide enough to read a serial number in the thread. */
const THUMBNAIL_PX = 640
const MAX_PIXELS = 50_000_000
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
      const page = await parts.uploadPage(subject[1], subject[2])
      return page ? response.redirect(303, page) : void response.status(404).end()
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
    response.type(picture ? found.contentType : 'application/octet-stream').send(Buffer.from(found.bytes))
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
