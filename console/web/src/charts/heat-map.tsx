import type { ReactNode } from 'react'
import { ScrollRegion } from '../ui/scroll-region.js'
import styles from './heat-map.module.css'

interface Props {
  title: string
  rows: readonly { id: string; label: string; values: readonly number[] }[]
  columns: readonly string[]
  write(value: number): string
}

/** Of the legend. */
const SHADES = [0, 0.25, 0.5, 0.75, 1]

/** Opacity of a share of the most, 0 to 1; one message must be told from none. */
function shade(share: number): number {
  return share === 0 ? 0 : 0.12 + 0.88 * share
}

/** A table whose cells are darker the more they hold; each cell holds its number, for who hears it. */
export function HeatMap({ title, rows, columns, write }: Props): ReactNode {
  const max = Math.max(1, ...rows.flatMap(({ values }) => values))
  return (
    <ScrollRegion label={title}>
      <p className={styles.scale} aria-hidden>
        {write(0)}
        {SHADES.map((share) => (
          <span key={share} className={styles.shade}>
            <span className={styles.cell} style={{ opacity: shade(share) }} />
          </span>
        ))}
        {write(max)}
      </p>
      <table className={styles.map}>
        <caption className="heard">{title}</caption>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, values }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              {values.map((value, place) => (
                <td key={columns[place]} title={`${label} ${columns[place]} · ${write(value)}`}>
                  <span className={styles.cell} style={{ opacity: shade(value / max) }} />
                  <span className="heard">{write(value)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
