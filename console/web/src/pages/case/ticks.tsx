import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import type { ReactNode } from 'react'
import type { TimelineItem } from '../../../../contract/case-view.js'
import { useT } from '../../i18n/language.js'
import styles from './ticks.module.css'

interface Props {
  status: NonNullable<TimelineItem['status']>
  errorCode: string | null
}

/** As on the phone: one tick sent, two delivered, coloured read. The words are there for who does not see them. */
export function Ticks({ status, errorCode }: Props): ReactNode {
  const t = useT()
  const text = t(`web.ticks.${status}`)
  if (status === 'failed') {
    return (
      <span className={styles.failed}>
        <ErrorCircleRegular /> {text} {errorCode}
      </span>
    )
  }
  const waits = status === 'waiting' || status === 'queued'
  const twice = status === 'delivered' || status === 'read'
  return (
    <span className={`${styles.ticks} ${status === 'read' ? styles.read : ''}`} title={text}>
      {waits ? <ClockRegular /> : <CheckmarkRegular />}
      {twice && <CheckmarkRegular className={styles.second} />}
      <span className="heard">{text}</span>
    </span>
  )
}
