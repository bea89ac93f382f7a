import { AppError, isAppError } from '../../core/errors.js'
import type { Log } from '../../core/log.js'
import type { Secret } from '../../core/secrets.js'

/** WhatsApp's limit for any file, in bytes. (Pictures sent as pictures are smaller; sent as documents they are not.) */
export const MEDIA_MAX_BYTES = 16 * 1024 * 1024

export interface FetchedMedia {
  bytes: Uint8Array
  /** What the server says it is: a hint, the content decides. */
  contentType: string
  /** From Content-Disposition, when there is one. */
  name: string | null
}

export type MediaFetcher = (url: string) => Promise<FetchedMedia>

export interface MediaFetcherParts {
  accountSid: string
  authTokens: readonly Secret[]
  /** TWILIO_API_URL; media may come from its host too. Null: Twilio's own only. */
  apiUrl: string | null
  log: Log
  sleep?: (ms: number) => Promise<void>
  /** Milliseconds for one request, from start to last byte. */
  timeoutMs?: number
  maxBytes?: number
}

/** Twilio's documented hosts. The S3 host is shared with the world, so only Twilio's bucket on it. */
const TWILIO_API = 'https://api.twilio.com'
const CDN_HOSTS = new Set(['mms.twiliocdn.com', 'media.twiliocdn.com'])
const S3_BUCKET = 'https://s3-external-1.amazonaws.com/media.twiliocdn.com/'

/** Twilio announces a file up to a few seconds before it can be had. */
const RETRY_AFTER_MS = [500, 1000, 2000, 4000]
const TIMEOUT_MS = 20_000
const REDIRECTS_MAX = 3

/**
 * Downloads what a person sent. Credentials go to the configured Twilio host only and never along a redirect; other
 * hosts than Twilio's are not asked at all. Rejects with FILE_TOO_LARGE, FILE_EMPTY (for good) or MEDIA_UNAVAILABLE
 * (later may help).
 */
export function createMediaFetcher(parts: MediaFetcherParts): MediaFetcher {
  const sleep = parts.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)))
  const apiOrigin = new URL(parts.apiUrl ?? TWILIO_API).origin

  async function fetchMedia(url: string): Promise<FetchedMedia> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await attemptWithTokens(url)
      } catch (error) {
        const wait = RETRY_AFTER_MS[attempt]
        if (!isPassing(error) || wait === undefined) throw error
        parts.log.debug({ attempt, err: error }, 'media not there yet')
        await sleep(wait)
      }
    }
  }

  /** While tokens change, the new one may not be valid yet or the old one not any more. */
  async function attemptWithTokens(url: string): Promise<FetchedMedia> {
    let refused: unknown
    for (const token of parts.authTokens) {
      try {
        return await download(url, token)
      } catch (error) {
        if (!isAppError(error) || error.details.status !== 401) throw error
        refused = error
      }
    }
    throw refused ?? unavailable('no token to fetch media with', {})
  }

  async function download(start: string, token: Secret): Promise<FetchedMedia> {
    const signal = AbortSignal.timeout(parts.timeoutMs ?? TIMEOUT_MS)
    let url = allowed(start, apiOrigin)
    for (let hop = 0; hop <= REDIRECTS_MAX; hop++) {
      const withAuth = hop === 0 && url.origin === apiOrigin
      const basic = Buffer.from(`${parts.accountSid}:${token.reveal()}`).toString('base64')
      const headers: Record<string, string> = withAuth ? { authorization: `Basic ${basic}` } : {}
      const answer = await ask(url, { headers, redirect: 'manual', signal })
      const location = answer.headers.get('location')
      if (answer.status >= 300 && answer.status < 400 && location) {
        await answer.body?.cancel()
        url = allowed(new URL(location, url).href, apiOrigin)
        continue
      }
      if (!answer.ok) {
        await answer.body?.cancel()
        throw unavailable(`media answered ${answer.status}`, { status: answer.status })
      }
      return read(answer, parts.maxBytes ?? MEDIA_MAX_BYTES)
    }
    throw unavailable('media redirects without end', { status: 310 })
  }

  return fetchMedia
}

async function ask(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    throw unavailable('media host did not answer', { host: url.host }, cause)
  }
}

async function read(answer: Response, maxBytes: number): Promise<FetchedMedia> {
  const announced = Number(answer.headers.get('content-length') ?? 0)
  const tooLarge = () =>
    new AppError('FILE_TOO_LARGE', 'a file is over the limit', { details: { maxBytes, announced } })
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    if (announced > maxBytes) throw tooLarge()
    for await (const chunk of answer.body ?? []) {
      size += chunk.length
      if (size > maxBytes) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (cause) {
    if (isAppError(cause)) {
      await answer.body?.cancel().catch(() => undefined)
      throw cause
    }
    throw unavailable('media broke off', { received: size }, cause)
  }
  if (size === 0) throw new AppError('FILE_EMPTY', 'a file has no content')
  return {
    bytes: Buffer.concat(chunks),
    contentType: answer.headers.get('content-type')?.split(';')[0]?.trim() || 'application/octet-stream',
    name: fileName(answer.headers.get('content-disposition')),
  }
}

function allowed(text: string, apiOrigin: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  const ok =
    url !== null &&
    url.username === '' &&
    (url.origin === apiOrigin ||
      url.origin === TWILIO_API ||
      (url.protocol === 'https:' && url.port === '' && CDN_HOSTS.has(url.hostname)) ||
      url.href.startsWith(S3_BUCKET))
  if (!ok) throw unavailable('media is not on a host of Twilio', { host: url?.host, status: 0 })
  return url
}

/** `filename*=UTF-8''plan%20d%E2%80%99acc%C3%A8s.pdf` or `filename="plan.pdf"`; never a path. */
function fileName(disposition: string | null): string | null {
  const extended = disposition?.match(/filename\*=(?:UTF-8)''([^;]+)/i)?.[1]
  const plain =
    disposition?.match(/filename="([^"]*)"/i)?.[1] ?? disposition?.match(/filename=([^;\s]+)/i)?.[1]
  let name = plain ?? null
  try {
    if (extended) name = decodeURIComponent(extended)
  } catch {
    // A badly encoded name: the plain one will do.
  }
  return name?.split(/[\\/]/).at(-1)?.slice(0, 200) || null
}

function unavailable(message: string, details: Record<string, unknown>, cause?: unknown): AppError {
  return new AppError('MEDIA_UNAVAILABLE', message, { cause, details })
}

/** Worth a moment's wait: not there yet, busy, no answer. */
function isPassing(error: unknown): boolean {
  if (!isAppError(error, 'MEDIA_UNAVAILABLE')) return false
  const { status } = error.details
  return (
    status === undefined || status === 404 || status === 429 || (typeof status === 'number' && status >= 500)
  )
}
