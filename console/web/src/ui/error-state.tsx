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

/** Instead of what could not be shown: why, and another try, unless what is missing would still be missing. */
export function ErrorState({ error, retry }: Props): ReactNode {
  const t = useT()
  const text = useErrorText()
  const gone = error instanceof ApiFailure && error.status === 404
  return (
    <div className={styles.state} role="alert">
      <ErrorCircleRegular className={styles.icon} />
      <p>{text(error)}</p>
      {retry && !gone && <Button onClick={() => retry()}>{t('web.action.retry')}</Button>}
    </div>
  )
}
