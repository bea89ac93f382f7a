/** When installers write: their messages by hour, and by whose case they are about. */
import type { Store } from '../../core/store.js'
import type { FigureCursorDoc, FigureFactDoc } from '../../models/figures.js'
import type { MessageDoc } from '../../models/message.js'
import type { PersonDoc } from '../../models/person.js'
import { type HourPart, hourFact, hourName } from './facts.js'

const HOUR_MS = 3_600_000
/** After every letter an id may go on with. */
const LAST = '\uffff'

/** Counted anew for each hour in which one of these was written; never fewer than once, because transcripts are forgotten. */
export async function hoursOf(
  store: Store,
  messages: readonly Pick<MessageDoc, 'at'>[],
): Promise<FigureFactDoc[]> {
  const hours = new Set(messages.map(({ at }) => Math.floor(at.getTime() / HOUR_MS) * HOUR_MS))
  const facts: FigureFactDoc[] = []
  for (const start of hours) {
    const hour = new Date(start)
    const written = await store.find<MessageDoc>('messages', {
      author: 'installer',
      at: { $gte: hour, $lt: new Date(start + HOUR_MS) },
    })
    const id = `hour:${hourName(hour)}`
    const known = await store.find<FigureFactDoc>('figureFacts', { _id: { $gte: id, $lt: `${id}${LAST}` } })
    const before = known.reduce((sum, { source }) => sum + Number(source), 0)
    if (written.length < before) continue
    const parts = (await partsOf(store, written)).map((part) => hourFact(hour, part))
    const now = new Set(parts.map(({ _id }) => _id))
    // A case has gone to somebody else: what was theirs is nothing now.
    const gone = known.filter(({ _id }) => !now.has(_id))
    facts.push(...parts, ...gone.map((fact) => hourFact(hour, { ...fact, messages: 0 })))
  }
  return facts
}

/** Whose case each is about, as the cases' own facts say; without a case: whose person wrote. */
async function partsOf(store: Store, written: readonly MessageDoc[]): Promise<HourPart[]> {
  const caseIds = unique(written.map(({ caseId }) => caseId))
  const ofCase = new Map(
    (await store.find<FigureFactDoc>('figureFacts', { _id: { $in: caseIds.map((id) => `case:${id}`) } })).map(
      ({ _id, agentId, companyId }) => [_id.slice('case:'.length), { agentId, companyId }],
    ),
  )
  const homeless = unique(written.filter(({ caseId }) => !caseId).map(({ personId }) => personId))
  const ofPerson = new Map(
    (await store.find<PersonDoc>('persons', { _id: { $in: homeless } })).map(({ _id, companyId }) => [
      _id,
      companyId,
    ]),
  )
  const parts = new Map<string, HourPart>()
  for (const { caseId, personId } of written) {
    const whose = (caseId ? ofCase.get(caseId) : null) ?? {
      agentId: null,
      companyId: caseId ? null : (ofPerson.get(personId) ?? null),
    }
    const key = `${whose.agentId}|${whose.companyId}`
    const part = parts.get(key) ?? { ...whose, messages: 0 }
    part.messages++
    parts.set(key, part)
  }
  return [...parts.values()]
}

/**
 * What was written about cases that these facts give to another agent or company than before: its hours are to be
 * counted anew. Nothing while messages were never counted.
 */
export async function messagesOfMoved(
  store: Store,
  facts: readonly FigureFactDoc[],
): Promise<Pick<MessageDoc, 'at'>[]> {
  const ofCases = facts.filter(({ kind }) => kind === 'case')
  if (ofCases.length === 0 || !(await store.get<FigureCursorDoc>('figureCursors', 'messages'))) return []
  const ids = ofCases.map(({ _id }) => _id)
  const known = new Map(
    (await store.find<FigureFactDoc>('figureFacts', { _id: { $in: ids } })).map((fact) => [fact._id, fact]),
  )
  const moved = ofCases.filter(({ _id, agentId, companyId }) => {
    const before = known.get(_id)
    return (before?.agentId ?? null) !== agentId || (before?.companyId ?? null) !== companyId
  })
  if (moved.length === 0) return []
  return store.find<MessageDoc>('messages', {
    author: 'installer',
    caseId: { $in: moved.map(({ _id }) => _id.slice('case:'.length)) },
  })
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids)].filter((id) => id !== null)
}
