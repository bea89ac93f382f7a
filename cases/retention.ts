import type { Store } from '../core/store.js'
import type { CaseDoc } from './case.js'
import { shredSubjects } from './shred-keys.js'

/**
 * How long each kind of data is kept, days. Photos and exports (90 days) carry their own date and messages in transit
 * are settled work: bot/housekeeping.ts forgets those.
 */
export const RETENTION = {
  version: 'retention-1',
  /** What was said. */
  transcripts: 365,
  /** By what the same file or device is found again with somebody else. */
  evidenceIndex: 365,
  /** Evidence inside a closed case: readings, device lists. The decision records keep what they need, sealed. */
  caseEvidence: 90,
  /** Codes given, for the limits of the day and for questions. */
  releaseIndex: 365,
  /** Cases, and what their decisions were made from. */
  decisions: 5 * 365,
} as const

export interface RetentionReport {
  messages: number
  evidence: number
  cases: number
  releases: number
  shredded: number
}

const DAY_MS = 86_400_000
const BATCH = 500

/** Days of each kind; RETENTION is what is shipped. */
export type RetentionDays = Readonly<
  Record<'transcripts' | 'evidenceIndex' | 'caseEvidence' | 'releaseIndex' | 'decisions', number>
>

/** Forgets what is past its time, a batch of each kind at a time. Run daily, or more often. */
export async function runRetention(
  store: Store,
  now: Date,
  days: RetentionDays = RETENTION,
): Promise<RetentionReport> {
  const before = (age: number) => new Date(now.getTime() - age * DAY_MS)
  await forgetWords(store, before(days.transcripts))
  return {
    messages: await store.delete('messages', { at: { $lt: before(days.transcripts) } }),
    evidence: await store.delete('evidenceEntries', { at: { $lt: before(days.evidenceIndex) } }),
    cases: await emptyCases(store, before(days.caseEvidence), now),
    releases: await store.delete('releaseEntries', {
      requestedAt: { $lt: before(days.releaseIndex) },
      state: { $in: ['confirmed', 'failed', 'expired', 'withdrawn'] },
    }),
    shredded: await forgetDecisions(store, before(days.decisions)),
  }
}

/** What people added to their score is a line of the transcript; the score itself names nobody. */
async function forgetWords(store: Store, closedBefore: Date): Promise<void> {
  const due = { state: 'closed', closedAt: { $lt: closedBefore }, 'rating.word': { $ne: null } }
  await store.updateMany('cases', due, { $set: { 'rating.word': null } })
}

async function emptyCases(store: Store, closedBefore: Date, now: Date): Promise<number> {
  const due = await store.find<CaseDoc>(
    'cases',
    { state: 'closed', closedAt: { $lt: closedBefore }, lastJudged: { $ne: 'emptied' } },
    { limit: BATCH },
  )
  for (const { _id, version } of due) {
    const fields = {
      sadp: null,
      opaque: null,
      photos: [],
      receipt: null,
      picked: null,
      lastJudged: 'emptied',
    }
    await store.update(
      'cases',
      { _id, version },
      { $set: { ...fields, updatedAt: now, version: version + 1 } },
    )
  }
  return due.length
}

/** Whole cases, and the keys to what their decisions were made from; the hashes stay in the chain. */
async function forgetDecisions(store: Store, closedBefore: Date): Promise<number> {
  const due = await store.find<CaseDoc>(
    'cases',
    { state: 'closed', closedAt: { $lt: closedBefore } },
    { limit: BATCH },
  )
  const ids = due.map(({ _id }) => _id)
  if (ids.length === 0) return 0
  return store.transaction(async (tx) => {
    const shredded = await shredSubjects(tx, ids)
    await tx.delete('cases', { _id: { $in: ids } })
    await tx.delete('caseRows', { _id: { $in: ids } })
    return shredded
  })
}
