import type { ReactNode } from 'react'
import styles from './charts.module.css'
import type { Plot } from './plot.js'
import type { TimeData } from './series.js'

/** Lines that stop where there is no value; a value alone between two gaps is a dot. */
export function Lines({ plot, data }: { plot: Plot; data: TimeData }): ReactNode {
  return data.series.map(({ id, color, values }) => (
    <g key={id}>
      <path className={styles.line} d={pathOf(values, plot)} stroke={`var(${color})`} />
      {values.map(
        (value, place) =>
          value !== null &&
          (values[place - 1] ?? null) === null &&
          (values[place + 1] ?? null) === null && (
            <circle
              key={data.points[place]}
              cx={plot.left + plot.step * (place + 0.5)}
              cy={plot.y(value)}
              r={2.5}
              fill={`var(${color})`}
            />
          ),
      )}
    </g>
  ))
}

function pathOf(values: readonly (number | null)[], plot: Plot): string {
  return values
    .map((value, place) => {
      if (value === null) return ''
      const joined = place > 0 && (values[place - 1] ?? null) !== null
      return `${joined ? 'L' : 'M'}${(plot.left + plot.step * (place + 0.5)).toFixed(1)} ${plot.y(value).toFixed(1)}`
    })
    .join('')
}
