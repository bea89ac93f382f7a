import type { ComponentType, ReactNode } from 'react'
import styles from './state.module.css'

interface Props {
  Icon: ComponentType<{ className?: string }>
  title: string
  /** What to do about it. */
  children?: ReactNode
}

export function EmptyState({ Icon, title, children }: Props): ReactNode {
  return (
    <div className={styles.state}>
      <Icon className={styles.icon} />
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  )
}
