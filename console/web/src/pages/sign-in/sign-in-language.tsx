import { Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/language.js'
import { ownName } from '../../i18n/own-name.js'

export function SignInLanguage(): ReactNode {
  const { locale, setLocale } = useLanguage()
  const other = locale === 'fr' ? 'en' : 'fr'
  return (
    <Button appearance="subtle" size="small" lang={other} onClick={() => setLocale(other)}>
      {ownName(other)}
    </Button>
  )
}
