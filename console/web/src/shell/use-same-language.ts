import { useEffect } from 'react'
import { useSignedIn } from '../api/session.js'
import { useLanguage } from '../i18n/language.js'
import { useChangeLanguage } from './use-change-language.js'

/** Who signs in on a page in their language reads the server's sentences in it too. */
export function useSameLanguage(): void {
  const { locale } = useLanguage()
  const { user } = useSignedIn()
  const change = useChangeLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each sign-in, not for each drawing.
  useEffect(() => {
    if (user.locale !== locale) change(locale)
  }, [user.id])
}
