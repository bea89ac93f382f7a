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

/** The whole team as Teams knows it: everybody can be called and handed a case. Answers who has left it. */
export async function rosterSeen(
  store: Store,
  members: readonly { id: string; name: string; teamsId: string }[],
  now: Date,
): Promise<string[]> {
  const known = await store.find<DeskAgentDoc>('deskAgents', {}, { limit: 1000 })
  for (const member of members) {
    const before = known.find(({ _id }) => _id === member.id)
    if (before?.name === member.name && before.teamsId === member.teamsId) continue
    await store.update<DeskAgentDoc>(
      'deskAgents',
      { _id: member.id },
      {
        $set: { name: member.name, teamsId: member.teamsId },
        $setOnInsert: { role: 'agent', presence: 'available', awaySince: null, lastSeenAt: now },
      },
      { upsert: true },
    )
  }
  const gone = known.filter(
    ({ _id, presence }) => presence === 'available' && !members.some(({ id }) => id === _id),
  )
  return gone.map(({ _id }) => _id)
}
