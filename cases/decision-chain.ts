import { AppError } from '../core/errors.js'
import { newId, sha256 } from '../core/ids.js'
import { Secret, type SecretBox } from '../core/secrets.js'
import type { Store } from '../core/store.js'
import type { ChainHeadDoc, DecisionKind, DecisionRecordDoc } from '../models/decision-record.js'
import { canonicalJson } from './canonical-json.js'
import { readSubjectBox, subjectBox } from './shred-keys.js'

export const NO_RECORD = '0'.repeat(64)
const HEAD = 'all'

export interface DecisionEntry {
  /** Case id, company id, or `chain`. */
  subject: string
  kind: DecisionKind
  outcome: string
  reason: string
  rules: Record<string, string>
  actor: string
  /** Everything it was decided from. JSON; no code, no opaque token. */
  inputs: unknown
  /** Whose data they are, so that erasing the person finds the key; null where they are nobody's. */
  personId: string | null
}

/**
 * Appends one record, inside the caller's transaction. The same decision about the same inputs, right after itself, is
 * not written twice: a turn that is run again decides again.
 */
export async function appendDecision(
  tx: Store,
  box: SecretBox,
  entry: DecisionEntry,
  now: Date,
): Promise<DecisionRecordDoc> {
  const text = canonicalJson(entry.inputs)
  const inputsHash = sha256(text)
  const [before] = await tx.find<DecisionRecordDoc>(
    'decisions',
    { subject: entry.subject },
    { sort: { subjectSeq: -1 }, limit: 1 },
  )
  const same =
    before?.kind === entry.kind && before.outcome === entry.outcome && before.reason === entry.reason
  if (before && same && before.inputsHash === inputsHash && before.actor === entry.actor) return before

  const head = await tx.get<ChainHeadDoc>('chainHeads', HEAD)
  const _id = newId(now)
  const subject = await subjectBox(tx, box, entry.subject, entry.personId, now)
  const content: Omit<DecisionRecordDoc, 'hash'> = {
    _id,
    seq: (head?.seq ?? 0) + 1,
    subject: entry.subject,
    subjectSeq: (before?.subjectSeq ?? 0) + 1,
    kind: entry.kind,
    at: now,
    outcome: entry.outcome,
    reason: entry.reason,
    rules: entry.rules,
    actor: entry.actor,
    inputsHash,
    sealed: subject.seal(new Secret(text), _id),
    previous: head?.hash ?? NO_RECORD,
    subjectPrevious: before?.hash ?? NO_RECORD,
  }
  const record = { ...content, hash: hashRecord(content) }
  await tx.insert('decisions', record)
  const moved = await tx.update<ChainHeadDoc>(
    'chainHeads',
    head ? { _id: HEAD, seq: head.seq } : { _id: HEAD },
    { $set: { seq: record.seq, hash: record.hash } },
    { upsert: head === null },
  )
  if (!moved) throw new AppError('VERSION_CONFLICT', 'another record was appended at the same moment')
  return record
}

/** What makes a record what it is: everything but the hash itself. */
export function hashRecord(record: Omit<DecisionRecordDoc, 'hash'>): string {
  const { hash: _, ...content } = record as DecisionRecordDoc
  return sha256(canonicalJson(content))
}

/** What a record was decided from; null when its key was destroyed. Throws SECRET_UNREADABLE when it was altered. */
export async function openInputs(store: Store, box: SecretBox, record: DecisionRecordDoc): Promise<unknown> {
  if (record.sealed === null) return null
  const subject = await readSubjectBox(store, box, record.subject)
  return subject ? JSON.parse(subject.open(record.sealed, record._id).reveal()) : null
}

/** Where the chain ends now; what is written down elsewhere once a day. */
export async function chainHead(store: Store): Promise<{ seq: number; hash: string }> {
  const head = await store.get<ChainHeadDoc>('chainHeads', HEAD)
  return { seq: head?.seq ?? 0, hash: head?.hash ?? NO_RECORD }
}

/**
 * Writes a record that says where the chain stood, and answers it for the log: kept outside the store it shows
 * whether everything up to it was cut off and forged anew. At most one a day and only if something was decided.
 */
export async function anchorChain(
  store: Store,
  box: SecretBox,
  now: Date,
): Promise<{ seq: number; hash: string } | null> {
  return store.transaction(async (tx) => {
    const head = await chainHead(tx)
    const [last] = await tx.find<DecisionRecordDoc>(
      'decisions',
      { kind: 'anchor' },
      { sort: { at: -1 }, limit: 1 },
    )
    if (head.seq === 0 || last?.seq === head.seq) return null
    if (last && last.at.toISOString().slice(0, 10) === now.toISOString().slice(0, 10)) return null
    const record = await appendDecision(
      tx,
      box,
      {
        subject: 'chain',
        kind: 'anchor',
        outcome: 'anchored',
        reason: 'daily',
        rules: {},
        actor: 'policy',
        inputs: head,
        personId: null,
      },
      now,
    )
    return { seq: record.seq, hash: record.hash }
  })
}
