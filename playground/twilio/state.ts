import { randomBytes } from 'node:crypto'
import type { FakeMedia, FakeMessage } from './types.js'

/** Everything in memory and bounded: the oldest goes first. A playground left open for weeks stays small. */
const MESSAGES_MAX = 5000
const MEDIA_MAX_BYTES = 200 * 1024 * 1024

export function newSid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex')
}

export interface TwilioState {
  add(message: FakeMessage): void
  get(sid: string): FakeMessage | undefined
  /** Newest first. */
  all(): FakeMessage[]
  /** Oldest first. */
  ofPerson(person: string): FakeMessage[]
  /** Applies a change and tells the listeners. */
  change(sid: string, change: Partial<FakeMessage>): FakeMessage | undefined
  remove(sid: string): boolean
  media(messageSid: string, mediaSid: string): FakeMedia | undefined
  /** When this person last wrote. */
  lastInboundAt(person: string): Date | null
  onChange(listener: (message: FakeMessage) => void): () => void
}

export function createTwilioState(): TwilioState {
  const messages = new Map<string, FakeMessage>()
  const lastInbound = new Map<string, Date>()
  const listeners = new Set<(message: FakeMessage) => void>()
  let mediaBytes = 0

  function tell(message: FakeMessage): void {
    for (const listener of listeners) listener(message)
  }

  function drop(message: FakeMessage): void {
    messages.delete(message.sid)
    mediaBytes -= sizeOf(message)
  }

  function trim(): void {
    for (const oldest of messages.values()) {
      const tooMany = messages.size > MESSAGES_MAX
      const tooLarge = mediaBytes > MEDIA_MAX_BYTES && messages.size > 1
      if (!tooMany && !tooLarge) return
      drop(oldest)
    }
  }

  return {
    add(message) {
      messages.set(message.sid, message)
      mediaBytes += sizeOf(message)
      if (message.direction === 'inbound') {
        lastInbound.delete(message.person)
        lastInbound.set(message.person, message.createdAt)
        const [first] = lastInbound.keys()
        if (lastInbound.size > MESSAGES_MAX && first !== undefined) lastInbound.delete(first)
      }
      trim()
      tell(message)
    },
    get: (sid) => messages.get(sid),
    all: () => [...messages.values()].reverse(),
    ofPerson: (person) => [...messages.values()].filter((message) => message.person === person),
    change(sid, change) {
      const message = messages.get(sid)
      if (!message) return undefined
      mediaBytes -= sizeOf(message)
      Object.assign(message, change)
      mediaBytes += sizeOf(message)
      tell(message)
      return message
    },
    remove(sid) {
      const message = messages.get(sid)
      if (message) drop(message)
      return message !== undefined
    },
    media: (messageSid, mediaSid) => messages.get(messageSid)?.media.find((media) => media.sid === mediaSid),
    lastInboundAt: (person) => lastInbound.get(person) ?? null,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function sizeOf(message: FakeMessage): number {
  return message.media.reduce((sum, media) => sum + media.bytes.length, 0)
}
