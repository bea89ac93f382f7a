import type { Figures } from '../../../../contract/figures.js'
import { useLanguage } from '../../i18n/language.js'

/** What each point of a series is called: « 3 nov. » for a day or the beginning of a week, « nov. 26 » for a month. */
export function usePointNames({ step, series }: Figures): string[] {
  const { locale } = useLanguage()
  const options: Intl.DateTimeFormatOptions =
    step === 'month' ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' }
  const write = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { ...options, timeZone: 'UTC' })
  return series.map(({ from }) => write.format(new Date(`${from}T12:00:00Z`)))
}
