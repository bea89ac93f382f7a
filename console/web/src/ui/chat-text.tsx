import { Fragment, type ReactNode } from 'react'
import styles from './chat-text.module.css'

/** WhatsApp's own marks: *bold* and _italic_, where they stand around words. */
const MARKS = /(\*[^*\n]+\*|(?<![\p{L}\p{N}])_[^_\n]+_(?![\p{L}\p{N}]))/u

export function ChatText({ text }: { text: string }): ReactNode {
  // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces of one text have nothing but their place.
  return (
    <p className={styles.text}>
      {text.split(MARKS).map((piece, place) => {
        const inner = piece.slice(1, -1)
        if (place % 2 === 0) return <Fragment key={place}>{piece}</Fragment>
        return piece.startsWith('*') ? <strong key={place}>{inner}</strong> : <em key={place}>{inner}</em>
      })}
    </p>
  )
  // biome-ignore-end lint/suspicious/noArrayIndexKey: pieces of one text have nothing but their place.
}
