import { isLive } from '../../cases/case.js'
import { MASK } from '../../core/secrets.js'
import { type Locale, type Translate, translator } from '../../locales/index.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { FileDoc } from '../../models/file.js'
import { rowView } from '../cases/row-view.js'
import type { CaseView, CompanyView, PromiseView, ReleaseView } from '../contract/case-view.js'
import type { Role } from '../contract/common.js'
import { promiseOf } from '../figures/facts.js'
import { namesOfPeople } from '../people.js'
import type { ConsoleParts } from '../ports.js'
import { decisionViews } from './decision-views.js'
import { matchView, photoViews, receiptView, sadpView, tokenView } from './evidence-view.js'
import { filesOf, fileView } from './file-view.js'
import { type Loaded, loadCase, loadRow } from './load.js'
import { maskAddress } from './mask-address.js'
import { timeline } from './timeline.js'
import { actorWords, sentence } from './words.js'

/** Who may see what a decision was made from, and have a masked value shown. */
export const MAY_REVEAL: readonly Role[] = ['lead', 'manager', 'auditor', 'admin']
/** A live code opens a device: its number of readers is kept small. */
export const MAY_REVEAL_CODE: readonly Role[] = ['lead', 'admin']
export const MAY_WHISPER: readonly Role[] = ['lead', 'manager', 'admin']
export const MAY_VERIFY: readonly Role[] = ['auditor', 'admin']

export interface Viewer {
  role: Role
  locale: Locale
}

/** Everything of one case, as one page shows it. Throws NOT_FOUND. */
export async function caseView(
  parts: Pick<ConsoleParts, 'store' | 'box'>,
  idOrNumber: string,
  viewer: Viewer,
  now: Date,
): Promise<CaseView> {
  const { store } = parts
  const translate = translator(viewer.locale)
  const loaded = await loadCase(store, await loadRow(store, idOrNumber))
  const { row, reset, tickets, person, company } = loaded
  const caseId = row._id
  const file = await fileShower(store, loaded)
  const mayReveal = MAY_REVEAL.includes(viewer.role)
  const names = await namesOfPeople(store)
  const { decisions, chain } = await decisionViews(parts, caseId, { translate, names }, mayReveal, now)
  return {
    row: rowView(row, viewer.locale),
    person: {
      id: row.personId,
      name: person?.profileName ?? null,
      address: maskAddress(row.conversation),
      trade: person?.providerType ? sentence(`desk.card.provider.${person.providerType}`, translate) : null,
      optedOut: (person?.optedOutAt ?? null) !== null,
    },
    company: company && companyView(company, translate),
    access: reset?.access ? sentence(`device.access_${reset.access}`, translate) : null,
    tries: reset?.tries ?? 0,
    declaration: reset?.declaration
      ? {
          text: reset.declaration.text,
          version: reset.declaration.version,
          acceptedAt: reset.declaration.acceptedAt.toISOString(),
        }
      : null,
    timeline: timeline({ loaded, names, translate, file }),
    photos: reset ? photoViews(reset, file, translate) : [],
    sadp: reset && sadpView(reset, file, translate),
    token: reset && tokenView(reset, translate),
    receipt: reset && receiptView(reset, file),
    match: reset ? matchView(reset, translate) : { outcome: null, text: null, lines: [] },
    releases: reset ? releaseViews(reset, viewer, { translate, names }, now) : [],
    promises: tickets.flatMap((ticket) => promiseView(ticket, translate, now)),
    decisions,
    chain,
    may: {
      reveal: mayReveal,
      verify: MAY_VERIFY.includes(viewer.role),
      whisper: MAY_WHISPER.includes(viewer.role) && tickets.some(({ open }) => open),
    },
  }
}

/** Shows a file by its hash: what is known of it, and where to get it while its bytes are kept. */
async function fileShower(store: ConsoleParts['store'], loaded: Loaded) {
  const named = filesOf(loaded)
  const docs = await store.find<FileDoc>('files', { _id: { $in: [...named.keys()] } })
  const types = new Map(docs.map(({ _id, contentType }) => [_id, contentType]))
  const kept = new Set(docs.map(({ _id }) => _id).filter((hash) => named.has(hash)))
  return (hash: string, contentType: string, name: string | null) => {
    const known = named.get(hash)
    return fileView(
      loaded.row._id,
      { hash, contentType: types.get(hash) ?? contentType, name: name ?? known?.name ?? null },
      kept,
    )
  }
}

function companyView(company: NonNullable<Loaded['company']>, translate: Translate): CompanyView {
  return {
    id: company._id,
    name: company.name,
    vat: company.vat,
    city: company.city,
    state: company.state,
    stateText: translate(`desk.card.company_state.${company.state}`),
    reasons: company.reasons.map((code) => ({ code, text: sentence(`console.company.${code}`, translate) })),
  }
}

function releaseViews(
  reset: NonNullable<Loaded['reset']>,
  viewer: Viewer,
  { translate, names }: { translate: Translate; names: ReadonlyMap<string, string> },
  now: Date,
): ReleaseView[] {
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return reset.releases.map((release) => ({
    id: release.id,
    shortSerial: release.shortSerial,
    state: release.state,
    stateText: translate(`desk.card.release_state.${release.state}`),
    code: release.sealedCode === null ? null : MASK,
    form: release.form,
    by: release.issuedBy && actorWords(release.issuedBy, names, translate),
    requestedAt: release.requestedAt.toISOString(),
    issuedAt: iso(release.issuedAt),
    deliveredAt: iso(release.deliveredAt),
    openedAt: iso(release.openedAt),
    expiresAt: iso(release.expiresAt),
    endedAt: iso(release.endedAt),
    revealable: release.sealedCode !== null && isLive(release, now) && MAY_REVEAL_CODE.includes(viewer.role),
  }))
}

const PROMISE = { kept: 'kept', broken: 'missed', pending: 'open' } as const

function promiseView(ticket: DeskTicketDoc, translate: Translate, now: Date): PromiseView[] {
  const promise = promiseOf(ticket, now)
  if (promise === null) return []
  return [
    {
      ticketId: ticket._id,
      madeAt: ticket.openedAt.toISOString(),
      dueAt: ticket.firstDueAt.toISOString(),
      keptAt: ticket.firstAnsweredAt?.toISOString() ?? null,
      state: PROMISE[promise],
      text: translate(`desk.cause.${ticket.cause}`),
    },
  ]
}
