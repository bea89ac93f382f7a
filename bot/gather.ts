import { z } from 'zod/v4'
import { type InboundMessage, inboundMessage } from '../adapters/whatsapp/message.js'
import type { TurnEvent } from '../dialogs/session.js'
import { type DeskArrival, deskArrival } from '../hotline/desk-action.js'
import type { Arrival } from '../jobs/ports.js'
import { TIMER_CHANNEL } from '../jobs/timers.js'

/** One thing that happened in a turn. Messages that came together are one: an album, or a thought in three lines. */
export type Occurrence =
  /** `channel`: WhatsApp itself, or the upload page, over which nothing opens WhatsApp's window. */
  | { kind: 'said'; channel: string; messages: InboundMessage[]; at: Date }
  | { kind: 'rang'; event: TurnEvent; at: Date }
  | { kind: 'receipt'; receipt: Receipt; at: Date }
  | { kind: 'desk'; arrival: DeskArrival; actionId: string; at: Date }

/** What became of a message of ours, where the case must know it. */
export const receipt = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delivered'), caseId: z.string(), releaseId: z.string() }),
  z.object({
    kind: z.literal('undelivered'),
    errorCode: z.string().nullable(),
    /** What did not arrive; a code is masked in it. */
    words: z
      .object({
        text: z.string(),
        author: z.enum(['bot', 'agent', 'system']),
        agentId: z.string().nullable(),
        release: z.object({ caseId: z.string(), releaseId: z.string() }).nullable(),
        /** When they were said; null where an older version did not note it. */
        at: z.iso.datetime().nullable().default(null),
      })
      .nullable()
      .default(null),
  }),
])
export type Receipt = z.infer<typeof receipt>
export const WHATSAPP = 'whatsapp'
export const RECEIPT_CHANNEL = 'receipt'

const timerRang = z.object({ payload: z.unknown() })
const turnEvent = z.object({
  kind: z.enum(['try_again', 'code_expiring', 'code_expired', 'window_closing']),
  releaseId: z.string().optional(),
})

/** Reads a turn's arrivals in order. An arrival of an unknown form is a programming error and throws. */
export function gather(arrivals: readonly Arrival[]): Occurrence[] {
  const occurrences: Occurrence[] = []
  for (const arrival of arrivals) {
    if (arrival.channel === TIMER_CHANNEL) {
      const { payload } = timerRang.parse(arrival.payload)
      occurrences.push({ kind: 'rang', event: turnEvent.parse(payload), at: arrival.at })
    } else if (arrival.channel === RECEIPT_CHANNEL) {
      occurrences.push({ kind: 'receipt', receipt: receipt.parse(arrival.payload), at: arrival.at })
    } else if (arrival.channel === 'desk') {
      const read = deskArrival.parse(arrival.payload)
      occurrences.push({ kind: 'desk', arrival: read, actionId: arrival.messageId, at: arrival.at })
    } else {
      const message = inboundMessage.parse(arrival.payload)
      const last = occurrences.at(-1)
      // A touched button is an answer by itself: what is written after it belongs to the question that follows.
      const together =
        last?.kind === 'said' &&
        last.channel === arrival.channel &&
        last.messages.every(({ choiceId }) => choiceId === null)
      if (together && message.choiceId === null) last.messages.push(message)
      else occurrences.push({ kind: 'said', channel: arrival.channel, messages: [message], at: arrival.at })
    }
  }
  return occurrences
}
