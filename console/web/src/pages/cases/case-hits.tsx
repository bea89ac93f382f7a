import type { ReactNode } from 'react'
import type { Hit } from '../../../../contract/cases.js'
import { Marked } from '../../ui/marked.js'
import styles from './cases.module.css'

/** Where the words that were looked for stand. */
export function CaseHits({ hits }: { hits: readonly Hit[] }): ReactNode {
  if (hits.length === 0) return null
  return (
    <ul className={styles.hits}>
      {hits.map((hit) => (
        <li key={hit.messageId}>
          <Marked parts={hit.parts} />
        </li>
      ))}
    </ul>
  )
}
