import type { CaseDoc } from '../cases/case.js'
import type { Cases } from '../cases/cases.js'
import type { CompanyDoc } from '../cases/company.js'
import { newId } from '../core/ids.js'
import type { Store } from '../core/store.js'
import type { ConversationDoc } from '../models/conversation.js'
import type { PersonDoc } from '../models/person.js'

/** A conversation as a turn finds it; new ones exist in memory only until the turn is committed. */
export interface Loaded {
  conversation: ConversationDoc
  isNew: boolean
  person: PersonDoc
  personIsNew: boolean
  company: CompanyDoc | null
  case: CaseDoc | null
}

/**
 * `others` are further addresses of whoever writes: a person who comes under a new one is still the same person. The
 * conversation starts afresh, for each address has its own.
 */
export async function loadConversation(
  store: Store,
  cases: Cases,
  key: string,
  now: Date,
  others: readonly string[] = [],
): Promise<Loaded> {
  const known = await store.get<ConversationDoc>('conversations', key)
  const personId = known?.personId ?? (await personUnder(store, others))
  const person = personId === null ? null : await store.get<PersonDoc>('persons', personId)
  const present = person ?? newPerson(now)
  return {
    conversation: known ?? newConversation(key, present._id, now),
    isNew: known === null,
    person: present,
    personIsNew: person === null,
    company: present.companyId ? await store.get<CompanyDoc>('companies', present.companyId) : null,
    case: known ? await cases.current(key) : null,
  }
}

async function personUnder(store: Store, addresses: readonly string[]): Promise<string | null> {
  for (const address of addresses) {
    const conversation = await store.get<ConversationDoc>('conversations', address)
    if (conversation) return conversation.personId
  }
  return null
}

function newConversation(key: string, personId: string, now: Date): ConversationDoc {
  return {
    _id: key,
    personId,
    version: 0,
    owner: 'bot',
    agentId: null,
    facts: null,
    dialog: null,
    caseId: null,
    journey: null,
    lastInboundAt: null,
    updatedAt: now,
  }
}

function newPerson(now: Date): PersonDoc {
  return {
    _id: newId(now),
    profileName: null,
    locale: 'fr',
    providerType: null,
    companyId: null,
    optedOutAt: null,
    createdAt: now,
    updatedAt: now,
  }
}
