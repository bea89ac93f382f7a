import { formatInTimeZone, fromZonedTime } from 'date-fns-tz'
import { sha256 } from '../core/ids.js'
import type { Filter } from '../core/store.js'
import type { CompanyDoc, CompanyState } from '../models/company.js'
import type { ReleaseEntryDoc } from '../models/release-entry.js'
import { canonicalJson } from './canonical-json.js'
import { type CaseDoc, isLive } from './case.js'
import { type CaseDeps, PARIS } from './case-records.js'
import { isContact } from './companies.js'
import type { CaseFacts, Signal, Usage } from './facts.js'
import { inPlay } from './in-play.js'

/** Everything the decision is made from, as it stands now. */
export async function gatherFacts(
  deps: CaseDeps,
  reset: CaseDoc,
  signals: readonly Signal[] = [],
): Promise<CaseFacts> {
  const company = reset.companyId ? await deps.store.get<CompanyDoc>('companies', reset.companyId) : null
  const photo = reset.photos.at(-1) ?? null
  const { picked, opaque } = inPlay(reset)
  const counted = reset.lastJudged === evidenceDigest(reset)
  return {
    caseId: reset._id,
    company: company ? { id: company._id, state: stateFor(company, reset.personId) } : null,
    declarationAcceptedAt: reset.declaration?.acceptedAt ?? null,
    label: photo?.reading ?? null,
    sadp: reset.sadp ? { kind: reset.sadp.kind, via: reset.sadp.via, devices: reset.sadp.devices } : null,
    picked,
    token: opaque
      ? {
          hash: opaque.tokenHash,
          via: opaque.via,
          answer: opaque.platform?.answer ?? null,
        }
      : null,
    device: reset.sadp?.platform
      ? { fullSerial: reset.sadp.platform.fullSerial, answer: reset.sadp.platform.answer }
      : null,
    hasReceipt: reset.receipt !== null,
    waitedMinutes: reset.waitingSince
      ? Math.max(0, Math.floor((deps.clock.now().getTime() - reset.waitingSince.getTime()) / 60_000))
      : 0,
    // Judging the same evidence again is not another try, so the one it was stands for itself.
    tries: counted ? Math.max(0, reset.tries - 1) : reset.tries,
    usage: await countUsage(deps, reset),
    signals,
  }
}

/** What a company has proven counts for those who speak for it. For anybody else somebody has to ask it first. */
function stateFor(company: CompanyDoc, personId: string): CompanyState {
  return company.state === 'verified' && !isContact(company, personId) ? 'pending' : company.state
}

/** Which evidence was judged: the same files give the same digest. */
export function evidenceDigest(reset: CaseDoc): string {
  return sha256(
    canonicalJson([
      reset.photos.at(-1)?.fileHash ?? null,
      reset.sadp?.fileHash ?? null,
      reset.opaque?.tokenHash ?? null,
      reset.picked,
    ]),
  )
}

/** Codes of the day and live codes; what this case itself has running for a device does not speak against it. */
async function countUsage(deps: CaseDeps, reset: CaseDoc): Promise<Usage> {
  const now = deps.clock.now()
  const since = startOfDay(now)
  const serials = candidateSerials(reset)
  const running = new Set(
    reset.releases
      .filter((release) => serials.includes(release.shortSerial) && isLive(release, now))
      .map((release) => release.id),
  )
  const today = async (who: Filter): Promise<number> => {
    const entries = await deps.store.find<ReleaseEntryDoc>('releaseEntries', {
      ...who,
      requestedAt: { $gte: since },
    })
    // A code that was given counts whatever became of it: ending the case does not give it back.
    const counts = (entry: ReleaseEntryDoc) => entry.issuedAt !== null || isLive(entry, now)
    return entries.filter((entry) => counts(entry) && !running.has(entry._id)).length
  }
  const deviceToday: Record<string, number> = {}
  const live: string[] = []
  for (const shortSerial of serials) {
    deviceToday[shortSerial] = await today({ shortSerial })
    const unexpired: Filter = { $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] }
    const states = { state: { $in: ['requested', 'issued', 'delivered', 'opened'] } }
    const entries = await deps.store.find<ReleaseEntryDoc>('releaseEntries', {
      shortSerial,
      ...states,
      $and: [unexpired],
    })
    if (entries.some((entry) => !running.has(entry._id))) live.push(shortSerial)
  }
  return {
    personToday: await today({ personId: reset.personId }),
    companyToday: reset.companyId ? await today({ companyId: reset.companyId }) : 0,
    deviceToday,
    live,
  }
}

/** Serials a code could be asked for: what the last photo says. */
function candidateSerials(reset: CaseDoc): string[] {
  const readings = reset.photos.at(-1)?.reading.readings ?? []
  const main = reset.photos.at(-1)?.reading.serial?.value
  const all = readings.filter((reading) => reading.field === 'serial').map((reading) => reading.value)
  return [...new Set(main ? [main, ...all] : all)].slice(0, 10)
}

/** Midnight in Paris: the day that limits are counted by. */
export function startOfDay(now: Date): Date {
  return fromZonedTime(`${formatInTimeZone(now, PARIS, 'yyyy-MM-dd')}T00:00:00`, PARIS)
}
