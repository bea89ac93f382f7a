import { type ReactNode, useId } from 'react'
import styles from './section.module.css'

interface Props {
  title: ReactNode
  /** Beside the heading: a badge, a button. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}

/** A titled part of a page, on a card. */
export function Section({ title, aside, className, children }: Props): ReactNode {
  const id = useId()
  return (
    <section aria-labelledby={id} className={className ? `${styles.section} ${className}` : styles.section}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
