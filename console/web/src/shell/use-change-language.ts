import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client.js'
import { useLanguage } from '../i18n/language.js'
import type { PageLocale } from '../i18n/locales.js'

/** The server writes sentences too: it learns the language, then everything shown is asked for again. */
export function useChangeLanguage(): (locale: PageLocale) => void {
  const { setLocale } = useLanguage()
  const queries = useQueryClient()
  return (locale) => {
    setLocale(locale)
    void send('PUT', '/session/preferences', { locale }).then(() => queries.invalidateQueries())
  }
}
