import type { PageLocale } from './locales.js'

/** A language's name in itself, so that those who read no other find it. */
export function ownName(locale: PageLocale): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
