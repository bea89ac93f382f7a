import type { Activity } from 'botbuilder'
import type { Connector } from '../../adapters/teams/connector.js'
import { AppError } from '../../core/errors.js'
import type { Store } from '../../core/store.js'
import { agentSeen } from '../../hotline/agents.js'
import type { Agent } from '../../hotline/desk-action.js'
import type { Places } from '../../hotline/places.js'

/** How long Teams' word on a membership is believed: who leaves the team is out a minute later. */
const BELIEVED_MS = 60_000

/**
 * Whose activity this is, when they are of the hotline's team: asked of Teams itself, for each action. Null: not one of
 * ours. Rejects with PROVIDER_UNREACHABLE when Teams does not say; nothing is done then.
 */
export function createWho(parts: {
  connector: Connector
  places: Places
  store: Store
  now(): Date
  realNow?: () => number
}): (activity: Activity) => Promise<Agent | null> {
  const realNow = parts.realNow ?? Date.now
  const known = new Map<string, { at: number; agent: Agent | null }>()

  return async (activity) => {
    const from = activity.from
    const team = await teamOf(activity, parts.places)
    if (!from?.id || !team) return null
    const key = `${team.conversation} ${from.id}`
    const before = known.get(key)
    if (before && realNow() - before.at < BELIEVED_MS) return before.agent
    const answer = await parts.connector.member(team, from.id)
    if (answer.outcome === 'later' || answer.outcome === 'unclear' || answer.outcome === 'refused') {
      throw new AppError('PROVIDER_UNREACHABLE', 'Teams does not say who is in the team', {
        details: { error: answer.error },
      })
    }
    const agent =
      answer.outcome === 'done'
        ? { id: answer.value.aadObjectId ?? from.id, name: answer.value.name || from.name || from.id }
        : null
    known.set(key, { at: realNow(), agent })
    if (agent) await agentSeen(parts.store, { ...agent, teamsId: from.id }, parts.now())
    return agent
  }
}

/** The desk's team; before there is one, the team the activity comes from. */
async function teamOf(
  activity: Activity,
  places: Places,
): Promise<{ serviceUrl: string; tenantId: string; conversation: string } | null> {
  const desk = await places.get('desk')
  if (desk?.teamId) return { ...desk, conversation: desk.teamId }
  const { team, tenant } = (activity.channelData ?? {}) as {
    team?: { id?: string }
    tenant?: { id?: string }
  }
  if (!team?.id || !tenant?.id) return null
  return { serviceUrl: activity.serviceUrl, tenantId: tenant.id, conversation: team.id }
}
