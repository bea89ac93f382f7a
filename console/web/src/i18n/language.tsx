import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { remember, remembered } from '../ui/remember.js'
import { loadLanguage } from './load-language.js'
import { LOCALES_OF_PAGES, type PageLocale } from './locales.js'
import type { Speech, T } from './t.js'

interface Language extends Speech {
  locale: PageLocale
  setLocale(locale: PageLocale): void
}

const LanguageContext = createContext<Language | null>(null)

/** Holds the pages back until their sentences are here; a change of language keeps the old ones until then. */
export function LanguageProvider({ children }: { children: ReactNode }): ReactNode {
  const [wanted, setWanted] = useState<PageLocale>(firstLocale)
  const [loaded, setLoaded] = useState<(Speech & { locale: PageLocale }) | null>(null)

  useEffect(() => {
    let current = true
    void loadLanguage(wanted).then((speech) => {
      if (!current) return
      document.documentElement.lang = wanted
      setLoaded({ locale: wanted, ...speech })
    })
    return () => {
      current = false
    }
  }, [wanted])

  const setLocale = useCallback((locale: PageLocale) => {
    remember('language', locale)
    setWanted(locale)
  }, [])
  const language = useMemo(() => (loaded ? { ...loaded, setLocale } : null), [loaded, setLocale])
  return language && <LanguageContext value={language}>{children}</LanguageContext>
}

export function useLanguage(): Language {
  const language = use(LanguageContext)
  if (!language) throw new Error('LanguageProvider is missing above this component')
  return language
}

export function useT(): T {
  return useLanguage().t
}

/** What was chosen before, or the browser's language; French when it is neither. */
function firstLocale(): PageLocale {
  const wishes = [remembered('language'), ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return LOCALES_OF_PAGES.find((locale) => locale === wishes.find((wish) => isLocale(wish))) ?? 'fr'
}

function isLocale(value: string | null | undefined): value is PageLocale {
  return LOCALES_OF_PAGES.some((locale) => locale === value)
}
