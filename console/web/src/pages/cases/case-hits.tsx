import type { ReactNode } from 'react'
import type { Hit } from '../../../../contract/cases.js'
import { Marked } from '../../ui/marked.js'
import styles from './cases.module.css'

/** WhatsApp's signs for bold and italic: a piece of a message may hold but one of the two. */
const CHAT_MARKS = /(?<![\p{L}\p{N}])[_*]|[_*](?![\p{L}\p{N}])/gu

/** Where the words that were looked for stand. */
export function CaseHits({ hits }: { hits: readonly Hit[] }): ReactNode {
  if (hits.length === 0) return null
  return (
    <ul className={styles.hits}>
      {hits.map((hit) => (
        <li key={hit.messageId}>
          <Marked parts={hit.parts.map(({ text, mark }) => ({ text: text.replace(CHAT_MARKS, ''), mark }))} />
        </li>
      ))}
    </ul>
  )
}
