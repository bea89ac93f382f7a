import type { ReactNode } from 'react'
import styles from './charts.module.css'
import type { Plot } from './plot.js'
import type { TimeData } from './series.js'

/** Bars with their parts one on the other, the first series below. */
export function Bars({ plot, data }: { plot: Plot; data: TimeData }): ReactNode {
  const width = Math.max(1, Math.min(28, plot.step * 0.72))
  return data.points.map((point, place) => {
    let below = 0
    return (
      <g key={point}>
        {data.series.map(({ id, color, values }) => {
          const value = values[place] ?? 0
          const [from, to] = [plot.y(below), plot.y(below + value)]
          below += value
          return (
            value > 0 && (
              <rect
                key={id}
                className={styles.bar}
                x={plot.left + plot.step * (place + 0.5) - width / 2}
                y={to}
                width={width}
                height={Math.max(0.5, from - to)}
                fill={`var(${color})`}
              />
            )
          )
        })}
      </g>
    )
  })
}
