/** What the console needs of the rest of the house, in its own words. bot/app.ts gives it. */
import type { Clock, SettableClock } from '../core/clock.js'
import type { Log } from '../core/log.js'
import type { Secret, SecretBox } from '../core/secrets.js'
import type { FileStore, Store } from '../core/store.js'
import type { DeskTicketDoc } from '../models/desk-ticket.js'
import type { Settings } from './admin/settings.js'
import type { DeadLetter, Health, TemplateState } from './contract/admin.js'
import type { Paged } from './contract/common.js'

/** What every part of the console is made from. */
export interface ConsoleParts {
  store: Store
  files: FileStore
  box: SecretBox
  clock: SettableClock
  /** Sessions and second factors run on it, whatever the product's clock shows. Unset: the system's. */
  realTime?: Clock
  log: Log
  /** Address the world reaches us at, without a slash at the end. */
  publicUrl(): string
  playground: boolean
  /** A word to the agent who has a ticket; the ticket as it is then, or null when it is not open. */
  whisper(
    given: { ticketId: string; from: { id: string; name: string }; text: string },
    now: Date,
  ): Promise<DeskTicketDoc | null>
  letters: DeadLetters
  /** State of each WhatsApp template. Rejects when the provider does not answer. */
  templates(): Promise<Omit<TemplateState, 'stateText' | 'checkedAt'>[]>
  neighbours: readonly Neighbour[]
  settings: Settings
}

export interface ConsoleAccounts {
  /** Claim value → role; empty: app roles are named as ours. */
  claimRoles: Readonly<Record<string, string>>
  oidc: { issuer: string; clientId: string; clientSecret: Secret } | null
  /** The app whose tab stands in Teams; null: no tab. */
  teams: { appId: string; tenantId: string; loginUrl?: string | undefined } | null
}

export interface DeadLetters {
  list(side: 'in' | 'out', page: { limit: number; cursor?: string | undefined }): Promise<Paged<DeadLetter>>
  /** Rejects with STALE when it is no dead letter any more. */
  replay(side: 'in' | 'out', id: string): Promise<void>
}

/** An outside system whose health can be asked. `check` rejects, or says what is odd, when something is wrong. */
/** Each has a label (locales `console.neighbour.*`). */
export type NeighbourName =
  | 'database'
  | 'whatsapp'
  | 'platform'
  | 'vies'
  | 'sirene'
  | 'mail'
  | 'teams'
  | 'oidc'

export interface Neighbour {
  name: NeighbourName
  state: 'real' | 'simulated' | 'not_configured'
  check(): Promise<Pick<Health, 'detail'>>
}

/** Work that comes round. */
export interface Chore {
  name: string
  everyMs: number
  run(): Promise<void>
}
