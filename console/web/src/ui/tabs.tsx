import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import styles from './tabs.module.css'

interface Props {
  label: string
  tabs: readonly { path: string; text: string; current: boolean }[]
}

/** Parts of a page that have addresses of their own. */
export function Tabs({ label, tabs }: Props): ReactNode {
  const nav = useRef<HTMLElement>(null)
  const current = tabs.find((tab) => tab.current)?.path
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a phone the row scrolls, and the open one must be seen.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [current])
  return (
    <nav ref={nav} aria-label={label} className={styles.tabs}>
      {tabs.map(({ path, text, current }) => (
        <Link key={path} href={path} className={styles.tab} aria-current={current ? 'page' : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  )
}
