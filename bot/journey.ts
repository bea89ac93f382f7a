import { newId } from '../core/ids.js'
import type { Store } from '../core/store.js'
import { readFacts } from '../dialogs/facts.js'
import type { ConversationDoc } from '../models/conversation.js'
import type { JourneyDoc } from '../models/journey.js'
import type { PersonDoc } from '../models/person.js'

type Known = NonNullable<ConversationDoc['journey']>

/**
 * Where the person now is on the way through the questions; null between two ways. Pure: a new `id` is asked for where
 * a new way begins.
 */
export function nextJourney(
  conversation: ConversationDoc,
  person: Pick<PersonDoc, 'providerType' | 'companyId'>,
  id: () => string,
): Known | null {
  const { journey, caseId } = conversation
  const facts = readFacts(conversation.facts)
  // The case of the last way is over: small talk after it begins no new one.
  const over = journey !== null && journey.caseId !== null && journey.caseId !== caseId
  if (caseId === null && (facts.idle || (over && facts.asking === null))) return null
  const stage = person.companyId ? 'company' : person.providerType ? 'identity' : 'contact'
  const step = facts.asking?.step ?? null
  return { id: journey && !over ? journey.id : id(), caseId, stage, step }
}

/** Writes it down when it got on, within the turn's transaction, and on the conversation for the next turn. */
export async function keepJourney(
  tx: Store,
  conversation: ConversationDoc,
  person: PersonDoc,
  now: Date,
): Promise<void> {
  const before = conversation.journey
  const next = nextJourney(conversation, person, () => newId(now))
  conversation.journey = next
  if (!next || JSON.stringify(next) === JSON.stringify(before)) return
  const { id: _id, ...fields } = next
  await tx.update<JourneyDoc>(
    'journeys',
    { _id },
    {
      $set: { ...fields, updatedAt: now },
      $setOnInsert: { conversation: conversation._id, personId: person._id, startedAt: now },
    },
    { upsert: true },
  )
}
