import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import type { ReactNode } from 'react'
import { useT } from '../i18n/language.js'
import styles from './promise-mark.module.css'

const ICONS = { kept: CheckmarkCircleFilled, missed: DismissCircleFilled, open: ClockRegular }

export function PromiseMark({ promise }: { promise: 'kept' | 'missed' | 'open' | 'none' }): ReactNode {
  const t = useT()
  if (promise === 'none') return null
  const Icon = ICONS[promise]
  return (
    <span className={styles.mark}>
      <Icon className={styles[promise]} />
      {t(`web.promise.${promise}`)}
    </span>
  )
}
