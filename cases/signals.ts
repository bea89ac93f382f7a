import { fingerprintDistance } from '../devices/photo/fingerprint.js'
import type { EvidenceEntryDoc } from '../models/evidence-entry.js'
import type { CaseDoc, PhotoEvidence } from './case.js'
import type { CaseDeps } from './case-records.js'
import type { Signal } from './facts.js'

/** What counts as odd. Part of the policy: a change here is a new policy version. */
export const ODD = {
  /** Evidence older than this is no sign of anything: installers change companies, devices change hands. */
  lookBackDays: 90,
  /**
   * Pictures whose fingerprints differ in fewer bits are the same one. Measured on 61 real photos: resized and
   * recompressed copies differ in 1 % at the median and 7 % at the 95th centile, two different photos in 24 % at the
   * least.
   */
  sameFingerprint: 0.1,
  /** Tries that failed, in all cases of a person within a week, from which somebody looks. */
  failedTries: { count: 6, days: 7 },
} as const

const DAY_MS = 86_400_000
/** Four times 16 bits that are equal by chance: more candidates than this are chance. */
const CANDIDATES = 200

/** What is odd about this case's evidence, seen beside everybody else's. A human looks; nobody is refused by it. */
export async function findSignals(deps: CaseDeps, reset: CaseDoc): Promise<Signal[]> {
  const found = await Promise.all([
    ofPhoto(deps, reset),
    ofDevice(deps, reset),
    ofSadpFiles(deps, reset),
    ofTries(deps, reset),
  ])
  return found.flat()
}

async function ofPhoto(deps: CaseDeps, reset: CaseDoc): Promise<Signal[]> {
  const photo = reset.photos.at(-1)
  if (!photo) return []
  const signals: Signal[] = []
  const [same] = await withFile(deps, reset, photo.fileHash, 'photo')
  if (same) signals.push({ kind: 'photo_of_another_person', detail: same.caseId })
  else signals.push(...(await likeAnothers(deps, reset, photo)))
  if (photo.reading.quality.includes('screen')) signals.push({ kind: 'photo_of_screen', detail: '' })
  if (photo.reading.editedWith) signals.push({ kind: 'photo_edited', detail: photo.reading.editedWith })
  return signals
}

/** The same picture compressed anew, or with a digit painted over: what a content hash does not see. */
async function likeAnothers(deps: CaseDeps, reset: CaseDoc, photo: PhotoEvidence): Promise<Signal[]> {
  const { fingerprint } = photo.reading
  if (!fingerprint) return []
  const quarter = (index: number) => fingerprint.slice(index * 4, index * 4 + 4)
  const near = await deps.store.find<EvidenceEntryDoc>(
    'evidenceEntries',
    {
      at: { $gte: since(deps, ODD.lookBackDays) },
      $or: [
        { quarter1: quarter(0) },
        { quarter2: quarter(1) },
        { quarter3: quarter(2) },
        { quarter4: quarter(3) },
      ],
    },
    { limit: CANDIDATES },
  )
  const like = strangers(near, reset).find(
    (entry) =>
      entry.fingerprint && fingerprintDistance(entry.fingerprint, fingerprint) <= ODD.sameFingerprint,
  )
  return like ? [{ kind: 'photo_like_anothers', detail: like.caseId }] : []
}

async function ofDevice(deps: CaseDeps, reset: CaseDoc): Promise<Signal[]> {
  const shortSerial = reset.photos.at(-1)?.reading.serial?.value
  if (!shortSerial || !reset.companyId) return []
  const at = { $gte: since(deps, ODD.lookBackDays) }
  const seen = await deps.store.find<EvidenceEntryDoc>('evidenceEntries', { shortSerial, at })
  const other = strangers(seen, reset).find((entry) => entry.companyId !== null)
  return other ? [{ kind: 'device_asked_by_two_companies', detail: other.caseId }] : []
}

async function ofSadpFiles(deps: CaseDeps, reset: CaseDoc): Promise<Signal[]> {
  const files = [
    [reset.sadp?.fileHash, 'sadp'],
    [reset.opaque?.fileHash, 'opaque'],
  ] as const
  const signals: Signal[] = []
  for (const [hash, kind] of files) {
    const [same] = hash ? await withFile(deps, reset, hash, kind) : []
    if (same) signals.push({ kind: 'sadp_file_of_another_person', detail: same.caseId })
  }
  return signals
}

async function ofTries(deps: CaseDeps, reset: CaseDoc): Promise<Signal[]> {
  const { count, days } = ODD.failedTries
  const cases = await deps.store.find<CaseDoc>('cases', {
    personId: reset.personId,
    updatedAt: { $gte: since(deps, days) },
  })
  const others = cases.filter(({ _id }) => _id !== reset._id).reduce((sum, { tries }) => sum + tries, 0)
  return others >= count ? [{ kind: 'many_mismatches', detail: String(others) }] : []
}

async function withFile(
  deps: CaseDeps,
  reset: CaseDoc,
  fileHash: string,
  kind: EvidenceEntryDoc['kind'],
): Promise<EvidenceEntryDoc[]> {
  const at = { $gte: since(deps, ODD.lookBackDays) }
  return strangers(await deps.store.find<EvidenceEntryDoc>('evidenceEntries', { fileHash, kind, at }), reset)
}

/** Colleagues share photos and sites; they are no strangers. */
function strangers(entries: EvidenceEntryDoc[], reset: CaseDoc): EvidenceEntryDoc[] {
  return entries.filter(
    ({ personId, companyId }) =>
      personId !== reset.personId && (companyId === null || companyId !== reset.companyId),
  )
}

function since(deps: CaseDeps, days: number): Date {
  return new Date(deps.clock.now().getTime() - days * DAY_MS)
}
