import { hasSentence, type Locale, type SentenceKey, translator } from '../../locales/index.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { CaseRow, Hit } from '../contract/cases.js'

/** A row as the page gets it. */
export function rowView(row: CaseRowDoc, locale: Locale, hits: Hit[] = []): CaseRow {
  return {
    id: row._id,
    kind: row.kind,
    number: row.number,
    state: row.state,
    outcome: row.outcome,
    reason: row.reason === null ? null : { code: row.reason, text: reasonText(row.reason, locale) },
    person: row.person,
    company: row.companyId ? { id: row.companyId, name: row.company ?? row.vat ?? row.companyId } : null,
    agents: row.agentIds.map((id, index) => ({ id, name: row.agentNames[index] ?? id })),
    serials: row.serials,
    models: row.models,
    channel: row.channel,
    language: row.language,
    promise: row.promise,
    csat: row.csat,
    openedAt: row.openedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    codeAfter: row.codeAfter,
    hits,
  }
}

/** A decision's reason or a ticket's cause as agents read it; SADP's error number where that is the reason. */
export function reasonText(reason: string, locale: Locale): string {
  const key = [`desk.why.${reason}`, `desk.cause.${reason}`].find((key) => hasSentence(key, locale))
  return key ? translator(locale)(key as SentenceKey) : reason
}
