import { AppError } from '../../core/errors.js'
import type { FileStore, Store } from '../../core/store.js'
import type { EvidenceReader, IncomingFile } from '../../devices/facts.js'
import { hasSentence, type Locale, translator } from '../../locales/index.js'
import type { FileDoc } from '../../models/file.js'
import type { FetchedMedia, MediaFetcher } from '../whatsapp/media.js'

/** What WhatsApp would carry, so that the rule is the same whichever way a file comes. Megabytes. */
export const UPLOAD_LIMIT_MB = 16
/** Until a turn has read it; what the case keeps gets a longer life there. */
const KEPT_MS = 60 * 60 * 1000
const SCHEME = 'upload:'

/** The address under which a turn finds a file that came over the page. */
export function uploadUrl(hash: string): string {
  return SCHEME + hash
}

/** Gives uploads from our own store, everything else from Twilio. */
export function withUploads(fetchMedia: MediaFetcher, files: FileStore): MediaFetcher {
  return async (url): Promise<FetchedMedia> => {
    if (!url.startsWith(SCHEME)) return fetchMedia(url)
    const bytes = await files.get(url.slice(SCHEME.length))
    if (!bytes) throw new AppError('MEDIA_UNAVAILABLE', 'an upload is no longer there')
    // Type and name came with the message.
    return { bytes, contentType: '', name: null }
  }
}

/** Stores an upload for a while and answers with its hash. */
export async function keepUpload(
  file: IncomingFile,
  parts: { files: FileStore; store: Store; now: Date },
): Promise<string> {
  const hash = await parts.files.put(file.bytes)
  const { now } = parts
  const doc: Omit<FileDoc, '_id'> = {
    contentType: file.contentType ?? 'application/octet-stream',
    size: file.bytes.length,
    createdAt: now,
    expiresAt: new Date(now.getTime() + KEPT_MS),
  }
  await parts.store.update('files', { _id: hash }, { $setOnInsert: doc }, { upsert: true })
  return hash
}

/**
 * The same look that a file gets in the chat, before anything of it is kept: a share QR or a bomb never reaches the
 * store. Null: take it in; else the sentence the person reads.
 */
export async function problemWith(
  file: IncomingFile,
  reader: Pick<EvidenceReader, 'read'>,
  locale: Locale,
): Promise<string | null> {
  const say = (problem: string): string | null => {
    const key = `device.file_reason.${problem}`
    return hasSentence(key) ? translator(locale)(key, { limit: UPLOAD_LIMIT_MB }) : null
  }
  if (file.bytes.length === 0) return say('empty')
  const evidence = await reader.read(file, 'any')
  if (evidence.kind === 'unusable') return say(evidence.problem)
  if (evidence.kind === 'label' && evidence.label.reason === 'share_qr') return say('share_qr')
  return null
}
