import type { Store } from '../core/store.js'
import type { CompanyDoc } from '../models/company.js'
import type { ConversationDoc } from '../models/conversation.js'
import type { PersonDoc } from '../models/person.js'

/** Everything that names a person by our id. Decisions do too and stay as they were written: the chain is never edited. */
const THEIRS = [
  'cases',
  'messages',
  'deskTickets',
  'evidenceEntries',
  'releaseEntries',
  'journeys',
  'caseRows',
] as const

/**
 * Two persons turned out to be one: everything of `drop` is `keep`'s from now on. Within the caller's transaction; done
 * twice it changes nothing. A turn of the other conversation that runs meanwhile finds its version changed and starts
 * again.
 */
export async function mergePersonRecords(tx: Store, keep: PersonDoc, drop: string, now: Date): Promise<void> {
  const { _id: personId, ...fields } = keep
  await tx.update('persons', { _id: personId }, { $set: { ...fields, updatedAt: now } })
  const conversations = await tx.find<ConversationDoc>('conversations', { personId: drop })
  for (const { _id, version } of conversations) {
    await tx.update('conversations', { _id }, { $set: { personId, version: version + 1, updatedAt: now } })
  }
  for (const collection of THEIRS) await tx.updateMany(collection, { personId: drop }, { $set: { personId } })
  for (const company of await tx.find<CompanyDoc>('companies', { contacts: drop })) {
    const others = company.contacts.filter((contact) => contact !== drop && contact !== personId)
    const contacts = [...others, personId]
    await tx.update('companies', { _id: company._id }, { $set: { contacts, version: company.version + 1 } })
  }
  await tx.delete('persons', { _id: drop })
}
