import type { FakeMessage, PhoneContent } from '../twilio/types.js'

/** A message as the phone page gets it. */
export interface PhoneMessage {
  id: string
  /** Written by the person who holds this phone. */
  mine: boolean
  text: string
  /** ISO, simulated time. */
  at: string
  status: 'sending' | 'sent' | 'delivered' | 'read' | 'failed'
  /** Why a message of the bot's never arrived (Twilio's number). */
  errorCode: number | null
  files: { id: string; name: string; contentType: string; size: number; picture: boolean; url: string }[]
  content: PhoneContent | null
  repliedTo: string | null
}

/** Formats that a browser shows without running anything. */
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/bmp'])

export function isPicture(contentType: string): boolean {
  return PICTURES.has(contentType)
}

export function toPhoneMessage(message: FakeMessage): PhoneMessage {
  return {
    id: message.sid,
    mine: message.direction === 'inbound',
    text: message.body,
    at: message.createdAt.toISOString(),
    status: phoneStatus(message),
    errorCode: message.errorCode,
    files: message.media.map((media) => ({
      id: media.sid,
      name: media.name ?? 'fichier',
      contentType: media.contentType,
      size: media.bytes.length,
      picture: isPicture(media.contentType),
      url: `/playground/api/phone/files/${message.sid}/${media.sid}`,
    })),
    content: message.content,
    repliedTo: message.repliedTo,
  }
}

function phoneStatus({ status }: FakeMessage): PhoneMessage['status'] {
  if (status === 'receiving') return 'sending'
  if (status === 'failed' || status === 'undelivered') return 'failed'
  if (status === 'received' || status === 'delivered') return 'delivered'
  return status === 'read' ? 'read' : 'sent'
}
