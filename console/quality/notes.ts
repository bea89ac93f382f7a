import { AppError } from '../../core/errors.js'
import { newId } from '../../core/ids.js'
import type { Store } from '../../core/store.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { DeskAgentDoc } from '../../models/desk.js'
import type { CoachingNoteDoc } from '../../models/quality.js'
import type { Actor } from '../contract/common.js'
import type { Note } from '../contract/quality.js'
import { isAbout } from './reviews.js'

/** A word to an agent, about a case or not. Throws NOT_FOUND for an agent, or a case, that is none. */
export async function writeNote(
  store: Store,
  wanted: { agentId: string; caseId: string | null; text: string },
  actor: Actor,
  now: Date,
): Promise<CoachingNoteDoc> {
  const { agentId, caseId, text } = wanted
  const agent = await store.get<DeskAgentDoc>('deskAgents', agentId)
  const row = caseId === null ? null : await store.get<CaseRowDoc>('caseRows', caseId)
  if (!agent || (caseId !== null && !row)) throw new AppError('NOT_FOUND', 'there is no such agent or case')
  return store.insert<CoachingNoteDoc>('coachingNotes', {
    _id: newId(now),
    agentId,
    agentName: agent.name,
    byId: actor.id,
    byName: actor.name,
    caseId,
    number: row?.number ?? null,
    text,
    at: now,
    seenAt: null,
  })
}

/** Only the agent's own look counts. */
export async function noteSeen(
  store: Store,
  noteId: string,
  actor: Actor,
  now: Date,
): Promise<CoachingNoteDoc> {
  const note = await store.get<CoachingNoteDoc>('coachingNotes', noteId)
  if (!note || !isAbout(actor, note.agentId)) throw new AppError('NOT_FOUND', 'there is no such note')
  if (note.seenAt) return note
  const seen = await store.update<CoachingNoteDoc>(
    'coachingNotes',
    { _id: noteId },
    { $set: { seenAt: now } },
  )
  return seen ?? note
}

export function noteView(note: CoachingNoteDoc): Note {
  const { _id: id, agentId, agentName, byId, byName, caseId, number, text, at, seenAt } = note
  return {
    id,
    agent: { id: agentId, name: agentName },
    by: { id: byId, name: byName },
    caseId,
    number,
    text,
    at: at.toISOString(),
    seenAt: seenAt?.toISOString() ?? null,
  }
}
