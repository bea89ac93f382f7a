import { newSid } from './state.js'
import type { FakeMedia, FakeTwilioConfig } from './types.js'

/** What WhatsApp takes from a business. Not xml, not plain text, not zip: those go by a link. */
const ACCEPTED =
  /^(image\/(jpeg|png|webp)|audio\/|video\/mp4|text\/(csv|x?-?vcard)|application\/(pdf|rtf|msword|vnd\.(ms-excel|ms-powerpoint|openxmlformats-.+)))/
const MAX_BYTES = 16 * 1024 * 1024

/** Twilio fetches the file when it sends the message. Null: it could not, or WhatsApp does not carry it. */
export async function fetchOutboundMedia(url: string, config: FakeTwilioConfig): Promise<FakeMedia | null> {
  const base = config.publicUrl()
  const reached = url.startsWith(base) ? config.targetUrl() + url.slice(base.length) : url
  try {
    const answer = await fetch(reached, { signal: AbortSignal.timeout(10_000) })
    const contentType = answer.headers.get('content-type')?.split(';')[0] ?? ''
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const limit = contentType.startsWith('image/') ? 5 * 1024 * 1024 : MAX_BYTES
    if (!answer.ok || !ACCEPTED.test(contentType) || bytes.length === 0 || bytes.length > limit) return null
    const name = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '') || null
    return { sid: newSid('ME'), contentType, name, bytes }
  } catch {
    return null
  }
}
