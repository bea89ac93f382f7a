import type { Clock } from '../../core/clock.js'
import { newToken, sha256 } from '../../core/ids.js'
import type { Store } from '../../core/store.js'
import type { FileLinkDoc } from '../../models/file-link.js'

const HOUR_MS = 60 * 60 * 1000
/** An installer sends a handful; more is somebody else's script. */
const UPLOADS_MAX = 20
const UPLOAD_HOURS = 24
/** As long as what is behind it can be used. */
const DOWNLOAD_HOURS = 48
const TOKEN = /^[A-Za-z0-9_-]{43}$/

interface LinkFor {
  /** Key of the conversation the files belong to. */
  conversation: string
  caseNumber: string | null
  locale: 'fr' | 'en'
}

export interface FileLinks {
  /** Both write into the given store (a transaction's, inside a turn) and answer with the address to send. */
  forUpload(link: LinkFor, store?: Store): Promise<{ url: string; expiresAt: Date }>
  forDownload(
    link: LinkFor & { subject: string; fileName: string; uses?: number },
    store?: Store,
  ): Promise<{ url: string; expiresAt: Date }>
  /** Null when there is no such link, or no longer. */
  find(token: string): Promise<FileLinkDoc | null>
  /** Takes one use; false when none is left. Two callers never share the last one. */
  take(link: FileLinkDoc): Promise<boolean>
  /** Gives a use back that came to nothing. */
  giveBack(link: FileLinkDoc): Promise<void>
  /** Ends every link to this subject: the code was withdrawn. */
  revoke(subject: string, store?: Store): Promise<void>
  /** Forgets links that expired. Returns how many. */
  purge(): Promise<number>
}

const COLLECTION = 'fileLinks'

export function createFileLinks(parts: { store: Store; clock: Clock; publicUrl(): string }): FileLinks {
  const { clock } = parts

  async function make(
    link: Omit<FileLinkDoc, '_id' | 'createdAt' | 'expiresAt'>,
    hours: number,
    store: Store,
  ): Promise<{ url: string; expiresAt: Date }> {
    const token = newToken()
    const createdAt = clock.now()
    const expiresAt = new Date(createdAt.getTime() + hours * HOUR_MS)
    await store.insert<FileLinkDoc>(COLLECTION, { _id: sha256(token), ...link, createdAt, expiresAt })
    return { url: `${parts.publicUrl()}/files/${token}`, expiresAt }
  }

  return {
    forUpload: ({ conversation, caseNumber, locale }, store = parts.store) => {
      const empty = { subject: null, fileName: null, usesLeft: UPLOADS_MAX }
      return make({ purpose: 'upload', conversation, caseNumber, locale, ...empty }, UPLOAD_HOURS, store)
    },
    forDownload: ({ conversation, caseNumber, locale, subject, fileName, uses = 1 }, store = parts.store) => {
      const what = { subject, fileName, usesLeft: uses }
      return make({ purpose: 'download', conversation, caseNumber, locale, ...what }, DOWNLOAD_HOURS, store)
    },
    async find(token) {
      if (!TOKEN.test(token)) return null
      const link = await parts.store.get<FileLinkDoc>(COLLECTION, sha256(token))
      const alive = link && link.expiresAt > clock.now() && (link.usesLeft > 0 || link.purpose === 'upload')
      return alive ? link : null
    },
    async take(link) {
      const filter = { _id: link._id, usesLeft: { $gt: 0 }, expiresAt: { $gt: clock.now() } }
      return (await parts.store.update(COLLECTION, filter, { $inc: { usesLeft: -1 } })) !== null
    },
    async giveBack(link) {
      await parts.store.update(COLLECTION, { _id: link._id }, { $inc: { usesLeft: 1 } })
    },
    async revoke(subject, store = parts.store) {
      await store.updateMany(COLLECTION, { subject }, { $set: { usesLeft: 0 } })
    },
    purge: () => parts.store.delete(COLLECTION, { expiresAt: { $lte: clock.now() } }),
  }
}
