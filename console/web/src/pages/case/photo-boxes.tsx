import type { ReactNode } from 'react'
import type { ReadField } from '../../../../contract/case-view.js'
import styles from './photos.module.css'

/** Drawn over the picture; the number is that of the field in the list beside it, where what it says stands. */
export function PhotoBoxes({ fields }: { fields: readonly ReadField[] }): ReactNode {
  return fields.map(
    ({ field, value, source, box, used }, place) =>
      box && (
        <span
          key={`${field}-${source}-${value}`}
          aria-hidden
          className={used ? styles.box : `${styles.box} ${styles.unused}`}
          style={{
            left: share(box.x),
            top: share(box.y),
            width: share(box.width),
            height: share(box.height),
          }}
        >
          <span className={styles.tag}>{place + 1}</span>
        </span>
      ),
  )
}

function share(part: number): string {
  return `${(part * 100).toFixed(2)}%`
}
