import type { Filter, Store } from '../../core/store.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { MessageDoc } from '../../models/message.js'
import type { Hit } from '../contract/cases.js'
import { highlight, searchedStems } from './highlight.js'

export interface Found {
  /** Row id → where the words stand, at most three; empty when its number or serial was looked for. */
  hits: Map<string, Hit[]>
  /** There are more messages with these words than were looked at. */
  more: boolean
}

/** Messages looked at, the newest first: what a person can still look through. */
const MOST_MESSAGES = 500
const MOST_ROWS = 200
const HITS_EACH = 3

/** Rows in whose messages all the words stand, however inflected, or that are called so. Accents and capitals aside. */
export async function searchRows(store: Store, query: string, since: Date | null): Promise<Found> {
  const stems = searchedStems(query)
  const hits = new Map<string, Hit[]>()
  if (stems.length === 0) return { hits, more: false }
  const named = await store.search<CaseRowDoc>('caseRows', query, { limit: MOST_ROWS, order: 'newest' })
  for (const { _id } of named) hits.set(_id, [])
  const messages = await store.search<MessageDoc>('messages', query, {
    limit: MOST_MESSAGES,
    order: 'newest',
    ...(since ? { filter: { at: { $gte: since } } } : {}),
  })
  const homeless = await rowsOfConversations(store, messages)
  for (const message of messages) {
    const rowId = message.caseId ?? homeless(message)
    if (!rowId) continue
    const known = hits.get(rowId) ?? []
    hits.set(rowId, known)
    if (known.length >= HITS_EACH) continue
    known.push({
      messageId: message._id,
      at: message.at.toISOString(),
      author: message.author,
      parts: highlight(message.text, stems),
    })
  }
  return { hits, more: messages.length === MOST_MESSAGES }
}

/** What was said before there was a case belongs to the next one of the conversation, or to a request without one. */
async function rowsOfConversations(
  store: Store,
  messages: readonly MessageDoc[],
): Promise<(message: MessageDoc) => string | null> {
  const conversations = [
    ...new Set(messages.filter(({ caseId }) => !caseId).map(({ conversation }) => conversation)),
  ]
  if (conversations.length === 0) return () => null
  const filter: Filter = { conversation: { $in: conversations } }
  const rows = await store.find<CaseRowDoc>('caseRows', filter, { sort: { openedAt: 1 }, limit: 5000 })
  return ({ conversation, at }) => {
    const theirs = rows.filter((row) => row.conversation === conversation)
    const next = theirs.find((row) => (row.closedAt ?? row.openedAt) >= at || row.openedAt >= at)
    return (next ?? theirs.at(-1))?._id ?? null
  }
}
