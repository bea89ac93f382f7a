import type { SecretBox } from '../core/secrets.js'
import type { Doc, Filter, Store } from '../core/store.js'
import type { ShredKeyDoc } from '../models/decision-record.js'
import type { DeskTicketDoc } from '../models/desk-ticket.js'
import type { InboxDoc } from '../models/inbox.js'
import type { OutboxDoc } from '../models/outbox.js'
import type { CaseDoc } from './case.js'

export interface ResealReport {
  /** Texts sealed anew under the first key of SECRETS_KEY. */
  resealed: number
  /** Texts that were under it already. */
  current: number
  /** Texts no key opens; they were left as they are. */
  unreadable: { collection: string; id: string }[]
  /** Changed while we looked: run it again. */
  busy: number
}

const PAGE = 200

/** Where sealed texts are kept, and how a document is written with new ones. `null`: nothing to change. */
interface Place<T extends Doc> {
  collection: string
  filter: Filter
  reseal(doc: T, again: (sealed: string, context: string) => string): Record<string, unknown> | null
  /** What must not have changed since it was read. */
  guard(doc: T): Filter
}

const CASES: Place<CaseDoc> = {
  collection: 'cases',
  filter: {},
  reseal(reset, again) {
    const opaque = reset.opaque ? { ...reset.opaque, sealed: again(reset.opaque.sealed, reset._id) } : null
    const releases = reset.releases.map((release) => ({
      ...release,
      sealedCode: release.sealedCode && again(release.sealedCode, reset._id),
      sealedRequest: release.sealedRequest && again(release.sealedRequest, reset._id),
    }))
    return { opaque, releases, version: reset.version + 1 }
  },
  guard: (reset) => ({ _id: reset._id, version: reset.version }),
}

const SHRED_KEYS: Place<ShredKeyDoc> = {
  collection: 'shredKeys',
  filter: {},
  reseal: (key, again) => ({ sealed: again(key.sealed, `shred:${key._id}`) }),
  guard: (key) => ({ _id: key._id, sealed: key.sealed }),
}

/** Messages on their way that show a code. */
const OUTBOX: Place<OutboxDoc> = {
  collection: 'outbox',
  filter: { state: { $in: ['waiting', 'sending', 'unsure', 'dead'] } },
  reseal(item, again) {
    const payload = item.payload as { sealedText?: string } | null
    if (!payload?.sealedText) return null
    return { payload: { ...payload, sealedText: again(payload.sealedText, item.conversation) } }
  },
  guard: (item) => ({ _id: item._id, state: item.state, attempts: item.attempts }),
}

/** Codes that agents gave and a second one has to agree to. */
const TICKETS: Place<DeskTicketDoc> = {
  collection: 'deskTickets',
  filter: { open: true },
  reseal({ pending, caseId, version }, again) {
    if (!caseId || !pending?.sealedCode) return null
    return { pending: { ...pending, sealedCode: again(pending.sealedCode, caseId) }, version: version + 1 }
  },
  guard: (ticket) => ({ _id: ticket._id, version: ticket.version }),
}

/** Codes that agents gave, not yet applied by a turn. */
const INBOX: Place<InboxDoc> = {
  collection: 'inbox',
  filter: { channel: 'desk', state: { $in: ['waiting', 'dead'] } },
  reseal(arrival, again) {
    const payload = arrival.payload as { caseId?: string; action?: { sealedCode?: string | null } } | null
    const { caseId, action } = payload ?? {}
    if (!caseId || !action?.sealedCode) return null
    return { payload: { ...payload, action: { ...action, sealedCode: again(action.sealedCode, caseId) } } }
  },
  guard: (arrival) => ({ _id: arrival._id, state: arrival.state }),
}

/**
 * Seals everything anew under the first key of SECRETS_KEY. How a key is replaced: put the new one in front (`new,old`)
 * and restart, run this until `resealed` is 0, take the old one out and restart. May be stopped and run again at any
 * point; the records of decisions are not touched, only the keys that open them.
 */
export async function resealAll(store: Store, box: SecretBox): Promise<ResealReport> {
  const report: ResealReport = { resealed: 0, current: 0, unreadable: [], busy: 0 }
  await resealPlace(store, box, CASES, report)
  await resealPlace(store, box, SHRED_KEYS, report)
  await resealPlace(store, box, OUTBOX, report)
  await resealPlace(store, box, INBOX, report)
  await resealPlace(store, box, TICKETS, report)
  return report
}

async function resealPlace<T extends Doc>(
  store: Store,
  box: SecretBox,
  place: Place<T>,
  report: ResealReport,
): Promise<void> {
  let after: string | undefined
  do {
    const page = await store.page<T>(place.collection, place.filter, {
      limit: PAGE,
      ...(after ? { after } : {}),
    })
    for (const doc of page.items) await resealOne(store, box, place, doc, report)
    after = page.cursor ?? undefined
  } while (after)
}

async function resealOne<T extends Doc>(
  store: Store,
  box: SecretBox,
  place: Place<T>,
  doc: T,
  report: ResealReport,
): Promise<void> {
  let changed = 0
  const again = (sealed: string, context: string): string => {
    if (box.keyIdOf(sealed) === box.currentKeyId) {
      report.current++
      return sealed
    }
    try {
      const fresh = box.seal(box.open(sealed, context), context)
      changed++
      return fresh
    } catch {
      report.unreadable.push({ collection: place.collection, id: doc._id })
      return sealed
    }
  }
  const fields = place.reseal(doc, again)
  if (!fields || changed === 0) return
  const written = await store.update(place.collection, place.guard(doc), { $set: fields })
  if (written) report.resealed += changed
  else report.busy++
}
