import type { Activity } from 'botbuilder'
import type { DeskLinks } from '../../adapters/teams/cards/ticket-card.js'
import type { Connector } from '../../adapters/teams/connector.js'
import type { Clock } from '../../core/clock.js'
import type { Log } from '../../core/log.js'
import type { SecretBox } from '../../core/secrets.js'
import type { Store } from '../../core/store.js'
import type { Desk } from '../../hotline/desk.js'
import type { Agent, FileRef } from '../../hotline/desk-action.js'
import type { Places } from '../../hotline/places.js'
import type { Roster } from './roster.js'

/** What the agent bot is made of; bot/agent-desk.ts puts it together. */
export interface AgentBotParts {
  store: Store
  desk: Desk
  places: Places
  connector: Connector
  clock: Clock
  box: SecretBox
  links: DeskLinks
  /** Who wrote this; null when not of the team. */
  who(activity: Activity): Promise<Agent | null>
  roster: Roster
  /** Keeps a file an agent sent. */
  keepFile(file: { bytes: Uint8Array; contentType: string; name: string | null }): Promise<FileRef>
  log: Log
}
