/** Everything a card shows, as values: gathered here, drawn in adapters/teams. No secret is part of it. */
import type { CaseDoc } from '../cases/case.js'
import type { LabelReading, Reading } from '../cases/evidence.js'
import type { Store } from '../core/store.js'
import type { CompanyDoc, RegistryCheck } from '../models/company.js'
import type { DeskAgentDoc } from '../models/desk.js'
import type { DeskTicketDoc } from '../models/desk-ticket.js'
import type { MessageDoc } from '../models/message.js'
import type { PersonDoc } from '../models/person.js'
import { queuePosition } from './open-ticket.js'
import { isRiskyRelease, releaseCandidates } from './risk.js'

export interface DeskView {
  ticket: DeskTicketDoc
  /** Place in the queue; 0 when an agent has it or it is over. */
  position: number
  person: Pick<PersonDoc, 'profileName' | 'providerType' | 'locale' | 'optedOutAt'> | null
  company: Pick<CompanyDoc, 'name' | 'vat' | 'city' | 'state'> | null
  /** What an agent decides about the company by; null without one. */
  companyCheck: CompanyCheckView | null
  case: CaseView | null
  /** Oldest first. */
  messages: Pick<MessageDoc, 'author' | 'text' | 'files' | 'status' | 'at'>[]
  olderMessages: number
  /** To whom a case can be given. */
  agents: { id: string; name: string }[]
}

export interface CaseView {
  version: number
  access: CaseDoc['access']
  tries: number
  declarationAt: Date | null
  lastReason: string | null
  /** What each source says, in the order of an agent's questions. */
  readings: ReadingLine[]
  devicesInList: number
  hasToken: boolean
  releases: { shortSerial: string; state: string; at: Date }[]
  /** Serials a code could be released for, each with the warning that four eyes are needed. */
  candidates: { serial: string; risky: boolean }[]
  photoHash: string | null
  /** SADP file and receipt. */
  fileHashes: { hash: string; kind: 'sadp' | 'receipt' | 'token' }[]
  photoReason: string | null
}

/** The evidence about a company, side by side. */
export interface CompanyCheckView {
  version: number
  /** Everything agrees and this person speaks for it: nothing to decide. */
  settled: boolean
  reasons: CompanyDoc['reasons']
  isContact: boolean
  email: string | null
  emailVerified: boolean
  sides: CompanySide[]
}

export interface CompanySide {
  from: 'claimed' | 'sirene' | 'vies'
  /** Null: nobody was asked, or it is the person's own word. */
  status: RegistryCheck['status'] | null
  name: string | null
  address: string | null
  createdOn: string | null
  headCount: string | null
}

export interface ReadingLine {
  from: 'label' | 'sadp' | 'platform' | 'receipt'
  serial: string | null
  model: string | null
  source: Reading['source'] | null
  /** 0 to 1; null where nothing was read from a picture. */
  confidence: number | null
  corrected: boolean
}

const SHOWN_MESSAGES = 6

export async function deskView(store: Store, ticket: DeskTicketDoc): Promise<DeskView> {
  const [person, doc, messages, older, agents, position] = [
    await store.get<PersonDoc>('persons', ticket.personId),
    ticket.caseId ? await store.get<CaseDoc>('cases', ticket.caseId) : null,
    await store.find<MessageDoc>(
      'messages',
      { conversation: ticket.conversation },
      { sort: { at: -1, _id: -1 }, limit: SHOWN_MESSAGES },
    ),
    await store.count('messages', { conversation: ticket.conversation }),
    await store.find<DeskAgentDoc>('deskAgents', {}, { sort: { name: 1 }, limit: 50 }),
    await queuePosition(store, ticket),
  ]
  const company = await companyOf(store, ticket, doc)
  return {
    ticket,
    position,
    person,
    company,
    companyCheck: company ? companyCheck(company, ticket.personId) : null,
    case: doc ? caseView(doc, company) : null,
    messages: messages.reverse().sort(inOrder),
    olderMessages: Math.max(0, older - messages.length),
    agents: agents
      .filter(({ _id, presence }) => presence === 'available' && _id !== ticket.agentId)
      .map(({ _id, name }) => ({ id: _id, name })),
  }
}

/** The case's company, or the one the person named. */
export async function companyOf(
  store: Store,
  ticket: Pick<DeskTicketDoc, 'personId'>,
  doc: Pick<CaseDoc, 'companyId'> | null,
): Promise<CompanyDoc | null> {
  const id = doc?.companyId ?? (await store.get<PersonDoc>('persons', ticket.personId))?.companyId ?? null
  return id ? store.get<CompanyDoc>('companies', id) : null
}

export function companyCheck(company: CompanyDoc, personId: string): CompanyCheckView {
  const { checks, version, reasons, email } = company
  const isContact = company.contacts.includes(personId)
  const place = (part: Pick<RegistryCheck, 'address' | 'postalCode' | 'city'>) =>
    [part.address, [part.postalCode, part.city].filter(Boolean).join(' ')].filter(Boolean).join(', ') || null
  const side = (from: 'sirene' | 'vies', said: RegistryCheck | null): CompanySide[] =>
    said
      ? [
          {
            from,
            status: said.status,
            name: [said.name, ...said.otherNames].filter(Boolean).join(' / ') || null,
            address: place(said),
            createdOn: said.createdOn,
            headCount: said.headCount,
          },
        ]
      : []
  return {
    version,
    settled: company.state === 'verified' && isContact,
    reasons,
    isContact,
    email,
    emailVerified: company.emailVerifiedAt !== null,
    sides: [
      {
        from: 'claimed',
        status: null,
        name: company.name || null,
        address: place(company),
        createdOn: company.createdOn,
        headCount: company.headCount,
      },
      ...side('sirene', checks.sirene),
      ...side('vies', checks.vies),
    ],
  }
}

/** What was said in one turn has one moment: the question stands before its answer. */
function inOrder(one: MessageDoc, other: MessageDoc): number {
  const asked = (message: MessageDoc) => (message.author === 'installer' ? 0 : 1)
  return one.at.getTime() - other.at.getTime() || asked(one) - asked(other)
}

export function caseView(doc: CaseDoc, company: CompanyDoc | null): CaseView {
  const photo = doc.photos.at(-1)
  return {
    version: doc.version,
    access: doc.access,
    tries: doc.tries,
    declarationAt: doc.declaration?.acceptedAt ?? null,
    lastReason: doc.lastReason,
    readings: readings(doc, photo?.reading ?? null),
    devicesInList: doc.sadp?.devices.length ?? 0,
    hasToken: doc.opaque !== null,
    releases: doc.releases.map(({ shortSerial, state, requestedAt }) => ({
      shortSerial,
      state,
      at: requestedAt,
    })),
    candidates: releaseCandidates(doc).map((serial) => ({
      serial,
      risky: isRiskyRelease(doc, company, serial),
    })),
    photoHash: photo?.fileHash ?? null,
    fileHashes: [
      ...(doc.sadp ? [{ hash: doc.sadp.fileHash, kind: 'sadp' as const }] : []),
      ...(doc.receipt ? [{ hash: doc.receipt.fileHash, kind: 'receipt' as const }] : []),
    ],
    photoReason: photo?.result?.reason ?? photo?.reading.reason ?? null,
  }
}

function readings(doc: CaseDoc, label: LabelReading | null): ReadingLine[] {
  const lines: ReadingLine[] = []
  const said = (from: ReadingLine['from'], serial: string | null, model: string | null): ReadingLine => ({
    from,
    serial,
    model,
    source: null,
    confidence: null,
    corrected: false,
  })
  if (label) {
    const { serial } = label
    lines.push({
      ...said('label', serial?.full ?? serial?.value ?? null, label.model?.value ?? null),
      source: serial?.source ?? null,
      confidence: serial?.confidence ?? null,
      corrected: serial?.corrected ?? false,
    })
  }
  const matched = doc.photos.at(-1)?.result?.device
  const picked = doc.sadp?.devices.find(({ fullSerial }) => fullSerial === doc.picked)
  const shown = picked ?? matched ?? (doc.sadp?.devices.length === 1 ? doc.sadp.devices[0] : undefined)
  if (shown) lines.push(said('sadp', shown.fullSerial, shown.model))
  for (const answer of [doc.opaque?.platform?.answer, doc.sadp?.platform?.answer]) {
    if (answer?.outcome === 'known')
      lines.push(said('platform', answer.device.shortSerial, answer.device.model))
  }
  const bought = doc.receipt?.reading.serials[0]
  if (bought)
    lines.push({
      ...said('receipt', bought.value, null),
      source: bought.source,
      confidence: bought.confidence,
    })
  return lines
}
