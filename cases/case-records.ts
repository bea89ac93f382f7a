import { formatInTimeZone } from 'date-fns-tz'
import type { Clock } from '../core/clock.js'
import { AppError, isAppError } from '../core/errors.js'
import { newId } from '../core/ids.js'
import type { Log } from '../core/log.js'
import type { SecretBox } from '../core/secrets.js'
import type { Store } from '../core/store.js'
import type { CounterDoc } from '../models/counter.js'
import type { ReleaseEntryDoc } from '../models/release-entry.js'
import type { CaseDoc, Release } from './case.js'
import type { Matcher } from './decide.js'
import type { Policy } from './policy.js'
import type { ResetPlatform } from './ports.js'

/** What the use cases of this room work with. */
export interface CaseDeps {
  store: Store
  box: SecretBox
  clock: Clock
  platform: ResetPlatform
  match: Matcher
  policy: Policy
  log?: Log
}

export const PARIS = 'Europe/Paris'

/** Changes at the same moment are rare (one turn at a time); a timer or an agent may still cross a turn. */
const ATTEMPTS = 5

export async function getCase(store: Store, caseId: string): Promise<CaseDoc> {
  const found = await store.get<CaseDoc>('cases', caseId)
  if (!found) throw new AppError('NOT_FOUND', 'there is no such case', { details: { caseId } })
  return found
}

/** The case of the conversation that is not closed. */
export async function openCaseOf(store: Store, conversation: string): Promise<CaseDoc | null> {
  const [found] = await store.find<CaseDoc>('cases', { conversation, state: { $ne: 'closed' } }, { limit: 1 })
  return found ?? null
}

export async function insertCase(
  deps: CaseDeps,
  given: { personId: string; companyId: string | null; conversation: string },
): Promise<CaseDoc> {
  const now = deps.clock.now()
  try {
    return await deps.store.transaction(async (tx) =>
      tx.insert<CaseDoc>('cases', {
        _id: newId(now),
        number: await nextNumber(tx, now),
        ...given,
        state: 'collecting',
        outcome: null,
        access: null,
        sadp: null,
        opaque: null,
        photos: [],
        receipt: null,
        picked: null,
        declaration: null,
        tries: 0,
        releases: [],
        serials: [],
        lastReason: null,
        lastJudged: null,
        waitingSince: null,
        openedAt: now,
        updatedAt: now,
        closedAt: null,
        rating: null,
        version: 1,
      }),
    )
  } catch (error) {
    if (!isAppError(error, 'DUPLICATE_KEY')) throw error
    const other = await openCaseOf(deps.store, given.conversation)
    if (!other) throw error
    return other
  }
}

/** Reads, changes and writes a case; starts again when somebody else was faster. `null`: nothing to change. */
export async function changeCase(
  deps: CaseDeps,
  caseId: string,
  change: (reset: CaseDoc, tx: Store) => Promise<Partial<CaseDoc> | null> | Partial<CaseDoc> | null,
): Promise<CaseDoc> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await deps.store.transaction(async (tx) => {
        const reset = await getCase(tx, caseId)
        const fields = await change(reset, tx)
        return fields ? writeCase(tx, reset, fields, deps.clock.now()) : reset
      })
    } catch (error) {
      if (!isAppError(error, 'STALE') || attempt >= ATTEMPTS) throw error
    }
  }
}

/** Writes the fields if the case is still as it was read; throws STALE when it is not. */
export async function writeCase(
  tx: Store,
  reset: CaseDoc,
  fields: Partial<CaseDoc>,
  now: Date,
): Promise<CaseDoc> {
  const written = await tx.update<CaseDoc>(
    'cases',
    { _id: reset._id, version: reset.version },
    { $set: { ...fields, updatedAt: now, version: reset.version + 1 } },
  )
  if (!written)
    throw new AppError('STALE', 'the case has changed since it was read', { details: { caseId: reset._id } })
  if (fields.releases) await writeEntries(tx, written)
  return written
}

/** The list of releases with one of them replaced, or added. */
export function withRelease(reset: CaseDoc, release: Release): Release[] {
  const others = reset.releases.filter(({ id }) => id !== release.id)
  const known = others.length < reset.releases.length
  return known ? reset.releases.map((old) => (old.id === release.id ? release : old)) : [...others, release]
}

export function findRelease(reset: CaseDoc, releaseId: string): Release {
  const found = reset.releases.find(({ id }) => id === releaseId)
  if (!found) throw new AppError('NOT_FOUND', 'the case has no such code', { details: { caseId: reset._id } })
  return found
}

async function writeEntries(tx: Store, reset: CaseDoc): Promise<void> {
  for (const { id, shortSerial, state, requestedAt, issuedAt, expiresAt } of reset.releases) {
    const { personId, companyId, conversation } = reset
    const entry: Omit<ReleaseEntryDoc, '_id'> = {
      caseId: reset._id,
      conversation,
      personId,
      companyId,
      shortSerial,
      state,
      requestedAt,
      issuedAt,
      expiresAt,
    }
    await tx.update('releaseEntries', { _id: id }, { $set: { ...entry } }, { upsert: true })
  }
}

async function nextNumber(tx: Store, now: Date): Promise<string> {
  const year = formatInTimeZone(now, PARIS, 'yyyy')
  const counter = await tx.update<CounterDoc>(
    'counters',
    { _id: `case-${year}` },
    { $inc: { value: 1 } },
    { upsert: true },
  )
  return `S-${year}-${String(counter?.value ?? 1).padStart(6, '0')}`
}
