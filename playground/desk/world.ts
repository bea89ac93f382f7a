/** What is there in the simulated Teams: one team, its channel, threads, personal chats. In memory, like a play. */
import type { OutgoingActivity } from '../../adapters/teams/connector.js'

export interface TeamMember {
  id: string
  aadObjectId: string
  name: string
}

/** One entry of a conversation as the page shows it. */
export interface Posted {
  id: string
  /** `bot`, or the member's id. */
  from: string
  fromName: string
  activity: Partial<OutgoingActivity> & { replyToId?: string; picture?: string }
  at: Date
  /** Counts the updates in place. */
  edits: number
}

export interface Thread {
  /** `19:…@thread.tacv2;messageid=…` for a thread of the channel, `a:…` for a personal chat. */
  id: string
  kind: 'thread' | 'personal'
  /** With whom, in a personal chat. */
  memberId: string | null
  posts: Posted[]
}

export interface World {
  tenantId: string
  team: { id: string; name: string }
  channel: { id: string; name: string }
  members: readonly TeamMember[]
  threads: Map<string, Thread>
  /** Pictures that were pasted into messages. */
  pictures: Map<string, { bytes: Uint8Array; contentType: string }>
  /** Goes up with every change: the page asks for what is new. */
  version(): number
  /** Resolves when the version is above this one, or after the time. */
  changed(above: number, ms: number): Promise<void>
  startThread(from: TeamMember | null, activity: Posted['activity']): Thread
  personal(memberId: string): Thread
  post(threadId: string, from: TeamMember | null, activity: Posted['activity']): Posted | null
  update(threadId: string, activityId: string, activity: Posted['activity']): boolean
  member(id: string): TeamMember | null
  /** Somebody is no longer of the team. */
  leave(memberId: string): void
}

/** Invented. */
export const AGENTS: readonly TeamMember[] = [
  { id: '29:julie', aadObjectId: '5b0f4c1e-0000-4000-8000-000000000001', name: 'Julie Martin' },
  { id: '29:paul', aadObjectId: '5b0f4c1e-0000-4000-8000-000000000002', name: 'Paul Durand' },
  { id: '29:nadia', aadObjectId: '5b0f4c1e-0000-4000-8000-000000000003', name: 'Nadia Benali' },
]

export function createWorld(tenantId: string, now: () => Date, team: readonly TeamMember[] = AGENTS): World {
  const members = [...team]
  const threads = new Map<string, Thread>()
  const waiting = new Set<() => void>()
  let version = 1
  // Teams' ids are moments; these are too, and never the same twice.
  let lastId = now().getTime()
  const nextId = () => String(++lastId)
  const channel = { id: '19:bureau-hotline@thread.tacv2', name: 'Hotline' }

  function touch(): void {
    version++
    for (const wake of [...waiting]) wake()
  }

  function add(thread: Thread, from: TeamMember | null, activity: Posted['activity'], id = nextId()): Posted {
    const posted: Posted = {
      id,
      from: from?.id ?? 'bot',
      fromName: from?.name ?? 'Sésame',
      activity,
      at: now(),
      edits: 0,
    }
    thread.posts.push(posted)
    touch()
    return posted
  }

  return {
    tenantId,
    team: { id: '19:equipe-hotline@thread.tacv2', name: 'Hotline technique' },
    channel,
    members,
    threads,
    pictures: new Map(),
    version: () => version,
    changed: (above, ms) =>
      new Promise((resolve) => {
        if (version > above) return resolve()
        const done = () => {
          clearTimeout(timer)
          waiting.delete(done)
          resolve()
        }
        const timer = setTimeout(done, ms)
        waiting.add(done)
      }),
    startThread(from, activity) {
      const id = nextId()
      const thread: Thread = {
        id: `${channel.id};messageid=${id}`,
        kind: 'thread',
        memberId: null,
        posts: [],
      }
      threads.set(thread.id, thread)
      add(thread, from, activity, id)
      return thread
    },
    personal(memberId) {
      const id = `a:${memberId}`
      const thread = threads.get(id) ?? { id, kind: 'personal', memberId, posts: [] }
      threads.set(id, thread)
      return thread
    },
    post(threadId, from, activity) {
      const thread = threads.get(threadId)
      return thread ? add(thread, from, activity) : null
    },
    update(threadId, activityId, activity) {
      const posted = threads.get(threadId)?.posts.find(({ id }) => id === activityId)
      if (!posted) return false
      posted.activity = activity
      posted.edits++
      touch()
      return true
    },
    member: (id) => members.find((member) => member.id === id || member.aadObjectId === id) ?? null,
    leave(memberId) {
      const index = members.findIndex(({ id }) => id === memberId)
      if (index >= 0) members.splice(index, 1)
    },
  }
}
