import type { SecretBox } from '../core/secrets.js'
import { MASK } from '../core/secrets.js'
import type { Store } from '../core/store.js'
import type { DecisionRecordDoc } from '../models/decision-record.js'
import type { CaseDoc } from './case.js'
import { openInputs } from './decision-chain.js'
import { all, collectPerson } from './person-data.js'

/**
 * What a person is given when they ask for their data (RGPD, article 15): all of it, readable, secrets masked. A code
 * is nobody's personal data, and a token opens a device.
 */
export async function exportPerson(
  store: Store,
  box: SecretBox,
  personId: string,
  now: Date,
): Promise<Record<string, unknown>> {
  const { person, conversations, messages, cases, tickets, companies, files } = await collectPerson(
    store,
    personId,
  )
  const decisions: unknown[] = []
  for (const { _id } of cases) {
    const records = await all<DecisionRecordDoc>(store, 'decisions', { subject: _id })
    records.sort((a, b) => a.seq - b.seq)
    for (const record of records) {
      const { at, kind, outcome, reason, rules, actor } = record
      decisions.push({
        caseId: _id,
        at,
        kind,
        outcome,
        reason,
        rules,
        actor,
        inputs: await openInputs(store, box, record),
      })
    }
  }
  return {
    exportedAt: now,
    person,
    addresses: conversations.map(({ _id, lastInboundAt }) => ({ address: _id, lastInboundAt })),
    messages: messages.map(({ at, author, text, choices, files: sent, status }) => ({
      at,
      author,
      text,
      choices,
      files: sent,
      status,
    })),
    cases: cases.map(masked),
    decisions,
    companies: companies.map(
      ({ name, vat, state, reasons, email, headCount, address, city, postalCode }) => ({
        name,
        vat,
        state,
        reasons,
        email,
        headCount,
        address,
        city,
        postalCode,
      }),
    ),
    tickets: tickets.map(({ number, cause, reason, state, openedAt, closedAt, end }) => ({
      number,
      cause,
      reason,
      state,
      openedAt,
      closedAt,
      end,
    })),
    files,
  }
}

/** A case as it may leave the house. */
export function masked(reset: CaseDoc): Record<string, unknown> {
  return {
    ...reset,
    opaque: reset.opaque ? { ...reset.opaque, sealed: MASK } : null,
    releases: reset.releases.map((release) => ({
      ...release,
      sealedCode: release.sealedCode && MASK,
      sealedRequest: release.sealedRequest && MASK,
    })),
  }
}
