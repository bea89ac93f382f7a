import type { FileView } from '../contract/case-view.js'
import { DRAWN } from '../http/send-file.js'
import type { Loaded } from './load.js'

/** Every file of a case, by hash: only these are given out under its address. */
export function filesOf({
  reset,
  messages,
  opaqueFiles,
}: Pick<Loaded, 'reset' | 'messages' | 'opaqueFiles'>): Map<string, NamedFile> {
  const files = new Map<string, NamedFile>()
  const add = (hash: string, contentType: string, name: string | null) => {
    if (!files.has(hash)) files.set(hash, { hash, contentType, name })
  }
  for (const message of messages) {
    for (const { hash, contentType, name } of message.files) add(hash, contentType, name)
  }
  if (reset) {
    for (const { fileHash } of reset.photos) add(fileHash, 'image/jpeg', null)
    if (reset.sadp) add(reset.sadp.fileHash, 'application/octet-stream', null)
    if (reset.receipt) add(reset.receipt.fileHash, 'application/octet-stream', null)
    // What the device itself made is handed to the platform and shown to nobody; but a photo of a label is judged.
    const photos = new Set(reset.photos.map(({ fileHash }) => fileHash))
    for (const hash of [...opaqueFiles, reset.opaque?.fileHash ?? '']) {
      if (!photos.has(hash)) files.delete(hash)
    }
  }
  return files
}

export interface NamedFile {
  hash: string
  contentType: string
  name: string | null
}

/** `kept`: hashes whose bytes are still there. */
export function fileView(caseId: string, file: NamedFile, kept: ReadonlySet<string>): FileView {
  return {
    hash: file.hash,
    url: kept.has(file.hash) ? `/console/api/cases/${caseId}/files/${file.hash}` : null,
    name: file.name,
    contentType: file.contentType,
    image: DRAWN.includes(file.contentType),
  }
}
