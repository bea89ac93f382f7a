import { strToU8 } from 'fflate'
import type { FileStore } from '../../core/store.js'
import type { Locale } from '../../locales/index.js'
import type { CaseView, FileView } from '../contract/case-view.js'
import type { TRANSCRIPT_FORMATS } from '../contract/exports.js'
import { toActivities } from './activities.js'
import { fileName } from './file-name.js'
import { transcriptText } from './transcript-text.js'
import { createZip } from './zip.js'

export interface ExportedFile {
  name: string
  contentType: string
  bytes: Uint8Array
}

/** One case in one of its forms. `view` is as anybody may see it: addresses and secrets masked. */
export async function caseFile(
  view: CaseView,
  format: (typeof TRANSCRIPT_FORMATS)[number],
  locale: Locale,
  files: Pick<FileStore, 'get'>,
): Promise<ExportedFile> {
  const { number } = view.row
  const text = (ending: string, contentType: string, content: string): ExportedFile => ({
    name: `${number}.${ending}`,
    contentType,
    bytes: strToU8(content),
  })
  switch (format) {
    case 'txt':
      return text('txt', 'text/plain; charset=utf-8', `\ufeff${transcriptText(view, locale)}`)
    case 'json':
      return text('json', 'application/json', JSON.stringify(view, null, 2))
    case 'transcript':
      return text('transcript', 'application/json', JSON.stringify(toActivities(view), null, 2))
    case 'zip': {
      const zip = createZip()
      for (const [path, content] of Object.entries(await caseFolder(view, locale, files)))
        zip.add(path, content)
      return { name: `${number}.zip`, contentType: 'application/zip', bytes: zip.end() }
    }
  }
}

/** Everything of a case, by path. `files` null: without what people sent. */
export async function caseFolder(
  view: CaseView,
  locale: Locale,
  files: Pick<FileStore, 'get'> | null,
): Promise<Record<string, Uint8Array>> {
  const folder: Record<string, Uint8Array> = {}
  for (const format of ['txt', 'json', 'transcript'] as const) {
    const { name, bytes } = await caseFile(view, format, locale, NO_FILES)
    folder[name] = bytes
  }
  for (const file of files ? sentFiles(view) : []) {
    const bytes = await files?.get(file.hash)
    if (bytes) folder[`files/${fileName(file)}`] = bytes
  }
  return folder
}

const NO_FILES = { get: async () => null }

/** Only those the case's own page gives out. */
function sentFiles({ timeline }: CaseView): FileView[] {
  const files = timeline.flatMap((item) => item.files).filter(({ url }) => url !== null)
  return [...new Map(files.map((file) => [file.hash, file])).values()]
}
