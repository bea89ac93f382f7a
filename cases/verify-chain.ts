import { sha256 } from '../core/ids.js'
import type { SecretBox } from '../core/secrets.js'
import type { Store } from '../core/store.js'
import type { DecisionRecordDoc } from '../models/decision-record.js'
import { canonicalJson } from './canonical-json.js'
import { chainHead, hashRecord, NO_RECORD, openInputs } from './decision-chain.js'

export type ChainProblem =
  /** A field of the record is not what was written. */
  | 'changed'
  /** Records before this one are gone. */
  | 'missing'
  /** It does not continue the one before it. */
  | 'not_linked'
  /** The last records are gone, or the end was rewritten. */
  | 'truncated'
  /** A record that the head knows nothing of. */
  | 'beyond_head'
  /** The sealed inputs do not open, or are not those that were hashed. */
  | 'inputs_changed'
  /** It is not the record that was written down outside. */
  | 'anchor_differs'

export interface ChainReport {
  ok: boolean
  records: number
  /** Records whose inputs were forgotten on purpose: their key is destroyed. */
  shredded: number
  head: { seq: number; hash: string }
  /** In the order of the chain; `seq` is where to look. */
  problems: { seq: number; subject: string | null; problem: ChainProblem }[]
}

const PAGE = 500

/**
 * Reads the whole chain and says whether it is the one that was written, and where not. With `anchor` (a line of the
 * log, kept elsewhere) also that it was not cut off and written anew.
 */
export async function verifyChain(
  store: Store,
  box: SecretBox,
  anchor?: { seq: number; hash: string },
): Promise<ChainReport> {
  const problems: ChainReport['problems'] = []
  const subjects = new Map<string, { seq: number; hash: string }>()
  let last = { seq: 0, hash: NO_RECORD }
  let records = 0
  let shredded = 0
  let anchored = false

  for await (const record of inOrder(store)) {
    const at = { seq: record.seq, subject: record.subject }
    const note = (problem: ChainProblem) => problems.push({ ...at, problem })
    records++
    if (hashRecord(record) !== record.hash) note('changed')
    if (record.seq !== last.seq + 1) note('missing')
    else if (record.previous !== last.hash) note('not_linked')
    const mine = subjects.get(record.subject) ?? { seq: 0, hash: NO_RECORD }
    if (record.subjectSeq !== mine.seq + 1) note('missing')
    else if (record.subjectPrevious !== mine.hash) note('not_linked')
    const inputs = await checkInputs(store, box, record)
    if (inputs === 'shredded') shredded++
    if (inputs === 'changed') note('inputs_changed')
    if (anchor?.seq === record.seq) {
      anchored = true
      if (anchor.hash !== record.hash) note('anchor_differs')
    }
    subjects.set(record.subject, { seq: record.subjectSeq, hash: record.hash })
    last = { seq: record.seq, hash: record.hash }
  }
  const head = await chainHead(store)
  if (head.seq > last.seq) problems.push({ seq: last.seq + 1, subject: null, problem: 'truncated' })
  else if (head.seq < last.seq) problems.push({ seq: head.seq + 1, subject: null, problem: 'beyond_head' })
  else if (head.hash !== last.hash) problems.push({ seq: last.seq, subject: null, problem: 'truncated' })
  if (anchor && !anchored) problems.push({ seq: anchor.seq, subject: null, problem: 'truncated' })
  // One deed shows in several checks; each place is named once for each kind of harm.
  const seen = new Set<string>()
  const distinct = problems.filter(({ seq, problem }) => {
    const key = `${seq}:${problem}`
    return seen.has(key) ? false : seen.add(key)
  })
  return { ok: distinct.length === 0, records, shredded, head, problems: distinct }
}

export async function* inOrder(store: Store): AsyncGenerator<DecisionRecordDoc> {
  let after: string | undefined
  do {
    const page = await store.page<DecisionRecordDoc>(
      'decisions',
      {},
      { sort: { seq: 1 }, limit: PAGE, ...(after ? { after } : {}) },
    )
    yield* page.items
    after = page.cursor ?? undefined
  } while (after)
}

async function checkInputs(
  store: Store,
  box: SecretBox,
  record: DecisionRecordDoc,
): Promise<'good' | 'shredded' | 'changed'> {
  if (record.sealed === null) return 'good'
  try {
    const inputs = await openInputs(store, box, record)
    if (inputs === null) return 'shredded'
    return sha256(canonicalJson(inputs)) === record.inputsHash ? 'good' : 'changed'
  } catch {
    return 'changed'
  }
}
