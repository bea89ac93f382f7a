import { mergePersons } from '../adapters/whatsapp/identity.js'
import { mergePersonRecords } from '../cases/merge-persons.js'
import type { Store } from '../core/store.js'
import type { ConversationDoc } from '../models/conversation.js'
import type { PersonDoc } from '../models/person.js'

/**
 * WhatsApp says that these addresses are one human being. Whoever was taken for two so far is one from now on: limits
 * count together, a colleague is a colleague under both, STOP holds for both. Before the turn, and safe to run again.
 */
export async function joinPersons(store: Store, addresses: readonly string[], now: Date): Promise<void> {
  if (addresses.length < 2) return
  const known = await personsOf(store, addresses)
  if (known.length < 2) return
  await store.transaction(async (tx) => {
    const [first, ...others] = await personsOf(tx, addresses)
    let keep = first
    for (const other of others) {
      if (!keep) return
      const merged: { keep: PersonDoc; drop: string } = mergePersons(keep, other)
      await mergePersonRecords(tx, merged.keep, merged.drop, now)
      keep = merged.keep
    }
  })
}

async function personsOf(store: Store, addresses: readonly string[]): Promise<PersonDoc[]> {
  const persons = new Map<string, PersonDoc>()
  for (const address of addresses) {
    const conversation = await store.get<ConversationDoc>('conversations', address)
    const person = conversation && (await store.get<PersonDoc>('persons', conversation.personId))
    if (person) persons.set(person._id, person)
  }
  return [...persons.values()]
}
