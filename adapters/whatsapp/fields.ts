/** What Twilio writes into its webhook calls, and what the bot makes of it. */
import { z } from 'zod/v4'
import type { InboundMessage } from './message.js'

const MAX_MEDIA = 10
const FILE_NAME = /^[^\n]{1,240}\.[A-Za-z0-9]{2,5}$/

/** The fields we rely on; every other one is kept in `raw` as it came, for Twilio adds fields without notice. */
const inboundFields = z.object({
  MessageSid: z.string().regex(/^[A-Z]{2}[0-9a-fA-F]{32}$/),
  AccountSid: z.string(),
  From: z.string().regex(/^whatsapp:.{1,200}$/),
  To: z.string().min(1),
  Body: z.string().default(''),
  NumMedia: z.coerce.number().int().min(0).default(0),
})

const statusFields = z.object({
  MessageSid: z.string().regex(/^[A-Z]{2}[0-9a-fA-F]{32}$/),
  AccountSid: z.string(),
  MessageStatus: z.string().min(1),
  ErrorCode: z.coerce.number().int().positive().optional().catch(undefined),
})

export type Fields = Record<string, string>

/** What a status callback says about one of our messages. */
export interface StatusReport {
  messageId: string
  status: string
  errorCode: number | null
  at: Date
}

/** Null when the fields are not those of a message. */
export function toInboundMessage(fields: Fields): InboundMessage | null {
  const parsed = inboundFields.safeParse(fields)
  if (!parsed.success) return null
  const { MessageSid, From, To, Body, NumMedia } = parsed.data
  // A document without a caption comes with its file name as Body: nobody said that.
  const name = fields.MessageType === 'document' && FILE_NAME.test(Body) ? Body : null
  const media = []
  for (let i = 0; i < Math.min(NumMedia, MAX_MEDIA); i++) {
    const url = fields[`MediaUrl${i}`]
    if (url)
      media.push({ url, contentType: fields[`MediaContentType${i}`] || 'application/octet-stream', name })
  }
  return {
    messageId: MessageSid,
    from: From,
    to: To,
    profileName: fields.ProfileName || null,
    text: fields.ButtonText || fields.ListTitle || (name === null ? Body : ''),
    choiceId: fields.ButtonPayload || fields.ListId || null,
    media,
    repliedTo: fields.OriginalRepliedMessageSid || null,
    kind: kindOf(fields, media),
    raw: fields,
  }
}

/** Null when the fields are not those of a status. */
export function toStatusReport(fields: Fields, at: Date): StatusReport | null {
  const parsed = statusFields.safeParse(fields)
  if (!parsed.success) return null
  const { MessageSid, MessageStatus, ErrorCode } = parsed.data
  return { messageId: MessageSid, status: MessageStatus, errorCode: ErrorCode ?? null, at }
}

function kindOf(fields: Fields, media: readonly { contentType: string }[]): InboundMessage['kind'] {
  const type = fields.MessageType?.toLowerCase()
  const first = media[0]?.contentType.toLowerCase() ?? ''
  if (fields.Latitude && fields.Longitude) return 'location'
  if (/^text\/(x-)?vcard/.test(first) || type === 'contacts') return 'contact'
  if (type === 'sticker' || (first.startsWith('image/webp') && !fields.Body)) return 'sticker'
  if (first.startsWith('audio/')) return 'voice'
  if (type === 'reaction') return 'reaction'
  const saysSomething = fields.Body || fields.ButtonPayload || fields.ListId || media.length > 0
  return saysSomething ? 'message' : 'unsupported'
}
