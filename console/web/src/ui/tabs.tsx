import type { ReactNode } from 'react'
import { Link } from 'wouter'
import styles from './tabs.module.css'

interface Props {
  label: string
  tabs: readonly { path: string; text: string; current: boolean }[]
}

/** Parts of a page that have addresses of their own. */
export function Tabs({ label, tabs }: Props): ReactNode {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map(({ path, text, current }) => (
        <Link key={path} href={path} className={styles.tab} aria-current={current ? 'page' : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  )
}
