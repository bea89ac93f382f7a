import type { Store } from '../core/store.js'
import type { DeskAgentDoc } from '../models/desk.js'

/** Somebody of the team did something: known from now on by the name Teams gives. */
export async function agentSeen(
  store: Store,
  seen: { id: string; name: string; teamsId: string },
  now: Date,
): Promise<DeskAgentDoc | null> {
  const known = await store.get<DeskAgentDoc>('deskAgents', seen.id)
  const fresh = known && known.name === seen.name && known.teamsId === seen.teamsId
  // Every click would write otherwise; a minute is exact enough for "last seen".
  if (fresh && now.getTime() - known.lastSeenAt.getTime() < 60_000) return known
  return store.update<DeskAgentDoc>(
    'deskAgents',
    { _id: seen.id },
    {
      $set: { name: seen.name, teamsId: seen.teamsId, lastSeenAt: now },
      $setOnInsert: { role: 'agent', presence: 'available', awaySince: null },
    },
    { upsert: true },
  )
}
