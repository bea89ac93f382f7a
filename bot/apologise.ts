import type { Clock } from '../core/clock.js'
import type { SecretBox } from '../core/secrets.js'
import type { Store } from '../core/store.js'
import { openTicket } from '../hotline/open-ticket.js'
import { deskSettings } from '../hotline/settings.js'
import type { Departure } from '../jobs/ports.js'
import { scheduleTimer } from '../jobs/timers.js'
import { translator } from '../locales/index.js'
import type { ConversationDoc } from '../models/conversation.js'
import type { PersonDoc } from '../models/person.js'
import { toOutgoing } from './outgoing.js'

/** A turn was given up: the person is told, the desk gets the conversation, and what they wrote is a dead letter. */
export async function apologise(
  store: Store,
  conversation: string,
  { clock, box }: { clock: Clock; box: SecretBox },
): Promise<(tx: Store) => Promise<Departure[]>> {
  const known = await store.get<ConversationDoc>('conversations', conversation)
  const person = known ? await store.get<PersonDoc>('persons', known.personId) : null
  const locale = person?.locale ?? 'fr'
  const t = translator(locale)
  const now = clock.now()
  const settings = await deskSettings(store)
  return async (tx) => {
    const context = {
      conversation,
      personId: person?._id ?? '',
      caseId: known?.caseId ?? null,
      locale,
      t,
      now,
      box,
    }
    const said = [{ text: t('conversation.trouble') }]
    const { departures, transcript } = toOutgoing(said, null, { ...context, author: 'system', agentId: null })
    if (!known || !person) return departures
    for (const line of transcript) await tx.insert('messages', line)
    const reset = known.caseId ? await tx.get<{ _id: string; number: string }>('cases', known.caseId) : null
    const ticket = {
      conversation,
      personId: person._id,
      caseId: known.caseId,
      caseNumber: reset?.number ?? null,
      locale,
      cause: 'trouble' as const,
      reason: null,
    }
    const opened = await openTicket(tx, ticket, settings, now)
    for (const { key, conversation: lane, dueAt, payload } of opened.timers) {
      await scheduleTimer(tx, { key, conversation: lane, dueAt, payload })
    }
    await tx.update(
      'conversations',
      { _id: conversation },
      { $set: { owner: 'queue' }, $inc: { version: 1 } },
    )
    return departures
  }
}
