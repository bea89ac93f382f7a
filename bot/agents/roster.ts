import type { Connector } from '../../adapters/teams/connector.js'
import type { Clock } from '../../core/clock.js'
import type { Log } from '../../core/log.js'
import type { Store } from '../../core/store.js'
import { rosterSeen } from '../../hotline/agents.js'
import type { Desk } from '../../hotline/desk.js'
import type { Places } from '../../hotline/places.js'

export interface Roster {
  refresh(): Promise<void>
  /** Once an hour at most, beside whatever is going on. */
  sometimes(): void
}

const HOUR_MS = 3_600_000

/** Learns who is in the team: when the app is installed, and now and then as people come and go. Never rejects. */
export function createRoster(parts: {
  connector: Connector
  places: Places
  store: Store
  desk: Pick<Desk, 'pause'>
  clock: Clock
  log: Log
  realNow?: () => number
}): Roster {
  const realNow = parts.realNow ?? Date.now
  let last = Number.NEGATIVE_INFINITY

  async function refresh(): Promise<void> {
    last = realNow()
    const desk = await parts.places.get('desk')
    if (!desk?.teamId) return
    const answer = await parts.connector.members({ ...desk, conversation: desk.teamId })
    if (answer.outcome !== 'done') {
      parts.log.warn({ error: answer.error }, 'Teams does not say who is in the team')
      return
    }
    const members = answer.value
      // The bot is a member too.
      .filter(({ id, name }) => name !== '' && !id.startsWith('28:'))
      .map(({ id, name, aadObjectId }) => ({ id: aadObjectId ?? id, name, teamsId: id }))
    const gone = await rosterSeen(parts.store, members, parts.clock.now())
    // What waits for somebody who has left goes to the others.
    for (const agentId of gone) await parts.desk.pause(agentId)
  }

  return {
    refresh,
    sometimes() {
      if (realNow() - last > HOUR_MS) {
        refresh().catch((err) => parts.log.warn({ err }, 'the team could not be read'))
      }
    },
  }
}
