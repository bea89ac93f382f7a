import type { ReactNode } from 'react'
import styles from './charts.module.css'
import type { Plot } from './plot.js'
import type { TimeData } from './series.js'

interface Props {
  plot: Plot
  data: TimeData
  place: number
}

/** The numbers of one point, beside the pointer. */
export function Tip({ plot, data, place }: Props): ReactNode {
  const x = plot.left + plot.step * (place + 0.5)
  const onLeft = x > (plot.left + plot.right) / 2
  return (
    <div
      className={styles.tip}
      aria-hidden
      style={onLeft ? { right: `calc(100% - ${x - 12}px)` } : { left: x + 12 }}
    >
      <strong>{data.points[place]}</strong>
      {data.series.map(({ id, label, values }) => {
        const value = values[place] ?? null
        return (
          value !== null && (
            <span key={id}>
              {label} <b>{data.write(value)}</b>
            </span>
          )
        )
      })}
    </div>
  )
}
