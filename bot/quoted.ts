import type { InboundMessage } from '../adapters/whatsapp/message.js'
import type { Store } from '../core/store.js'
import type { MessageDoc } from '../models/message.js'

export interface Quoted {
  /** What was said, with a number turned into the answer it stood for under the message that was quoted. */
  text: string
  /** The older message of ours that is answered; null when none is, or when it is the open question itself. */
  quote: string | null
}

/**
 * Somebody swipes an older message of ours and answers that one: a "2" then means its second answer, not that of the
 * question which is open now.
 */
export async function inContext(
  store: Store,
  { from, repliedTo, text }: Pick<InboundMessage, 'from' | 'repliedTo' | 'text'>,
): Promise<Quoted> {
  if (repliedTo === null) return { text, quote: null }
  const [line] = await store.find<MessageDoc>(
    'messages',
    { conversation: from, providerId: repliedTo },
    { limit: 1 },
  )
  if (!line || line.author === 'installer') return { text, quote: null }
  const [latest] = await store.find<MessageDoc>(
    'messages',
    { conversation: from, author: { $ne: 'installer' } },
    { sort: { at: -1, _id: -1 }, limit: 1 },
  )
  if (latest?._id === line._id) return { text, quote: null }
  const number = /^\s*(\d{1,2})\s*[.)]?\s*$/.exec(text)?.[1]
  const meant = number === undefined ? undefined : line.choices[Number(number) - 1]
  return { text: meant ?? text, quote: line.text }
}
