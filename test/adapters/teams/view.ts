/** A view of a ticket with everything a card can show, all of it invented. */
import type { DeskView } from '../../../hotline/desk-view.js'
import type { DeskTicketDoc } from '../../../models/desk-ticket.js'

export const NOW = new Date('2026-11-24T10:12:00+01:00')

export function ticketDoc(overrides: Partial<DeskTicketDoc> = {}): DeskTicketDoc {
  return {
    _id: 'ticket1',
    number: 'S-2026-000123',
    conversation: 'whatsapp:+33600000001',
    personId: 'person1',
    caseId: 'case1',
    locale: 'fr',
    state: 'waiting',
    open: true,
    cause: 'decision',
    reason: 'tries_exhausted',
    agentId: null,
    agentName: null,
    claimedAt: null,
    meantForId: null,
    openedAt: NOW,
    promiseKind: 'before',
    promiseAt: new Date('2026-11-24T10:42:00+01:00'),
    firstDueAt: new Date('2026-11-24T10:42:00+01:00'),
    firstAnsweredAt: null,
    nextDueAt: null,
    resolutionDueAt: new Date('2026-11-24T15:12:00+01:00'),
    lastInstallerAt: NOW,
    lastAgentAt: null,
    lastDelivery: null,
    rings: 0,
    alarms: [],
    pending: null,
    closedAt: null,
    end: null,
    events: [{ at: NOW, kind: 'opened', agentId: null, agentName: null, detail: null }],
    recent: [],
    version: 3,
    updatedAt: NOW,
    ...overrides,
  }
}

export const claimed: Partial<DeskTicketDoc> = {
  state: 'claimed',
  agentId: 'julie',
  agentName: 'Julie Martin',
  claimedAt: NOW,
}

export function deskView(overrides: Partial<DeskView> = {}, ticket: Partial<DeskTicketDoc> = {}): DeskView {
  return {
    ticket: ticketDoc(ticket),
    position: 1,
    person: { profileName: 'Marc *Petit*', providerType: 'installer', locale: 'fr', optedOutAt: null },
    company: { name: 'Alarmes [Dupont] SARL', vat: 'FR69999100019', city: 'Lille', state: 'verified' },
    companyCheck: {
      version: 5,
      settled: true,
      reasons: ['verified_by_registry'],
      isContact: true,
      email: 'marc@alarmes-dupont.example',
      emailVerified: true,
      sides: [],
    },
    case: {
      version: 7,
      access: 'sadp_pc',
      tries: 3,
      declarationAt: NOW,
      lastReason: 'serial_differs',
      readings: [
        {
          from: 'label',
          serial: 'C12345678',
          model: 'DS-2CD2142FWD-IS',
          source: 'ocr',
          confidence: 0.87,
          corrected: true,
        },
        {
          from: 'sadp',
          serial: 'DS-2CD2142FWD-IS20180115AAWRC12345679',
          model: 'DS-2CD2142FWD-IS',
          source: null,
          confidence: null,
          corrected: false,
        },
      ],
      devicesInList: 3,
      hasToken: false,
      releases: [{ shortSerial: 'C12345678', state: 'expired', at: NOW }],
      candidates: [
        { serial: 'C12345678', risky: true },
        { serial: 'C12345679', risky: true },
      ],
      photoHash: 'a'.repeat(64),
      fileHashes: [],
      photoReason: 'serial_differs',
    },
    messages: [
      { author: 'installer', text: 'Je veux un humain', files: [], status: null, at: NOW },
      { author: 'bot', text: 'Je transmets votre dossier.', files: [], status: 'read', at: NOW },
    ],
    olderMessages: 12,
    agents: [{ id: 'paul', name: 'Paul Durand' }],
    ...overrides,
  }
}

/** A company about which somebody has to decide. */
export const doubtful: Partial<DeskView> = {
  company: { name: 'Alarmes [Dupont] SARL', vat: 'FR69999100019', city: 'Lille', state: 'pending' },
  companyCheck: {
    version: 5,
    settled: false,
    reasons: ['name_differs'],
    isContact: false,
    email: 'marc@alarmes-dupont.example',
    emailVerified: false,
    sides: [
      {
        from: 'claimed',
        status: null,
        name: 'Alarmes [Dupont] SARL',
        address: '1 rue de la Paix, 59000 Lille',
        createdOn: '2012-05-01',
        headCount: '2-9',
      },
      {
        from: 'sirene',
        status: 'active',
        name: 'BOULANGERIE MARTIN',
        address: '2 place du Marché, 75001 Paris',
        createdOn: '1998-01-02',
        headCount: '10-50',
      },
      { from: 'vies', status: 'unreachable', name: null, address: null, createdOn: null, headCount: null },
    ],
  },
}

export const links = {
  file: (hash: string) => `https://hotline.example/files/${hash.slice(0, 8)}`,
  ticket: (id: string) => `https://hotline.example/console/tickets/${id}`,
  upload: (id: string, agent: string) => `https://hotline.example/files/up-${id}-${agent}`,
}
