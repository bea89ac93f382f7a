/** Cases and what belongs to them, as the product writes them; nothing of it is real. */
import type { CaseDoc } from '../../../cases/case.js'
import { newId } from '../../../core/ids.js'
import type { Store } from '../../../core/store.js'
import type { CompanyDoc } from '../../../models/company.js'
import type { DeskTicketDoc } from '../../../models/desk-ticket.js'
import type { MessageDoc } from '../../../models/message.js'
import type { PersonDoc } from '../../../models/person.js'
import { TEST_NOW } from './open-console.js'

let made = 0

export const at = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000)

export async function putPerson(store: Store, changes: Partial<PersonDoc> = {}): Promise<PersonDoc> {
  return store.insert<PersonDoc>('persons', {
    _id: newId(at(++made)),
    profileName: 'Camille',
    locale: 'fr',
    providerType: 'installer',
    companyId: null,
    optedOutAt: null,
    createdAt: at(0),
    updatedAt: at(0),
    ...changes,
  })
}

export async function putCompany(store: Store, changes: Partial<CompanyDoc> = {}): Promise<CompanyDoc> {
  return store.insert<CompanyDoc>('companies', {
    _id: newId(at(++made)),
    name: 'Alpha Sécurité',
    vat: `FR6999910${String(made).padStart(4, '0')}`,
    siren: null,
    country: 'FR',
    userType: 'installer',
    address: null,
    region: null,
    city: 'Lyon',
    postalCode: null,
    website: null,
    createdOn: null,
    products: null,
    headCount: null,
    email: 'camille@alpha-securite.example.fr',
    emailVerifiedAt: null,
    state: 'verified',
    reasons: ['verified_by_registry'],
    checks: { vies: null, sirene: null },
    verifiedAt: null,
    recheckAt: null,
    decidedBy: null,
    contacts: [],
    createdAt: at(0),
    updatedAt: at(0),
    version: 1,
    ...changes,
  })
}

export async function putCase(store: Store, changes: Partial<CaseDoc> = {}): Promise<CaseDoc> {
  const number = ++made
  const personId = changes.personId ?? (await putPerson(store))._id
  return store.insert<CaseDoc>('cases', {
    _id: newId(at(number)),
    number: `S-2026-${String(number).padStart(6, '0')}`,
    personId,
    companyId: null,
    conversation: `whatsapp:+3363998${String(number).padStart(4, '0')}`,
    state: 'closed',
    outcome: 'solved',
    access: 'same_network',
    sadp: null,
    opaque: null,
    photos: [],
    receipt: null,
    picked: null,
    declaration: null,
    tries: 0,
    releases: [],
    serials: [],
    lastReason: 'evidence_agrees',
    lastJudged: null,
    waitingSince: null,
    openedAt: at(0),
    updatedAt: at(10),
    closedAt: at(10),
    rating: null,
    version: 3,
    ...changes,
  })
}

export async function putTicket(
  store: Store,
  reset: Pick<CaseDoc, '_id' | 'number' | 'conversation' | 'personId'> | null,
  changes: Partial<DeskTicketDoc> = {},
): Promise<DeskTicketDoc> {
  const number = ++made
  return store.insert<DeskTicketDoc>('deskTickets', {
    _id: newId(at(number)),
    number: reset?.number ?? `D-2026-${String(number).padStart(6, '0')}`,
    conversation: reset?.conversation ?? `whatsapp:+3363999${String(number).padStart(4, '0')}`,
    personId: reset?.personId ?? (await putPerson(store))._id,
    caseId: reset?._id ?? null,
    locale: 'fr',
    state: 'waiting',
    open: true,
    cause: 'asked',
    reason: null,
    agentId: null,
    agentName: null,
    claimedAt: null,
    meantForId: null,
    openedAt: at(1),
    promiseKind: 'before',
    promiseAt: at(31),
    firstDueAt: at(31),
    firstAnsweredAt: null,
    nextDueAt: null,
    resolutionDueAt: at(240),
    lastInstallerAt: at(1),
    lastAgentAt: null,
    lastDelivery: null,
    rings: 0,
    alarms: [],
    pending: null,
    closedAt: null,
    end: null,
    events: [],
    recent: [],
    version: 1,
    updatedAt: at(1),
    ...changes,
  })
}

export async function putMessage(
  store: Store,
  reset: Pick<CaseDoc, '_id' | 'conversation' | 'personId'>,
  text: string,
  changes: Partial<MessageDoc> = {},
): Promise<MessageDoc> {
  return store.insert<MessageDoc>('messages', {
    _id: newId(at(++made)),
    conversation: reset.conversation,
    personId: reset.personId,
    caseId: reset._id,
    author: 'installer',
    agentId: null,
    text,
    choices: [],
    files: [],
    providerId: null,
    outboxId: null,
    status: null,
    errorCode: null,
    at: at(1),
    ...changes,
  })
}
