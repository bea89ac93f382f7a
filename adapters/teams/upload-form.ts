/** The page behind « Joindre un fichier »: one field, one button, no script. */
import { type Locale, translator } from '../../locales/index.js'
import { escapeHtml } from './activities.js'
import type { Releasable } from './file-door.js'
import { plainPage } from './plain-page.js'

export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

export function uploadForm(locale: Locale, releasable: Releasable | null): string {
  const t = translator(locale)
  return page(
    locale,
    `<form method="post" enctype="multipart/form-data">
      <p><label for="file">${escapeHtml(t('desk.upload.file'))}</label></p>
      <p><input id="file" name="file" type="file" required></p>
      ${releasable && releasable.serials.length > 0 ? purpose(releasable, locale) : ''}
      <p><button type="submit">${escapeHtml(t('desk.upload.send'))}</button></p>
    </form>`,
  )
}

/** A reset file is a code: given as one it is recorded, sealed and watched, like a code that is typed. */
function purpose({ serials, caseVersion }: Releasable, locale: Locale): string {
  const t = translator(locale)
  const option = (serial: string) => {
    const title = t('desk.upload.release', { serial })
    return `<option value="${escapeHtml(serial)}">${escapeHtml(title)}</option>`
  }
  return `<p><label for="release_for">${escapeHtml(t('desk.upload.purpose'))}</label></p>
      <p><select id="release_for" name="release_for">
        <option value="">${escapeHtml(t('desk.upload.document'))}</option>${serials.map(option).join('')}
      </select></p>
      <input type="hidden" name="case_version" value="${caseVersion}">`
}

export function messagePage(locale: Locale, text: string): string {
  return page(locale, `<p role="status">${escapeHtml(text)}</p>`)
}

function page(locale: Locale, body: string): string {
  return plainPage(locale, translator(locale)('desk.upload.title'), body)
}
