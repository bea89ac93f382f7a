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

export async function loadConversation(store: Store, cases: Cases, key: string, now: Date): Promise<Loaded> {
  const known = await store.get<ConversationDoc>('conversations', key)
  const person = known ? await store.get<PersonDoc>('persons', known.personId) : null
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
