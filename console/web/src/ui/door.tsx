import type { ReactNode } from 'react'
import icon from '../icon.svg'
import styles from './door.module.css'

interface Props {
  title: string
  lead?: string
  /** Below the card. */
  foot?: ReactNode
  children: ReactNode
}

/** What stands before the pages for who is not signed in: one card, and one thing to do. */
export function Door({ title, lead, foot, children }: Props): ReactNode {
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <img src={icon} alt="" width={48} height={48} />
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
      </main>
      {foot}
    </div>
  )
}
