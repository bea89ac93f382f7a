import type { Log } from '../../core/log.js'
import type { TwilioClient } from './client.js'
import { readFailure } from './twilio-failure.js'

/** Marks the person's message as read and shows "typing" until the answer comes, 25 seconds at most. */
export type ShowTyping = (messageId: string) => Promise<void>

/**
 * Twilio offers this for WhatsApp as a beta: off unless it is asked for. Resolves whatever happens, because an answer
 * must never wait for its announcement.
 */
export function createTyping(parts: { client: TwilioClient; enabled: boolean; log: Log }): ShowTyping {
  return async (messageId) => {
    if (!parts.enabled) return
    try {
      await parts.client.messaging.v2.typingIndicator.create({ channel: 'whatsapp', messageId })
    } catch (error) {
      parts.log.debug({ messageId, error: readFailure(error).error }, 'typing indicator not shown')
    }
  }
}
