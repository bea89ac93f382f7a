import type { ReactNode } from 'react'
import styles from './scroll-region.module.css'

/** Something wider or longer than its place: scrolled by keyboard too, so it takes the focus and has a name. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className={styles.region} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
