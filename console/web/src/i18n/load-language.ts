import i18next from 'i18next'
import type { Locale } from '../../../../locales/index.js'
import type { Speech, WebKey } from './t.js'

/** The pages carry one language only: the other is fetched when it is asked for. */
export async function loadLanguage(locale: Locale): Promise<Speech> {
  const instance = i18next.createInstance()
  await instance.init({
    resources: { [locale]: { translation: { web: await sentences(locale) } } },
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  const translate = instance.getFixedT(locale)
  return {
    t: (key, values) => translate(key, { ...values }),
    has: (key): key is WebKey => instance.exists(key),
  }
}

async function sentences(locale: Locale): Promise<object> {
  if (locale === 'en') return (await import('../../../../locales/en/console-web.js')).web
  const [{ web }, { frenchTypography, mapSentences }] = await Promise.all([
    import('../../../../locales/fr/console-web.js'),
    import('../../../../locales/typography.js'),
  ])
  return mapSentences(web, frenchTypography)
}
