import { PresenceBadge } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useLive } from '../api/live.js'
import styles from './desk-state.module.css'

/** Is the hotline open, and until when: what everybody wants to know first. */
export function DeskState(): ReactNode {
  const { live } = useLive()
  return (
    <p className={styles.state}>
      {live && (
        <>
          <PresenceBadge aria-hidden status={live.desk.open ? 'available' : 'offline'} size="small" />
          <span className={styles.text}>{live.desk.text}</span>
        </>
      )}
    </p>
  )
}
