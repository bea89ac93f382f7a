/**
 * The phone's messages over a restart. They are kept when the playground closes and not while it runs, sealed as
 * everything that shows a code is, and only as many as somebody reads.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Log } from '../../core/log.js'
import { Secret, type SecretBox } from '../../core/secrets.js'
import type { TwilioState } from './state.js'
import type { FakeMessage } from './types.js'

const CONTEXT = 'playground-phone'
const KEPT_MESSAGES = 500
const KEPT_MEDIA_BYTES = 20 * 1024 * 1024

export interface MessageKeeper {
  /** Puts back what was kept; a file that cannot be read is left out, with a line in the log. */
  restore(state: TwilioState): void
  keep(state: TwilioState): void
}

export function createMessageKeeper(path: string, box: SecretBox, log: Log): MessageKeeper {
  return {
    restore(state) {
      if (!existsSync(path)) return
      try {
        for (const message of read(box.open(readFileSync(path, 'utf8'), CONTEXT).reveal())) state.add(message)
      } catch (err) {
        log.warn({ err }, 'the messages of the playground’s phone could not be read again')
      }
    },
    keep(state) {
      const newest = state.all().slice(0, KEPT_MESSAGES)
      if (newest.length === 0) return rmSync(path, { force: true })
      const text = JSON.stringify(withinSize(newest).reverse())
      writeFileSync(path, box.seal(new Secret(text), CONTEXT), { mode: 0o600 })
    },
  }
}

/** Newest first: old pictures go before old words. */
function withinSize(messages: readonly FakeMessage[]): unknown[] {
  let bytes = 0
  return messages.map((message) => {
    const media = message.media.filter((file) => {
      bytes += file.bytes.length
      return bytes <= KEPT_MEDIA_BYTES
    })
    const files = media.map((file) => ({ ...file, bytes: Buffer.from(file.bytes).toString('base64') }))
    return { ...message, media: files }
  })
}

function read(text: string): FakeMessage[] {
  const stored = JSON.parse(text) as (Omit<FakeMessage, 'media'> & {
    media: { sid: string; contentType: string; name: string | null; bytes: string }[]
  })[]
  return stored.map((message) => ({
    ...message,
    // On its way when the process ended: the product has it, or fetches it when it looks for what it missed.
    status: message.status === 'receiving' ? 'received' : message.status,
    createdAt: new Date(message.createdAt),
    updatedAt: new Date(message.updatedAt),
    sentAt: message.sentAt === null ? null : new Date(message.sentAt),
    media: message.media.map((file) => ({
      ...file,
      bytes: new Uint8Array(Buffer.from(file.bytes, 'base64')),
    })),
  }))
}
