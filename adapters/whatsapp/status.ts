/** How far one of our messages has come, in the words of the transcript. `waiting`: Twilio has not taken it yet. */
export type DeliveryStatus = 'waiting' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed'

const RANK: Record<DeliveryStatus, number> = {
  waiting: 0,
  queued: 1,
  sent: 2,
  // A failure ends what was only sent, but cannot undo what has arrived.
  failed: 3,
  delivered: 4,
  read: 5,
}

/** Twilio's words. */
const REPORTED: Readonly<Record<string, DeliveryStatus>> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  undelivered: 'failed',
  canceled: 'failed',
}

/**
 * Callbacks come late and in any order: a status only ever moves forward. `reported` is Twilio's word; one that we do
 * not know changes nothing.
 */
export function advanceStatus(old: DeliveryStatus, reported: string): DeliveryStatus {
  const next = Object.hasOwn(REPORTED, reported) ? REPORTED[reported] : undefined
  return next !== undefined && RANK[next] > RANK[old] ? next : old
}
