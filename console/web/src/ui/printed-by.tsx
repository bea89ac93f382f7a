import type { ReactNode } from 'react'
import { useSignedIn } from '../api/session.js'
import { useFormat } from '../i18n/format.js'
import { useT } from '../i18n/language.js'
import { usePrinting } from '../theme/printing.js'
import styles from './printed-by.module.css'

/** On paper only: who printed this and when, because what it says was true then. */
export function PrintedBy(): ReactNode {
  const t = useT()
  const format = useFormat()
  const { user } = useSignedIn()
  // Written anew when printing begins.
  usePrinting()
  return (
    <p className={`${styles.by} printed`}>
      {t('web.state.printed', { at: format.fullMoment(new Date().toISOString()), name: user.name })}
    </p>
  )
}
