import { canonicalJson } from '../../cases/canonical-json.js'
import { hashRecord, NO_RECORD, openInputs } from '../../cases/decision-chain.js'
import { sha256 } from '../../core/ids.js'
import type { SecretBox } from '../../core/secrets.js'
import type { Store } from '../../core/store.js'
import type { Translate } from '../../locales/index.js'
import type { DecisionRecordDoc } from '../../models/decision-record.js'
import type { ChainView, DecisionView } from '../contract/case-view.js'
import { withoutSecrets } from './without-secrets.js'
import { actorWords, reasonWords, sentence } from './words.js'

/**
 * The decision records about one case, each checked now: its hash, its link to the one before, its sealed inputs.
 * `withInputs`: what each was decided from is part of the answer, secrets taken out.
 */
export async function decisionViews(
  { store, box }: { store: Store; box: SecretBox },
  subject: string,
  { translate, names }: { translate: Translate; names: ReadonlyMap<string, string> },
  withInputs: boolean,
  now: Date,
): Promise<{ decisions: DecisionView[]; chain: ChainView }> {
  const records = await store.find<DecisionRecordDoc>(
    'decisions',
    { subject },
    { sort: { subjectSeq: 1 }, limit: 500 },
  )
  const decisions: DecisionView[] = []
  const problems: string[] = []
  let last = { seq: 0, hash: NO_RECORD }
  for (const record of records) {
    const linked = record.subjectSeq === last.seq + 1 && record.subjectPrevious === last.hash
    const { inputs, state } = await checkedInputs(store, box, record)
    const verified = hashRecord(record) === record.hash && linked ? state : 'changed'
    if (verified === 'changed') problems.push(translate('console.chain.changed', { seq: record.seq }))
    decisions.push({
      seq: record.seq,
      at: record.at.toISOString(),
      kind: record.kind,
      outcome: record.outcome,
      outcomeText: sentence(`console.decision.${record.outcome}`, translate),
      reason: record.reason,
      reasonText: reasonWords(record.reason, translate),
      actor: record.actor,
      actorText: actorWords(record.actor, names, translate),
      rules: record.rules,
      hash: record.hash,
      previous: record.previous,
      verified,
      inputs: withInputs ? withoutSecrets(inputs) : null,
    })
    last = { seq: record.subjectSeq, hash: record.hash }
  }
  const chain = {
    ok: problems.length === 0,
    records: records.length,
    shredded: decisions.filter(({ verified }) => verified === 'shredded').length,
    problems,
    checkedAt: now.toISOString(),
  }
  return { decisions, chain }
}

async function checkedInputs(
  store: Store,
  box: SecretBox,
  record: DecisionRecordDoc,
): Promise<{ inputs: unknown; state: DecisionView['verified'] }> {
  if (record.sealed === null) return { inputs: null, state: 'good' }
  try {
    const inputs = await openInputs(store, box, record)
    if (inputs === null) return { inputs, state: 'shredded' }
    return { inputs, state: sha256(canonicalJson(inputs)) === record.inputsHash ? 'good' : 'changed' }
  } catch {
    return { inputs: null, state: 'changed' }
  }
}
