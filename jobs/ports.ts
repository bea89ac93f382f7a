/**
 * What durable work is made of. This room knows no domain: payloads are JSON it never looks into, conversations are
 * opaque keys, and channels are names.
 */

/** Something that happened to a conversation: a message, a click, a timer that rang. */
export interface Arrival {
  /** 'whatsapp', 'teams', 'timer' … */
  channel: string
  /** Unique within the channel: what makes a second delivery of the same thing harmless. */
  messageId: string
  /** Everything of one conversation is worked on in order, never two at once. */
  conversation: string
  payload: unknown
  at: Date
}

export interface Inbox {
  /** Durable when it resolves. A repeat is answered 'duplicate' and changes nothing. */
  accept(arrival: Arrival): Promise<'stored' | 'duplicate'>
}

/** A message to be sent. Written in the turn's own transaction, sent afterwards, in order per conversation. */
export interface Departure {
  /** The outbox id it shall have, when the caller wants to name it (a transcript line does); made otherwise. */
  id?: string
  channel: string
  conversation: string
  payload: unknown
}

/** A departure on its way, as a sender sees it. */
export interface OutboxItem extends Omit<Departure, 'id'> {
  _id: string
  /** When the current attempt began: a lookup asks the provider for messages since then. */
  attemptAt: Date
  attempts: number
}

export type SendOutcome =
  /** The provider has it. */
  | { outcome: 'accepted'; providerId: string }
  /** The provider answered: not now (429, 5xx). Tried again after a backoff, or after `retryAfterMs`. */
  | { outcome: 'retry'; error: string; retryAfterMs?: number }
  /** The provider answered: never. Not tried again; a dead letter that agents see. */
  | { outcome: 'refused'; error: string }
  /** No answer: it may have gone out. Looked up before anything is sent again. */
  | { outcome: 'ambiguous'; error: string }

export type LookupOutcome =
  | { outcome: 'found'; providerId: string }
  | { outcome: 'absent' }
  /** The provider did not say; asked again later. */
  | { outcome: 'unknown'; error: string }

/** How a channel sends. Never rejects: every failure is one of the outcomes. */
export interface Sender {
  /**
   * `stillMine` is asked right before the one call that cannot be taken back: a process that slept meanwhile (a laptop
   * closed, a machine suspended) may have lost the item to another, and then answers `retry` and sends nothing.
   */
  send(item: OutboxItem, stillMine?: () => boolean): Promise<SendOutcome>
  /** Did the provider take this item in an attempt whose answer was lost? */
  lookup(item: OutboxItem): Promise<LookupOutcome>
}
