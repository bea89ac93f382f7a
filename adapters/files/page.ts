import { type Locale, translator } from '../../locales/index.js'
import { clockTime, dayName } from '../../locales/time.js'
import type { FileLinkDoc } from '../../models/file-link.js'
import { UPLOAD_LIMIT_MB } from './uploads.js'

/** Text in a page is text, whatever it holds. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
}

export function uploadPage(link: FileLinkDoc): string {
  const t = translator(link.locale)
  const words = {
    sending: t('files.sending'),
    received: t('files.received'),
    refused: t('files.refused'),
    interrupted: t('files.interrupted'),
    retry: t('files.retry'),
    limit: String(UPLOAD_LIMIT_MB),
    large: t('device.file_reason.too_large', { limit: UPLOAD_LIMIT_MB }),
  }
  const data = Object.entries(words).map(([name, value]) => `data-${name}="${escapeHtml(value)}"`)
  return page(
    link.locale,
    t('files.title_upload'),
    `${heading(link, t('files.title_upload'))}
    <p>${escapeHtml(t('files.accepted', { limit: UPLOAD_LIMIT_MB }))}</p>
    <div class="drop" id="drop" ${data.join(' ')}>
      <label class="button main"><input type="file" id="choose" multiple class="unseen"
        accept="image/*,.heic,.heif,.bmp,.pdf,.xml,.csv,.txt,.xlsx">${escapeHtml(t('files.choose'))}</label>
      <label class="button"><input type="file" id="camera" accept="image/*" capture="environment" class="unseen">${escapeHtml(t('files.camera'))}</label>
      <p class="soft wide-only">${escapeHtml(t('files.drop'))}</p>
    </div>
    <ul class="list" id="list" aria-live="polite"></ul>
    <p class="done" id="done" role="status" hidden>${escapeHtml(t('files.done'))}</p>
    <p class="soft">${escapeHtml(until(link))} ${escapeHtml(t('files.privacy'))}</p>
    <script type="module" src="/files/assets/upload.js"></script>`,
  )
}

export function downloadPage(link: FileLinkDoc): string {
  const t = translator(link.locale)
  return page(
    link.locale,
    t('files.title_download'),
    `${heading(link, t('files.title_download'))}
    <p>${escapeHtml(t('files.download_how'))}</p>
    <form method="post" id="form"><button class="button main">${escapeHtml(t('files.download', { name: link.fileName ?? '' }))}</button></form>
    <p class="soft">${escapeHtml(t('files.uses', { count: link.usesLeft }))} ${escapeHtml(until(link))} ${escapeHtml(t('files.privacy'))}</p>`,
  )
}

/** The same page for a token that never was and one that has ended: it tells a stranger nothing. */
export function gonePage(locale: Locale): string {
  const t = translator(locale)
  const title = t('files.gone_title')
  return page(locale, title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(t('files.gone'))}</p>`)
}

function heading(link: FileLinkDoc, title: string): string {
  const number = link.caseNumber
    ? `<p class="case">${escapeHtml(translator(link.locale)('files.case', { case: link.caseNumber }))}</p>`
    : ''
  return `${number}<h1>${escapeHtml(title)}</h1>`
}

function until({ expiresAt, locale }: FileLinkDoc): string {
  const date = `${dayName(expiresAt, locale)}, ${clockTime(expiresAt, locale)}`
  return translator(locale)('files.until', { date })
}

function page(locale: Locale, title: string, body: string): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <meta name="color-scheme" content="light dark">
  <title>${escapeHtml(title)}</title>
  <link rel="stylesheet" href="/files/assets/page.css">
</head>
<body>
  <main>
    <p class="brand">Sésame</p>
    ${body}
  </main>
</body>
</html>
`
}
