import type { SecretBox } from '../core/secrets.js'
import type { FileStore, Store } from '../core/store.js'
import { deskLane } from '../models/desk-ticket.js'
import type { EvidenceEntryDoc } from '../models/evidence-entry.js'
import type { CaseDoc } from './case.js'
import { appendDecision } from './decision-chain.js'
import { collectPerson } from './person-data.js'
import { shredSubjects } from './shred-keys.js'

export interface ErasureReport {
  cases: number
  messages: number
  files: number
  /** Records of decisions that can no longer be read. */
  shredded: number
}

/**
 * Erases a person (RGPD, article 17). What is left of them is an id that means nothing: cases without evidence,
 * decisions whose inputs are sealed under keys that no longer exist, and a record that they were erased. The chain of
 * decisions still verifies. Idempotent.
 */
export async function erasePerson(
  store: Store,
  files: FileStore,
  box: SecretBox,
  personId: string,
  given: { actor: string; now: Date },
): Promise<ErasureReport> {
  const data = await collectPerson(store, personId)
  const { now } = given
  const conversations = [
    ...new Set([
      ...data.conversations.map(({ _id }) => _id),
      ...data.cases.map(({ conversation }) => conversation),
    ]),
  ].filter((conversation) => !conversation.startsWith('erased:'))
  const orphaned = data.companies.filter(
    ({ contacts, state }) => contacts.length === 1 && state !== 'suspended',
  )

  const report = await store.transaction(async (tx) => {
    for (const reset of data.cases) {
      await tx.update<CaseDoc>(
        'cases',
        { _id: reset._id },
        { $set: { ...emptied(reset, now), version: reset.version + 1 } },
      )
    }
    const gone = `erased:${personId}`
    await tx.delete('releaseEntries', { personId })
    for (const ticket of data.tickets) {
      const events = ticket.events.map((event) => ({ ...event, detail: null }))
      const over = {
        state: 'closed',
        open: false,
        closedAt: ticket.closedAt ?? now,
        end: ticket.end ?? 'other',
      }
      await tx.update(
        'deskTickets',
        { _id: ticket._id },
        {
          $set: {
            conversation: `${gone}:${ticket._id}`,
            events,
            pending: null,
            version: ticket.version + 1,
            ...over,
          },
        },
      )
    }
    for (const { providerId } of data.messages) {
      if (providerId) await tx.delete('deliveryReports', { _id: providerId })
    }
    const messages = await tx.delete('messages', { personId })
    await tx.delete('evidenceEntries', { personId })
    // The console's row names them; it is made anew from what is left of the case.
    await tx.delete('caseRows', { personId })
    // What was relayed to the agents' threads, and did not get there, is the person's too.
    const lanes = data.tickets.map(({ _id }) => deskLane(_id))
    for (const conversation of [...conversations, ...lanes]) {
      for (const collection of ['inbox', 'outbox', 'lanes', 'timers', 'fileLinks', 'journeys'])
        await tx.delete(collection, { conversation })
      await tx.delete('conversations', { _id: conversation })
    }
    await tx.delete('persons', { _id: personId })
    for (const company of data.companies) {
      if (orphaned.includes(company)) await tx.delete('companies', { _id: company._id })
      else {
        const contacts = company.contacts.filter((contact) => contact !== personId)
        await tx.update(
          'companies',
          { _id: company._id },
          { $set: { contacts, version: company.version + 1 } },
        )
      }
    }
    const subjects = [...data.cases.map(({ _id }) => _id), ...orphaned.map(({ _id }) => _id)]
    const shredded = await shredSubjects(tx, subjects)
    const counts = { cases: data.cases.length, messages, files: data.files.length, shredded }
    const known = data.person !== null || data.cases.length > 0
    if (known) {
      await appendDecision(
        tx,
        box,
        {
          subject: gone,
          kind: 'access',
          outcome: 'erased',
          reason: 'asked_by_person',
          rules: {},
          actor: given.actor,
          inputs: counts,
          personId: null,
        },
        now,
      )
    }
    return counts
  })
  return { ...report, files: await eraseFiles(store, files, data.files) }
}

/** The frame of a case: when, how it ended, what was decided – and nobody's name on it. */
function emptied(reset: CaseDoc, now: Date): Partial<CaseDoc> {
  return {
    conversation: `erased:${reset.personId}`,
    companyId: null,
    sadp: null,
    opaque: null,
    photos: [],
    receipt: null,
    picked: null,
    declaration: null,
    serials: [],
    releases: [],
    state: 'closed',
    rating: reset.rating ? { ...reset.rating, word: null } : null,
    outcome: reset.outcome ?? 'cancelled',
    closedAt: reset.closedAt ?? now,
  }
}

/** Files of theirs that nobody else sent as well. */
async function eraseFiles(store: Store, files: FileStore, hashes: readonly string[]): Promise<number> {
  let erased = 0
  for (const hash of hashes) {
    const others = await store.find<EvidenceEntryDoc>('evidenceEntries', { fileHash: hash }, { limit: 1 })
    if (others.length > 0) continue
    await files.delete(hash)
    await store.delete('files', { _id: hash })
    erased++
  }
  return erased
}
