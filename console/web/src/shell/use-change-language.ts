import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client.js'
import { useLanguage } from '../i18n/language.js'
import type { PageLocale } from '../i18n/locales.js'
import { useSay } from '../ui/say.js'

/** The server writes sentences too: it learns the language first, then everything shown is asked for again. */
export function useChangeLanguage(): (locale: PageLocale) => void {
  const { setLocale } = useLanguage()
  const say = useSay()
  const queries = useQueryClient()
  return (locale) => {
    void send('PUT', '/session/preferences', { locale })
      .catch(say.failed)
      .then(() => {
        setLocale(locale)
        return queries.invalidateQueries()
      })
  }
}
