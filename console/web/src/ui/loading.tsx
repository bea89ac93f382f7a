import { Spinner } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useT } from '../i18n/language.js'
import styles from './state.module.css'

export function Loading(): ReactNode {
  const t = useT()
  return (
    <div className={`${styles.state} ${styles.later}`} role="status">
      <Spinner label={t('web.state.loading')} />
    </div>
  )
}
