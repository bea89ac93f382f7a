import type { Clock } from '../core/clock.js'
import { AppError, isAppError } from '../core/errors.js'
import type { SecretBox } from '../core/secrets.js'
import type { Store } from '../core/store.js'
import type { CompanyDoc } from './company.js'
import { type CompanyClaim, type CompanyDetails, newCompany, speaksFor, withClaim } from './company-claims.js'
import { assessed } from './company-state.js'
import { appendDecision } from './decision-chain.js'
import type { Policy } from './policy.js'

export type { CompanyClaim, CompanyDetails } from './company-claims.js'

/** The companies we know, and who may speak for them. Every change of state is a record in the chain. */
export interface Companies {
  get(id: string): Promise<CompanyDoc | null>
  /** Writes what is claimed and assesses it. The same claim twice is one. Rejects with DOCUMENT_INVALID for a bad VAT. */
  claim(claim: CompanyClaim): Promise<CompanyDoc>
  /** The rest of the form: nothing that the verification rests on. Only a contact may. */
  describe(id: string, personId: string, details: CompanyDetails): Promise<CompanyDoc>
  /** What the registers say now: they were silent, or a year has passed. */
  recheck(id: string, checks: CompanyDoc['checks']): Promise<CompanyDoc>
  /** An agent decides. `pending` takes a decision back: the policy judges anew. */
  decide(id: string, state: 'verified' | 'suspended' | 'pending', agentId: string): Promise<CompanyDoc>
  /** An agent says that this person speaks for the company. */
  addContact(id: string, personId: string, agentId: string): Promise<CompanyDoc>
  /** Companies to ask the registers about again: a year has passed, or they were silent. Oldest first. */
  toRecheck(limit: number): Promise<CompanyDoc[]>
}

export interface CompaniesParts {
  store: Store
  clock: Clock
  policy: Policy['company']
  /** Seals the records of the chain. Without it nothing is recorded. */
  box?: SecretBox
}

/**
 * A VAT number is printed on every invoice: knowing one proves nothing. The first person of a company is believed as far
 * as registers and mailbox go; whoever comes later speaks for it only with a proven address of the same professional
 * domain, or when an agent says so, and until then the company is "pending" for them (isContact).
 */
export function createCompanies(parts: CompaniesParts): Companies {
  const { store, clock, policy } = parts
  const change = (
    id: string,
    actor: string,
    apply: (company: CompanyDoc, now: Date) => CompanyDoc,
  ): Promise<CompanyDoc> =>
    store.transaction(async (tx) => {
      const known = await tx.get<CompanyDoc>('companies', id)
      if (!known) throw new AppError('NOT_FOUND', 'there is no such company', { details: { companyId: id } })
      return write(parts, tx, known, apply(known, clock.now()), actor)
    })

  return {
    get: (id) => store.get<CompanyDoc>('companies', id),
    async claim(claim) {
      try {
        return await takeClaim(parts, claim)
      } catch (error) {
        // Two people of a company at the same moment: the second finds the first's.
        if (!isAppError(error, 'DUPLICATE_KEY')) throw error
        return takeClaim(parts, claim)
      }
    },
    describe: (id, personId, details) =>
      change(id, 'person', (company) => {
        if (!isContact(company, personId)) {
          throw new AppError('NOT_ALLOWED', 'this person does not speak for the company', {
            details: { companyId: id },
          })
        }
        return { ...company, ...details }
      }),
    recheck: (id, checks) =>
      change(id, 'policy', (company, now) => {
        // A register that is silent today does not unsay what it said.
        const kept = {
          vies: checks.vies?.status === 'unreachable' ? company.checks.vies : checks.vies,
          sirene: checks.sirene?.status === 'unreachable' ? company.checks.sirene : checks.sirene,
        }
        return assessed({ ...company, checks: kept }, policy, now, 'policy')
      }),
    decide: (id, state, agentId) =>
      change(id, `agent:${agentId}`, (company, now) =>
        state === 'pending'
          ? assessed({ ...company, decidedBy: null, state: 'pending' }, policy, now, 'policy')
          : assessed(
              { ...company, state, decidedBy: agentId, verifiedAt: state === 'verified' ? now : null },
              policy,
              now,
            ),
      ),
    addContact: (id, personId, agentId) =>
      change(id, `agent:${agentId}`, (company) => withContact(company, personId)),
    async toRecheck(limit) {
      const now = clock.now()
      const due = await store.find<CompanyDoc>(
        'companies',
        { recheckAt: { $lte: now } },
        { sort: { recheckAt: 1 }, limit },
      )
      const silent = await store.find<CompanyDoc>(
        'companies',
        { state: 'pending', reasons: 'registry_unreachable' },
        { sort: { updatedAt: 1 }, limit },
      )
      return [...due, ...silent.filter((company) => !due.some(({ _id }) => _id === company._id))].slice(
        0,
        limit,
      )
    },
  }
}

/** May this person act for the company? The state of the company counts for its contacts only. */
export function isContact(company: Pick<CompanyDoc, 'contacts'>, personId: string): boolean {
  return company.contacts.includes(personId)
}

function takeClaim(parts: CompaniesParts, claim: CompanyClaim): Promise<CompanyDoc> {
  const { store, clock, policy } = parts
  return store.transaction(async (tx) => {
    const now = clock.now()
    const [known] = await tx.find<CompanyDoc>('companies', { vat: claim.vat }, { limit: 1 })
    if (!known)
      return write(parts, tx, null, assessed(newCompany(claim, now), policy, now, 'policy'), 'policy')
    // What a contact says anew counts while nothing is settled; a verified company's data are not changed in passing.
    const open = known.state === 'unverified' || known.state === 'pending'
    if (isContact(known, claim.personId) && open) {
      return write(parts, tx, known, assessed(withClaim(known, claim, now), policy, now, 'policy'), 'policy')
    }
    // What a contact says of a verified company is not taken over in passing, but the registers are asked again.
    if (isContact(known, claim.personId) && known.state === 'verified' && saysOtherwise(known, claim)) {
      return write(parts, tx, known, { ...known, recheckAt: now }, 'policy')
    }
    return speaksFor(known, claim)
      ? write(parts, tx, known, withContact(known, claim.personId), 'policy')
      : known
  })
}

function saysOtherwise(known: CompanyDoc, claim: CompanyClaim): boolean {
  const { name, headCount, email } = newCompany(claim, known.createdAt)
  const plain = (text: string | null) => (text ?? '').trim().toLowerCase()
  return (
    known.headCount !== headCount || plain(known.name) !== plain(name) || plain(known.email) !== plain(email)
  )
}

function withContact(known: CompanyDoc, personId: string): CompanyDoc {
  return isContact(known, personId) ? known : { ...known, contacts: [...known.contacts, personId] }
}

/** Writes what changed, if anything did, and records a change of state or of contacts. */
async function write(
  { box, clock }: CompaniesParts,
  tx: Store,
  before: CompanyDoc | null,
  after: CompanyDoc,
  actor: string,
): Promise<CompanyDoc> {
  if (before === after) return after
  const now = clock.now()
  const { _id, ...fields } = { ...after, updatedAt: now, version: (before?.version ?? 0) + 1 }
  const written = before
    ? await tx.update<CompanyDoc>('companies', { _id, version: before.version }, { $set: fields })
    : await tx.insert<CompanyDoc>('companies', { _id, ...fields })
  if (!written)
    throw new AppError('STALE', 'the company has changed since it was read', { details: { companyId: _id } })
  const moved = before?.state !== after.state || before.contacts.length !== after.contacts.length
  if (box && moved) {
    const { name, vat, headCount, email, emailVerifiedAt, checks, contacts } = after
    await appendDecision(
      tx,
      box,
      {
        subject: _id,
        kind: 'company',
        outcome: after.state,
        reason: after.reasons[0] ?? 'none',
        rules: {},
        actor,
        inputs: { name, vat, headCount, email, emailVerifiedAt, checks, contacts, reasons: after.reasons },
        personId: null,
      },
      now,
    )
  }
  return written
}
