import type { Doc, Filter, Store } from '../core/store.js'
import type { CompanyDoc } from '../models/company.js'
import type { ConversationDoc } from '../models/conversation.js'
import type { DeskTicketDoc } from '../models/desk-ticket.js'
import type { EvidenceEntryDoc } from '../models/evidence-entry.js'
import type { MessageDoc } from '../models/message.js'
import type { PersonDoc } from '../models/person.js'
import type { CaseDoc } from './case.js'

/** Everything the store holds about one person, as it is stored. */
export interface PersonData {
  person: PersonDoc | null
  conversations: ConversationDoc[]
  messages: MessageDoc[]
  cases: CaseDoc[]
  tickets: DeskTicketDoc[]
  companies: CompanyDoc[]
  evidence: EvidenceEntryDoc[]
  /** Content hashes of the files they sent. */
  files: string[]
}

const PAGE = 500

/** A person by our id, or by the address they write from (`whatsapp:+33…`). Null: nobody. */
export async function findPersonId(store: Store, given: string): Promise<string | null> {
  if (await store.get<PersonDoc>('persons', given)) return given
  const conversation = await store.get<ConversationDoc>('conversations', given)
  return conversation?.personId ?? null
}

export async function collectPerson(store: Store, personId: string): Promise<PersonData> {
  const of = { personId }
  const [person, conversations, messages, cases, tickets, evidence] = await Promise.all([
    store.get<PersonDoc>('persons', personId),
    all<ConversationDoc>(store, 'conversations', of),
    all<MessageDoc>(store, 'messages', of),
    all<CaseDoc>(store, 'cases', of),
    all<DeskTicketDoc>(store, 'deskTickets', of),
    all<EvidenceEntryDoc>(store, 'evidenceEntries', of),
  ])
  const companies = await all<CompanyDoc>(store, 'companies', { contacts: personId })
  const files = new Set([
    ...messages
      .filter(({ author }) => author === 'installer')
      .flatMap((message) => message.files.map(({ hash }) => hash)),
    ...evidence.map(({ fileHash }) => fileHash),
  ])
  return { person, conversations, messages, cases, tickets, companies, evidence, files: [...files] }
}

/** Every document that fits, however many. */
export async function all<T extends Doc>(store: Store, collection: string, filter: Filter): Promise<T[]> {
  const found: T[] = []
  let after: string | undefined
  do {
    const page = await store.page<T>(collection, filter, { limit: PAGE, ...(after ? { after } : {}) })
    found.push(...page.items)
    after = page.cursor ?? undefined
  } while (after)
  return found
}
