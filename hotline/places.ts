/** Where the desk can be reached in Teams. The service address of the last thing heard from there is the one in use. */
import type { Store } from '../core/store.js'
import type { TeamsReferenceDoc } from '../models/desk.js'

export type PlaceId = 'desk' | `ticket:${string}` | `agent:${string}`

export type KnownPlace = Omit<TeamsReferenceDoc, '_id' | 'updatedAt'>

export interface Places {
  get(id: PlaceId): Promise<KnownPlace | null>
  put(
    id: PlaceId,
    place: Partial<KnownPlace> & Pick<KnownPlace, 'serviceUrl' | 'tenantId' | 'conversation'>,
  ): Promise<void>
  /** Teams said 403: nothing more is sent there until something is heard from it. */
  block(id: PlaceId): Promise<void>
  /** The ticket whose thread this is; null for any other conversation. */
  ticketOf(conversation: string): Promise<string | null>
  /** Something was heard from this conversation: its address is fresh and it can be written to. */
  heard(conversation: string, serviceUrl: string): Promise<void>
}

export function createPlaces(store: Store, now: () => Date): Places {
  return {
    async get(id) {
      const found = await store.get<TeamsReferenceDoc>('teamsReferences', id)
      if (!found) return null
      const { _id, updatedAt, ...place } = found
      return place
    },
    async put(id, place) {
      await store.update(
        'teamsReferences',
        { _id: id },
        { $set: { blockedAt: null, ...place, updatedAt: now() } },
        { upsert: true },
      )
    },
    async block(id) {
      await store.update('teamsReferences', { _id: id }, { $set: { blockedAt: now(), updatedAt: now() } })
    },
    async ticketOf(conversation) {
      const found = await store.find<TeamsReferenceDoc>('teamsReferences', { conversation }, { limit: 5 })
      const ticket = found.find(({ _id }) => _id.startsWith('ticket:'))
      return ticket ? ticket._id.slice('ticket:'.length) : null
    },
    async heard(conversation, serviceUrl) {
      await store.updateMany(
        'teamsReferences',
        { conversation, $or: [{ serviceUrl: { $ne: serviceUrl } }, { blockedAt: { $ne: null } }] },
        { $set: { serviceUrl, blockedAt: null, updatedAt: now() } },
      )
      // Teams moves a whole tenant at once: the channel's address goes for its threads as well.
      await store.updateMany(
        'teamsReferences',
        { serviceUrl: { $ne: serviceUrl } },
        { $set: { serviceUrl, updatedAt: now() } },
      )
    },
  }
}
