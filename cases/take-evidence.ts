import { sha256 } from '../core/ids.js'
import { Secret, type SecretBox } from '../core/secrets.js'
import type { EvidenceEntryDoc } from '../models/evidence-entry.js'
import type { CaseDoc, OpaqueEvidence } from './case.js'
import { nextCaseState } from './case-life.js'
import type { Evidence } from './evidence.js'

/** More would be a film; the earlier ones stay in the file store and in the decision records. */
const MAX_PHOTOS = 20
/** The largest sites have some hundreds of devices. */
const MAX_DEVICES = 1_000

/** What a file changes in a case; null when it is there already, or is no evidence. */
export function takeEvidence(
  reset: CaseDoc,
  evidence: Evidence,
  fileHash: string,
  box: SecretBox,
  now: Date,
): Partial<CaseDoc> | null {
  const at = now.toISOString()
  const state = nextCaseState(reset.state, 'evidence')
  switch (evidence.kind) {
    case 'label': {
      if (reset.photos.at(-1)?.fileHash === fileHash) return null
      // The token is sealed; the reading is kept in clear and must not carry it.
      const reading = { ...evidence.label, resetToken: null }
      const others = reset.photos.filter((photo) => photo.fileHash !== fileHash)
      const photos = [...others, { fileHash, at, reading, result: null }].slice(-MAX_PHOTOS)
      const token = evidence.label.resetToken
      const opaque = token ? sealToken(reset, token, 'reset_qr', fileHash, box, at) : reset.opaque
      const serials = reading.serial ? union(reset.serials, reading.serial.value) : reset.serials
      return { photos, opaque, serials, state }
    }
    case 'device_list':
    case 'probe_match': {
      if (reset.sadp?.fileHash === fileHash) return null
      const via = evidence.kind === 'device_list' ? evidence.via : 'file'
      const devices = evidence.devices.slice(0, MAX_DEVICES)
      return {
        sadp: { fileHash, kind: evidence.kind, via, devices, at, platform: null },
        picked: null,
        state,
      }
    }
    case 'opaque': {
      const opaque = sealToken(reset, evidence.token, evidence.via, fileHash, box, at)
      return opaque === reset.opaque ? null : { opaque, state }
    }
    case 'receipt':
      if (reset.receipt?.fileHash === fileHash) return null
      return { receipt: { fileHash, at, reading: evidence.receipt }, state }
    case 'unusable':
      return null
  }
}

/** The lines by which the same file, or the same device, is found again with somebody else. */
export function evidenceEntries(
  reset: CaseDoc,
  evidence: Evidence,
  fileHash: string,
  now: Date,
): EvidenceEntryDoc[] {
  const kinds: Partial<Record<Evidence['kind'], EvidenceEntryDoc['kind']>> = {
    label: 'photo',
    device_list: 'sadp',
    probe_match: 'sadp',
    opaque: 'opaque',
    receipt: 'receipt',
  }
  const kind = kinds[evidence.kind]
  if (!kind) return []
  const fingerprint = evidence.kind === 'label' ? (evidence.label.fingerprint ?? null) : null
  const quarter = (index: number) => fingerprint?.slice(index * 4, index * 4 + 4) ?? null
  return [
    {
      _id: `${reset._id}.${kind}.${fileHash}`,
      caseId: reset._id,
      personId: reset.personId,
      companyId: reset.companyId,
      kind,
      fileHash,
      fingerprint,
      quarter1: quarter(0),
      quarter2: quarter(1),
      quarter3: quarter(2),
      quarter4: quarter(3),
      shortSerial: evidence.kind === 'label' ? (evidence.label.serial?.value ?? null) : null,
      at: now,
    },
  ]
}

function sealToken(
  reset: CaseDoc,
  token: string,
  via: OpaqueEvidence['via'],
  fileHash: string,
  box: SecretBox,
  at: string,
): OpaqueEvidence {
  const tokenHash = sha256(token)
  // The same string again, by another way: what the platform said of it still holds.
  if (reset.opaque?.tokenHash === tokenHash) return reset.opaque
  return { sealed: box.seal(new Secret(token), reset._id), tokenHash, via, fileHash, at, platform: null }
}

export function union(list: readonly string[], value: string): string[] {
  return list.includes(value) ? [...list] : [...list, value]
}
