import express, { type RequestHandler } from 'express'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMediaFetcher } from '../../../adapters/whatsapp/media.js'
import { Secret } from '../../../core/secrets.js'
import { ACCOUNT, PERSON, quiet, serve, TOKEN } from './helpers.js'
import { startTwilio, type TwilioServer } from './twilio-server.js'

let waits: number[]
const sleep = async (ms: number) => void waits.push(ms)
let closers: (() => Promise<void>)[]

beforeEach(() => {
  waits = []
  closers = []
})
afterEach(async () => {
  for (const close of closers) await close()
})

/** Serves one handler and a fetcher that takes its host for Twilio's. */
async function trap(handler: RequestHandler, options: { maxBytes?: number; timeoutMs?: number } = {}) {
  const router = express.Router()
  router.use(handler)
  const server = await serve(router)
  closers.push(server.close)
  const parts = {
    accountSid: ACCOUNT,
    authTokens: [TOKEN],
    apiUrl: server.url,
    log: quiet,
    sleep,
    ...options,
  }
  return { url: server.url, fetchMedia: createMediaFetcher(parts) }
}

describe('from Twilio', () => {
  let twilio: TwilioServer
  async function sendPhoto(notYet: number) {
    twilio = await startTwilio({ notYet: () => notYet })
    closers.push(() => twilio.close())
    const bytes = Buffer.from('a photo')
    const { sid, media } = await twilio.fake.receive({
      person: PERSON,
      profileName: 'Camille',
      media: [{ contentType: 'image/jpeg', name: 'étiquette.jpg', bytes }],
    })
    const url = `${twilio.apiUrl}/2010-04-01/Accounts/${ACCOUNT}/Messages/${sid}/Media/${media[0]?.sid}`
    const fetchMedia = (authTokens: Secret[]) =>
      createMediaFetcher({ accountSid: ACCOUNT, authTokens, apiUrl: twilio.apiUrl, log: quiet, sleep })(url)
    return fetchMedia
  }

  it('waits for a file that is not there yet, follows to the CDN without credentials', async () => {
    const fetchMedia = await sendPhoto(2)
    const media = await fetchMedia([TOKEN])
    expect(Buffer.from(media.bytes).toString()).toBe('a photo')
    expect(media).toMatchObject({ contentType: 'image/jpeg', name: 'étiquette.jpg' })
    expect(waits).toEqual([500, 1000])
    const cdn = twilio.requests.filter(({ path }) => path.includes('/cdn/'))
    expect(cdn.map(({ authorization }) => authorization)).toEqual([undefined])
  })

  it('tries the other token while one replaces the other', async () => {
    const fetchMedia = await sendPhoto(0)
    expect((await fetchMedia([new Secret('not valid yet'), TOKEN])).bytes).toHaveLength(7)
    expect(waits).toEqual([])
  })

  it('gives up when the file never comes', async () => {
    const fetchMedia = await sendPhoto(100)
    await expect(fetchMedia([TOKEN])).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' })
    expect(waits).toEqual([500, 1000, 2000, 4000])
  })

  it('does not wait when the credentials are refused', async () => {
    const fetchMedia = await sendPhoto(0)
    await expect(fetchMedia([new Secret('wrong')])).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' })
    expect(waits).toEqual([])
  })
})

describe('traps', () => {
  const elsewhere = [
    'http://169.254.169.254/latest/meta-data',
    'https://example.org/photo.jpg',
    'https://api.twilio.com.example.org/x',
    'https://user:password@api.twilio.com/x',
    'http://mms.twiliocdn.com/x',
    'https://mms.twiliocdn.com:8443/x',
    'https://s3-external-1.amazonaws.com/another-bucket/x',
    'file:///etc/passwd',
    'not a url',
  ]
  for (const url of elsewhere) {
    it(`does not ask ${url}`, async () => {
      const { fetchMedia } = await trap((_request, response) => void response.end('x'))
      await expect(fetchMedia(url)).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' })
      expect(waits).toEqual([])
    })
  }

  it('does not follow a redirect to a host that is not Twilio’s', async () => {
    const stranger = await trap((_request, response) => void response.end('stolen'))
    const { fetchMedia, url } = await trap((_request, response) =>
      response.redirect(307, `${stranger.url}/x`),
    )
    await expect(fetchMedia(`${url}/m`)).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' })
  })

  it('ends a redirect that never ends', async () => {
    const { fetchMedia, url } = await trap((_request, response) => response.redirect(307, '/again'))
    await expect(fetchMedia(`${url}/m`)).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' })
  })

  it('stops reading when the limit is passed, whatever the header said', async () => {
    let written = 0
    let over = false
    const { fetchMedia, url } = await trap(
      (_request, response) => {
        response.on('close', () => {
          over = true
        })
        const chunk = Buffer.alloc(64 * 1024)
        const write = () => {
          while (!over && response.write(chunk)) written += chunk.length
        }
        response.on('drain', write)
        write()
      },
      { maxBytes: 1024 * 1024 },
    )
    await expect(fetchMedia(`${url}/m`)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
    expect(written).toBeLessThan(16 * 1024 * 1024)
  })

  it('does not even read what announces itself as too large', async () => {
    const { fetchMedia, url } = await trap((_request, response) => {
      response.set('content-length', String(17 * 1024 * 1024))
      response.flushHeaders()
    })
    await expect(fetchMedia(`${url}/m`)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
    expect(waits).toEqual([])
  })

  it('names an empty file', async () => {
    const { fetchMedia, url } = await trap((_request, response) => void response.end())
    await expect(fetchMedia(`${url}/m`)).rejects.toMatchObject({ code: 'FILE_EMPTY' })
  })

  it('does not wait for ever on a host that sends nothing', async () => {
    const { fetchMedia, url } = await trap(() => undefined, { timeoutMs: 30 })
    await expect(fetchMedia(`${url}/m`)).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' })
    expect(waits).toHaveLength(4)
  })

  it('takes a broken file for one that has to be fetched again', async () => {
    let calls = 0
    const { fetchMedia, url } = await trap((_request, response) => {
      calls += 1
      if (calls > 1) return void response.end('whole')
      response.set('content-length', '100')
      response.write('half')
      response.socket?.destroy()
    })
    expect(Buffer.from((await fetchMedia(`${url}/m`)).bytes).toString()).toBe('whole')
  })

  it('keeps no path of a file name', async () => {
    const { fetchMedia, url } = await trap((_request, response) => {
      response.set('content-disposition', 'attachment; filename="..\\\\..\\\\etc/passwd.csv"')
      response.end('x')
    })
    expect((await fetchMedia(`${url}/m`)).name).toBe('passwd.csv')
  })
})
