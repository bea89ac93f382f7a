import type { CaseState, ReleaseState } from './case.js'
import type { DecisionOutcome } from './decision.js'

/** What happens to a case, besides being decided about. */
export type CaseEvent = DecisionOutcome | 'evidence' | 'code_failed' | 'to_desk' | 'from_desk' | 'close'

/**
 * The state after an event. Pure. A closed case stays closed. What the bot decides does not take a case back from the
 * desk: only the desk gives it back, or a code that it let go.
 */
export function nextCaseState(state: CaseState, event: CaseEvent): CaseState {
  if (state === 'closed' || event === 'close') return 'closed'
  if (event === 'to_desk' || event === 'human') return 'with_desk'
  if (event === 'release') return 'code_delivered'
  if (state === 'with_desk') return event === 'from_desk' ? 'collecting' : 'with_desk'
  switch (event) {
    case 'wait_company':
      return 'waiting_company'
    case 'wait_platform':
      return 'waiting_platform'
    case 'ask':
    case 'retry':
    case 'code_failed':
      return 'collecting'
    case 'evidence':
      // A file after the code may be for the next device: what it means is decided, not assumed.
      return state === 'code_delivered' ? state : 'collecting'
    case 'from_desk':
      return state
  }
}

export type ReleaseEvent =
  | 'issue'
  | 'refuse'
  | 'deliver'
  | 'open'
  | 'confirm'
  | 'fail'
  | 'expire'
  | 'withdraw'

const NEXT: Readonly<Record<ReleaseState, Partial<Record<ReleaseEvent, ReleaseState>>>> = {
  requested: { issue: 'issued', refuse: 'withdrawn', expire: 'expired', withdraw: 'withdrawn' },
  issued: {
    deliver: 'delivered',
    open: 'opened',
    confirm: 'confirmed',
    fail: 'failed',
    expire: 'expired',
    withdraw: 'withdrawn',
  },
  delivered: {
    open: 'opened',
    confirm: 'confirmed',
    fail: 'failed',
    expire: 'expired',
    withdraw: 'withdrawn',
  },
  opened: { confirm: 'confirmed', fail: 'failed', expire: 'expired', withdraw: 'withdrawn' },
  // People say so late, and a second try at the device may succeed.
  failed: { confirm: 'confirmed' },
  expired: { confirm: 'confirmed', fail: 'failed' },
  confirmed: {},
  withdrawn: {},
}

/** The state after an event; null when the event has no place there (a late "delivered" after "opened"). */
export function nextReleaseState(state: ReleaseState, event: ReleaseEvent): ReleaseState | null {
  return NEXT[state][event] ?? null
}

/** The code is of no use any more and its text is removed. */
export function isDead(state: ReleaseState): boolean {
  return state === 'confirmed' || state === 'failed' || state === 'expired' || state === 'withdrawn'
}
