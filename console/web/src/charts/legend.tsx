import type { ReactNode } from 'react'
import styles from './charts.module.css'
import type { Series } from './series.js'

export function Legend({ series }: { series: readonly Series[] }): ReactNode {
  if (series.length < 2) return null
  return (
    <ul className={styles.legend}>
      {series.map(({ id, label, color }) => (
        <li key={id}>
          <svg width={10} height={10} aria-hidden>
            <rect width={10} height={10} rx={2} fill={`var(${color})`} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}
