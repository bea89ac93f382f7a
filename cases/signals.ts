import type { EvidenceEntryDoc } from '../models/evidence-entry.js'
import type { CaseDoc } from './case.js'
import type { CaseDeps } from './case-records.js'
import type { Signal } from './facts.js'

/** Evidence older than this is no sign of anything: companies change hands, installers change companies. */
const LOOK_BACK_MS = 90 * 86_400_000

/** What is odd about this case's evidence, seen beside everybody else's. A human looks; nobody is refused by it. */
export async function findSignals(deps: CaseDeps, reset: CaseDoc): Promise<Signal[]> {
  const since = new Date(deps.clock.now().getTime() - LOOK_BACK_MS)
  const others = (entries: EvidenceEntryDoc[]) =>
    entries.filter((entry) => entry.personId !== reset.personId && !sameCompany(entry, reset))
  const withFile = async (fileHash: string, kind: EvidenceEntryDoc['kind']) =>
    others(
      await deps.store.find<EvidenceEntryDoc>('evidenceEntries', { fileHash, kind, at: { $gte: since } }),
    )

  const signals: Signal[] = []
  const photo = reset.photos.at(-1)
  if (photo) {
    const [same] = await withFile(photo.fileHash, 'photo')
    if (same) signals.push({ kind: 'photo_of_another_person', detail: same.caseId })
    if (photo.reading.quality.includes('screen')) signals.push({ kind: 'photo_of_screen', detail: '' })
    const shortSerial = photo.reading.serial?.value
    if (shortSerial && reset.companyId) {
      const seen = await deps.store.find<EvidenceEntryDoc>('evidenceEntries', {
        shortSerial,
        at: { $gte: since },
      })
      const [other] = others(seen).filter((entry) => entry.companyId !== null)
      if (other) signals.push({ kind: 'device_asked_by_two_companies', detail: other.caseId })
    }
  }
  for (const [hash, kind] of [
    [reset.sadp?.fileHash, 'sadp'],
    [reset.opaque?.fileHash, 'opaque'],
  ] as const) {
    const [same] = hash ? await withFile(hash, kind) : []
    if (same) signals.push({ kind: 'sadp_file_of_another_person', detail: same.caseId })
  }
  return signals
}

/** Colleagues share photos and sites. */
function sameCompany(entry: EvidenceEntryDoc, reset: CaseDoc): boolean {
  return entry.companyId !== null && entry.companyId === reset.companyId
}
