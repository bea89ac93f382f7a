/** The page behind « Joindre un fichier »: one field, one button, no script. */
import { type Locale, translator } from '../../locales/index.js'
import { escapeHtml } from './activities.js'

export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

export function uploadForm(locale: Locale): string {
  const t = translator(locale)
  return page(
    locale,
    `<form method="post" enctype="multipart/form-data">
      <p><label for="file">${escapeHtml(t('desk.upload.file'))}</label></p>
      <p><input id="file" name="file" type="file" required></p>
      <p><button type="submit">${escapeHtml(t('desk.upload.send'))}</button></p>
    </form>`,
  )
}

export function messagePage(locale: Locale, text: string): string {
  return page(locale, `<p role="status">${escapeHtml(text)}</p>`)
}

function page(locale: Locale, body: string): string {
  const title = escapeHtml(translator(locale)('desk.upload.title'))
  return `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}</style>
  </head>
  <body>
    <h1>${title}</h1>
    ${body}
  </body>
</html>`
}
