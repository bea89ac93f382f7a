/** What the playground's Twilio keeps. */
export interface FakeMedia {
  sid: string
  contentType: string
  name: string | null
  bytes: Uint8Array
}

/** A question as the phone shows it. */
export interface PhoneContent {
  kind: 'buttons' | 'list'
  /** Title of the button that opens the list; null for buttons. */
  button: string | null
  options: { id: string; title: string; description: string | null }[]
}

export interface FakeMessage {
  sid: string
  direction: 'inbound' | 'outbound-api' | 'outbound-reply'
  /** The person's address, whichever side they stand on: `whatsapp:+33639980001`. */
  person: string
  from: string
  to: string
  body: string
  /** Twilio's word: received, queued, sent, delivered, read, failed, undelivered. */
  status: string
  errorCode: number | null
  createdAt: Date
  updatedAt: Date
  sentAt: Date | null
  media: FakeMedia[]
  content: PhoneContent | null
  statusCallback: string | null
  messagingServiceSid: string | null
  /** Sid of the message this one answers. */
  repliedTo: string | null
}

export interface FakeTwilioConfig {
  accountSid: string
  authToken: string
  /** The bot's sender, `whatsapp:+33…`. */
  from: string
  /** Where the product believes it is: signatures are made over it. */
  publicUrl(): string
  /** Where the product really listens: http://127.0.0.1:3978. */
  targetUrl(): string
  /** This API's own base, as the product's TWILIO_API_URL has it. */
  apiUrl(): string
}
