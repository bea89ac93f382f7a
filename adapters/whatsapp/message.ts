/**
 * What comes in from WhatsApp and what goes out, in the bot's words: the shape of inbox and outbox payloads of the
 * channel 'whatsapp'. JSON only. How Twilio writes these things stays in this folder.
 */
import { z } from 'zod/v4'

/** A file the person sent; its bytes are still with the provider. */
export const inboundMedia = z.object({
  url: z.string(),
  contentType: z.string(),
  /** The name it had on the person's device, where WhatsApp tells it (documents). */
  name: z.string().nullable().default(null),
})

export const inboundMessage = z.object({
  /** The provider's id of the message (MessageSid). */
  messageId: z.string(),
  /** The channel address of the person, `whatsapp:+33…` or `whatsapp:FR.1349…`: opaque, never parsed for a phone. */
  from: z.string(),
  to: z.string(),
  profileName: z.string().nullable(),
  /** What the person wrote, or the title of the button or list item they touched. */
  text: z.string(),
  /** Id of the button or list item they touched: the `id` of one of the choices we sent. */
  choiceId: z.string().nullable(),
  media: z.array(inboundMedia),
  /** Provider id of our message that this one replies to. */
  repliedTo: z.string().nullable(),
  /** What it is when it is not words or files we can read. */
  kind: z.enum(['message', 'location', 'contact', 'sticker', 'voice', 'reaction', 'unsupported']),
  /** Every field as it came. */
  raw: z.record(z.string(), z.string()),
})
export type InboundMessage = z.infer<typeof inboundMessage>

/** One thing the person can choose. Titles are given in full; the renderer cuts them where WhatsApp must. */
export const choice = z.object({ id: z.string(), title: z.string(), description: z.string().optional() })
export type Choice = z.infer<typeof choice>

export const outboundMessage = z.object({
  to: z.string(),
  locale: z.enum(['fr', 'en']),
  text: z.string(),
  /** Offered as buttons (up to 3), a list (up to 10) or numbered text; the renderer decides. */
  choices: z.array(choice).default([]),
  /** Title of the button that opens a list. */
  listButton: z.string().optional(),
  /** A picture or document to send along, by public link. */
  mediaUrl: z.string().optional(),
  /** Outside the 24 h window: an approved template of this name instead of free text. */
  template: z.object({ name: z.string(), variables: z.record(z.string(), z.string()) }).optional(),
  /** The words are secret (a reset code): shown to the person, masked in every copy we keep in clear. */
  sealedText: z.string().optional(),
})
export type OutboundMessage = z.infer<typeof outboundMessage>
