import { type ReactNode, useEffect, useRef } from 'react'
import styles from './page.module.css'

interface Props {
  title: ReactNode
  /** For the browser's tab, when the title is more than words. */
  tab?: string
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** Was a page shown before this one? The very first leaves the focus where the browser put it. */
let moved = false

/** A page with its heading, which gets the focus when one comes from another page: that is how its name is heard. */
export function Page({ title, tab, lead, actions, children }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null)
  const name = tab ?? (typeof title === 'string' ? title : '')

  useEffect(() => {
    if (moved) heading.current?.focus({ preventScroll: true })
    moved = true
  }, [])
  useEffect(() => {
    document.title = name === '' ? 'Sésame' : `${name} · Sésame`
  }, [name])

  return (
    <>
      <div className={styles.head}>
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={`${styles.actions} not-printed`}>{actions}</div>}
      </div>
      {children}
    </>
  )
}
