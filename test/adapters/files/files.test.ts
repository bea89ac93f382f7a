import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileLinks, type FileLinks } from '../../../adapters/files/links.js'
import { createFilesRouter } from '../../../adapters/files/router.js'
import { withUploads } from '../../../adapters/files/uploads.js'
import { settableClock } from '../../../core/clock.js'
import { sha256 } from '../../../core/ids.js'
import type { Evidence } from '../../../devices/facts.js'
import type { Arrival } from '../../../jobs/ports.js'
import { openStore } from '../../../models/open-store.js'
import { SCHEMAS } from '../../../models/schemas.js'
import { quiet, serve } from '../whatsapp/helpers.js'

const PERSON = 'whatsapp:+33639980001'
const HOUR = 3_600_000

let folder: string
let opened: Awaited<ReturnType<typeof openStore>>
let clock: ReturnType<typeof settableClock>
let links: FileLinks
let server: { url: string; close(): Promise<void> }
let arrivals: Arrival[]
let evidence: Evidence
let behind: { bytes: Uint8Array; contentType: string } | null

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sesame-files-'))
  opened = await openStore({ databaseUrl: undefined, dataDir: folder, schemas: SCHEMAS })
  clock = settableClock()
  arrivals = []
  evidence = { kind: 'opaque', token: 'x', via: 'feature_code_file' }
  behind = { bytes: Buffer.from('<Encrypt/>'), contentType: 'application/xml' }
  let base = ''
  links = createFileLinks({ store: opened.store, clock, publicUrl: () => base })
  server = await serve(
    createFilesRouter({
      links,
      store: opened.store,
      files: opened.files,
      inbox: {
        accept: async (arrival) => {
          const known = arrivals.some(({ messageId }) => messageId === arrival.messageId)
          if (!known) arrivals.push(arrival)
          return known ? 'duplicate' : 'stored'
        },
      },
      reader: { read: async () => evidence },
      open: async () => behind,
      clock,
      log: quiet,
      perMinute: 50,
    }),
  )
  base = server.url
})
afterEach(async () => {
  await server.close()
  await opened.store.close()
  rmSync(folder, { recursive: true })
})

const link = { conversation: PERSON, caseNumber: 'R-2026-0042', locale: 'fr' as const }
const upload = async () => (await links.forUpload(link)).url
const download = async (uses = 1) =>
  (await links.forDownload({ ...link, subject: 'release:1', fileName: 'Encrypt.xml', uses })).url
const send = (url: string, body: string | Uint8Array<ArrayBuffer>, name = 'DeviceKey.xml') =>
  fetch(`${url}/upload?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/xml' },
  })

describe('a link', () => {
  it('is unguessable, and kept as a hash only', async () => {
    const [one, two] = [await upload(), await upload()]
    const token = one.split('/').at(-1) ?? ''
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(two).not.toBe(one)
    const docs = await opened.store.find('fileLinks', {})
    expect(docs.map(({ _id }) => _id)).toContain(sha256(token))
    expect(JSON.stringify(docs)).not.toContain(token)
  })

  const strangers = ['x', 'A'.repeat(43), '..%2f..%2fetc%2fpasswd', `${'A'.repeat(42)}%00`]
  for (const token of strangers) {
    it(`of nobody (${token.slice(0, 12)}…) says no more than an ended one`, async () => {
      const answer = await fetch(`${server.url}/files/${token}`)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('Ce lien n’est plus valable')
    })
  }

  it('ends', async () => {
    const [up, down] = [await upload(), await download()]
    clock.set(new Date(clock.now().getTime() + 25 * HOUR))
    expect((await fetch(up)).status).toBe(404)
    expect((await send(up, 'x')).status).toBe(404)
    expect((await fetch(down)).status).toBe(200)
    clock.set(new Date(clock.now().getTime() + 24 * HOUR))
    expect((await fetch(down, { method: 'POST' })).status).toBe(404)
    expect(await links.purge()).toBe(2)
  })

  it('serves one purpose', async () => {
    expect((await fetch(await upload(), { method: 'POST' })).status).toBe(404)
    expect((await send(await download(), 'x')).status).toBe(404)
    expect(arrivals).toEqual([])
  })

  it('is guarded against guessing', async () => {
    const answers = []
    for (let i = 0; i < 55; i++) answers.push((await fetch(`${server.url}/files/${i}`)).status)
    expect(new Set(answers)).toEqual(new Set([404, 429]))
  })

  it('may not be framed, cached, indexed or told to others', async () => {
    const { headers } = await fetch(await upload())
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self'.*frame-ancestors 'none'/)
  })

  it('speaks the language of the conversation and shows what it holds as text', async () => {
    const nasty = { ...link, caseNumber: '<img src=x>', locale: 'en' as const }
    const html = await (await fetch((await links.forUpload(nasty)).url)).text()
    expect(html).toContain('Send files to the hotline')
    expect(html).not.toContain('<img')
    expect(html).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|\sstyle=/)
  })
})

describe('upload', () => {
  it('becomes a message of the conversation, whose file the turn can fetch', async () => {
    const answer = await send(await upload(), '<opaque>')
    expect(answer.status).toBe(201)
    expect(arrivals[0]).toMatchObject({ channel: 'files', conversation: PERSON })
    const payload = arrivals[0]?.payload as { media: { url: string; name: string; contentType: string }[] }
    expect(payload.media[0]).toMatchObject({ name: 'DeviceKey.xml', contentType: 'text/xml' })
    const fetchMedia = withUploads(async () => {
      throw new Error('not from Twilio')
    }, opened.files)
    const { bytes } = await fetchMedia(payload.media[0]?.url ?? '')
    expect(Buffer.from(bytes).toString()).toBe('<opaque>')
  })

  it('of the same file twice is one message', async () => {
    const url = await upload()
    await send(url, 'same')
    expect((await send(url, 'same')).status).toBe(201)
    expect(arrivals).toHaveLength(1)
  })

  it('is forgotten when no case keeps it', async () => {
    await send(await upload(), 'x')
    const [file] = await opened.store.find<{ _id: string; expiresAt: Date }>('files', {})
    expect(file?.expiresAt.getTime()).toBeLessThanOrEqual(clock.now().getTime() + HOUR)
  })

  it('does not shorten the life of a file that is kept', async () => {
    const _id = sha256('kept')
    await opened.store.insert('files', {
      _id,
      contentType: 'text/xml',
      size: 4,
      createdAt: clock.now(),
      expiresAt: null,
    } as never)
    await send(await upload(), 'kept')
    expect(await opened.store.get('files', _id)).toMatchObject({ expiresAt: null })
  })

  const refused: [string, string | Uint8Array<ArrayBuffer>, Evidence, number, RegExp][] = [
    ['an empty file', '', { kind: 'unusable', problem: 'empty' }, 422, /vide/],
    ['a bomb', 'x', { kind: 'unusable', problem: 'unsafe' }, 422, /refuse d’ouvrir/],
    ['a share QR', 'x', { kind: 'unusable', problem: 'share_qr' }, 422, /identifiants/],
    ['17 MB', new Uint8Array(17 * 1024 * 1024), { kind: 'unusable', problem: 'too_large' }, 413, /16 Mo/],
  ]
  for (const [name, body, found, status, sentence] of refused) {
    it(`refuses ${name} with the chat's own sentence, and keeps nothing`, async () => {
      evidence = found
      const answer = await send(await upload(), body)
      expect(answer.status).toBe(status)
      expect(((await answer.json()) as { error: string }).error.replace(/\u00a0/g, ' ')).toMatch(sentence)
      expect(arrivals).toEqual([])
      expect(await opened.store.count('files', {})).toBe(0)
    })
  }

  it('stops after twenty', async () => {
    const url = await upload()
    for (let i = 0; i < 20; i++) expect((await send(url, `file ${i}`)).status).toBe(201)
    expect((await send(url, 'one more')).status).toBe(429)
    expect(arrivals).toHaveLength(20)
  })
})

describe('download', () => {
  it('costs nothing to look at, and works once', async () => {
    const url = await download()
    for (let i = 0; i < 3; i++) expect(await (await fetch(url)).text()).toContain('Encrypt.xml')
    const answer = await fetch(url, { method: 'POST' })
    expect(await answer.text()).toBe('<Encrypt/>')
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Encrypt.xml")
    expect((await fetch(url, { method: 'POST' })).status).toBe(404)
    expect((await fetch(url)).status).toBe(404)
  })

  it('gives the last use to one of two who come at once', async () => {
    const url = await download(2)
    const answers = await Promise.all(Array.from({ length: 6 }, () => fetch(url, { method: 'POST' })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
  })

  it('does not use up a link whose file is not there', async () => {
    const url = await download()
    const kept = behind
    behind = null
    expect((await fetch(url, { method: 'POST' })).status).toBe(404)
    behind = kept
    expect((await fetch(url, { method: 'POST' })).status).toBe(200)
  })

  it('ends when what is behind it is withdrawn', async () => {
    const url = await download(5)
    await links.revoke('release:1')
    expect((await fetch(url, { method: 'POST' })).status).toBe(404)
  })
})
