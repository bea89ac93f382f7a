/**
 * What a turn does with an agent's action. Pure: the conversation as it is at the moment of writing decides, so that
 * nothing is said to the installer by somebody who has given the case away in the meantime.
 */
import type { Translate } from '../locales/index.js'
import type { Owner } from '../models/conversation.js'
import { noticeDeparture, type TeamsDeparture } from './departures.js'
import type { DeskAction, DeskArrival, FileRef } from './desk-action.js'

export interface DeskPlan {
  /** Who answers from now on; null: no change. */
  owner: { owner: Owner; agentId: string | null } | null
  /** To the installer, in this order. `agent`: the agent's own words, kept as they are. */
  messages: DeskMessage[]
  /** What cases/ is asked to do; null: nothing, or there is no case. */
  effect: DeskEffect | null
  /** For the outbox. */
  departures: TeamsDeparture[]
}

export interface DeskMessage {
  author: 'agent' | 'bot'
  text: string
  files: FileRef[]
}

export type DeskEffect =
  | { kind: 'to_desk' }
  /** The photo the installer sends next is read and judged, but releases nothing by itself. */
  | { kind: 'expect_photo' }
  | {
      kind: 'release'
      via: 'platform' | 'typed' | 'xml'
      shortSerial: string
      sealedCode: string | null
      /** Who answers for it; with a second agent both. */
      agentId: string
      approvedBy: string | null
    }
  | {
      kind: 'company'
      companyId: string
      state: 'verified' | 'suspended' | 'pending'
      agentId: string
      /** The bot goes on with the case. */
      handBack: boolean
    }
  | { kind: 'from_desk' }
  | { kind: 'close'; outcome: 'solved' | 'refused' | 'abandoned' | 'cancelled' }

const OUTCOME = {
  solved: 'solved',
  refused: 'refused',
  unreachable: 'abandoned',
  duplicate: 'cancelled',
  other: 'cancelled',
  handed_back: 'cancelled',
} as const

const NOTHING: DeskPlan = { owner: null, messages: [], effect: null, departures: [] }

export function planDesk(
  arrival: DeskArrival,
  conversation: { owner: Owner; agentId: string | null },
  translate: Translate,
): DeskPlan {
  const { action, agent } = arrival
  if (!mayStillSpeak(action, agent.id, conversation)) {
    return {
      ...NOTHING,
      departures: [
        noticeDeparture({ _id: arrival.ticketId }, 'desk.notice.held_back', { agent: agent.name }),
      ],
    }
  }
  const bot = (text: string): DeskMessage => ({ author: 'bot', text, files: [] })
  const own = (text: string | undefined, files: FileRef[] = []): DeskMessage[] =>
    text || files.length > 0 ? [{ author: 'agent', text: text ?? '', files }] : []
  switch (action.kind) {
    case 'claimed':
      return {
        ...NOTHING,
        owner: { owner: 'agent', agentId: agent.id },
        messages: [bot(translate('desk.installer.claimed', { agent: firstName(agent.name) }))],
        effect: arrival.caseId ? { kind: 'to_desk' } : null,
      }
    case 'reply':
      return { ...NOTHING, messages: own(action.text, action.files) }
    case 'ask_photo':
      return {
        ...NOTHING,
        messages: [...own(action.text), bot(translate('desk.installer.ask_photo'))],
        effect: arrival.caseId ? { kind: 'expect_photo' } : null,
      }
    case 'release_code': {
      const { via, shortSerial, sealedCode, approvedBy } = action
      return {
        ...NOTHING,
        effect: { kind: 'release', via, shortSerial, sealedCode, agentId: agent.id, approvedBy },
      }
    }
    case 'refuse':
      return {
        ...NOTHING,
        messages: [bot(translate(`desk.refusal.${action.reason}`)), ...own(action.text)],
      }
    case 'company': {
      const { companyId, state, text, handBack } = action
      return {
        ...NOTHING,
        owner: handBack ? { owner: 'bot', agentId: null } : null,
        messages: [bot(translate(`desk.installer.company.${state}`)), ...own(text)],
        effect: { kind: 'company', companyId, state, agentId: agent.id, handBack },
      }
    }
    case 'transfer':
      return {
        ...NOTHING,
        owner: { owner: 'agent', agentId: action.toAgent.id },
        messages: [bot(translate('desk.installer.transferred', { agent: firstName(action.toAgent.name) }))],
      }
    case 'requeue':
      return {
        ...NOTHING,
        owner: { owner: 'queue', agentId: null },
        messages: [bot(translate('desk.installer.requeued'))],
      }
    case 'hand_back':
      return {
        ...NOTHING,
        owner: { owner: 'bot', agentId: null },
        messages: [bot(translate('desk.installer.handed_back'))],
        effect: arrival.caseId ? { kind: 'from_desk' } : null,
      }
    case 'close':
      return {
        ...NOTHING,
        owner: { owner: 'bot', agentId: null },
        messages: [bot(translate(`desk.installer.closed.${action.reason}`))],
        effect: arrival.caseId ? { kind: 'close', outcome: OUTCOME[action.reason] } : null,
      }
  }
}

/** Changes of owner always pass, in the order the ticket agreed to them; words and codes only from the owner. */
function mayStillSpeak(
  action: DeskAction,
  agentId: string,
  conversation: { owner: Owner; agentId: string | null },
): boolean {
  switch (action.kind) {
    case 'reply':
    case 'ask_photo':
    case 'refuse':
    case 'release_code':
    case 'company':
      return conversation.owner === 'agent' && conversation.agentId === agentId
    default:
      return true
  }
}

/** Installers are told a first name, not a whole one. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}
