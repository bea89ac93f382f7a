import type { FileView } from '../contract/case-view.js'

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/heic': '.heic',
  'application/pdf': '.pdf',
  'text/csv': '.csv',
  'application/xml': '.xml',
  'text/xml': '.xml',
}

/**
 * A name that stays within its folder on every system, whatever somebody called the file; its hash first, so that two
 * of the same name do not meet.
 */
export function fileName({
  hash,
  name,
  contentType,
}: Pick<FileView, 'hash' | 'name' | 'contentType'>): string {
  const own = (name ?? '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/\.{2,}/g, '.')
    .replace(/^[. ]+/, '')
    .slice(-60)
  return `${hash.slice(0, 12)}${own === '' ? (ENDINGS[contentType] ?? '.bin') : `-${own}`}`
}
