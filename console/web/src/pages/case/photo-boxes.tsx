import type { ReactNode } from 'react'
import type { ReadField } from '../../../../contract/case-view.js'
import styles from './photos.module.css'

interface Props {
  fields: readonly ReadField[]
  /** Of the picture, pixels. */
  width: number
  height: number
}

/** Drawn over the picture in its own pixels; what it says stands in the list beside it. */
export function PhotoBoxes({ fields, width, height }: Props): ReactNode {
  return (
    <svg className={styles.boxes} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      {fields.map(
        ({ field, value, source, box, used }) =>
          box && (
            <rect
              key={`${field}-${source}-${value}`}
              x={box.x * width}
              y={box.y * height}
              width={box.width * width}
              height={box.height * height}
              className={used ? styles.used : styles.unused}
            />
          ),
      )}
    </svg>
  )
}
