import { Button } from '@fluentui/react-components'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import type { ReactNode } from 'react'
import { ApiFailure } from '../api/api-failure.js'
import { useT } from '../i18n/language.js'
import { useErrorText } from './error-text.js'
import styles from './state.module.css'

interface Props {
  error: unknown
  retry?: () => unknown
}

/** Another try would be told the same. */
const FINAL = [403, 404, 410]

/** Instead of what could not be shown: why, and another try where that may help. */
export function ErrorState({ error, retry }: Props): ReactNode {
  const t = useT()
  const text = useErrorText()
  const final = error instanceof ApiFailure && FINAL.includes(error.status)
  return (
    <div className={styles.state} role="alert">
      <ErrorCircleRegular className={styles.icon} />
      <p>{text(error)}</p>
      {retry && !final && <Button onClick={() => retry()}>{t('web.action.retry')}</Button>}
    </div>
  )
}
