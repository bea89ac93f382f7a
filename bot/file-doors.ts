import type { FileLinks } from '../adapters/files/links.js'
import type { Cases } from '../cases/cases.js'
import { isAppError } from '../core/errors.js'
import type { FileStore, Store } from '../core/store.js'
import type { Session } from '../dialogs/session.js'
import type { FileDoc } from '../models/file.js'
import type { FileLinkDoc } from '../models/file-link.js'

const RESET_FILE_NAME = 'Encrypt.xml'

/** What stands behind a link: a reset file (`release:<case>:<release>`) or a file of an agent's (`file:<hash>`). */
export function createFileDoors(parts: { links: FileLinks; cases: Cases; files: FileStore; store: Store }) {
  const { links, cases, files, store } = parts
  const linkOf = (session: Session) => ({
    conversation: session.conversation,
    caseNumber: session.case?.number ?? null,
    locale: session.locale,
  })
  return {
    upload: async (session: Session) => (await links.forUpload(linkOf(session))).url,

    async resetFile(session: Session, releaseId: string): Promise<string> {
      const subject = `release:${session.case?._id}:${releaseId}`
      return (await links.forDownload({ ...linkOf(session), subject, fileName: RESET_FILE_NAME })).url
    },

    async agentFile(session: Session, hash: string, name: string | null): Promise<string> {
      const fileName = name ?? hash.slice(0, 12)
      return (await links.forDownload({ ...linkOf(session), subject: `file:${hash}`, fileName, uses: 3 })).url
    },

    async open({ subject }: FileLinkDoc): Promise<{ bytes: Uint8Array; contentType: string } | null> {
      const [kind = '', first = '', second = ''] = (subject ?? '').split(':')
      if (kind === 'file') {
        const bytes = await files.get(first)
        const record = await store.get<FileDoc>('files', first)
        return bytes && { bytes, contentType: record?.contentType ?? 'application/octet-stream' }
      }
      try {
        const { code } = await cases.reveal(first, second)
        if (code.form !== 'xml') return null
        await cases.markOpened(first, second)
        return { bytes: Buffer.from(code.fileBase64.reveal(), 'base64'), contentType: 'application/xml' }
      } catch (error) {
        // Dead or withdrawn since the link was made.
        if (isAppError(error, 'NOT_FOUND')) return null
        throw error
      }
    },
  }
}
