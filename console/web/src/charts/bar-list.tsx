import type { ReactNode } from 'react'
import styles from './charts.module.css'

export interface BarItem {
  id: string
  label: string
  value: number
  /** Beside the value: a share. */
  note?: string | undefined
}

interface Props {
  title: string
  items: readonly BarItem[]
  write(value: number): string
  color?: string
}

/** A table whose numbers are also bars: it needs no other for who does not see them. */
export function BarList({ title, items, write, color = '--chart-1' }: Props): ReactNode {
  const max = Math.max(1, ...items.map(({ value }) => value))
  return (
    <table className={styles.bars}>
      <caption className="heard">{title}</caption>
      <tbody>
        {items.map(({ id, label, value, note }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            <td className={styles.track}>
              <svg width="100%" height={12} aria-hidden>
                <rect width={`${(value / max) * 100}%`} height={12} rx={3} fill={`var(${color})`} />
              </svg>
            </td>
            <td className={styles.value}>
              {write(value)}
              {note && <span> {note}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
