import { useCaseChoices } from '../../api/case-choices.js'
import { useLanguage } from '../../i18n/language.js'

export type NameKind = 'question' | 'reason' | 'unreadable' | 'family'

/** What the codes of the figures are called. One that these pages do not know yet stands as it is. */
export function useFigureNames(): (kind: NameKind, code: string) => string {
  const { t, has } = useLanguage()
  const { data: choices } = useCaseChoices()
  return (kind, code) => {
    if (kind === 'reason') return choices?.reasons.find((one) => one.code === code)?.text ?? code
    const key = `web.figures.${kind}.${code.replaceAll(/[.-]/g, '_')}`
    return has(key) ? t(key) : code
  }
}
