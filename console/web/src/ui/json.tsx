import type { ReactNode } from 'react'
import styles from './json.module.css'

/** Data as it is, for those who check; closed until it is asked for. */
export function Json({ summary, value }: { summary: string; value: unknown }): ReactNode {
  return (
    <details className={`${styles.json} not-printed`}>
      <summary>{summary}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
    </details>
  )
}
