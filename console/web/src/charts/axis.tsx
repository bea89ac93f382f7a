import type { ReactNode } from 'react'
import styles from './charts.module.css'
import type { Plot } from './plot.js'
import { labelled } from './scale.js'
import type { TimeData } from './series.js'

/** About the width of « 22 nov. » with air around it. */
const LABEL_WIDTH = 64

export function Axis({ plot, data }: { plot: Plot; data: TimeData }): ReactNode {
  const written = labelled(plot.count, Math.floor((plot.right - plot.left) / LABEL_WIDTH))
  return (
    <g className={styles.axis}>
      {plot.ticks.map((tick) => (
        <g key={tick}>
          <line x1={plot.left} x2={plot.right} y1={plot.y(tick)} y2={plot.y(tick)} />
          <text x={plot.left - 6} y={plot.y(tick) + 4} textAnchor="end">
            {data.write(tick)}
          </text>
        </g>
      ))}
      {data.points.map(
        (point, place) =>
          written(place) && (
            <text
              key={point}
              x={plot.left + plot.step * (place + 0.5)}
              y={plot.bottom + 16}
              textAnchor={anchorOf(place, plot)}
            >
              {point}
            </text>
          ),
      )}
    </g>
  )
}

/** In the middle under its point, unless that would lead out of the picture. */
function anchorOf(place: number, { step, left, right }: Plot): 'start' | 'middle' | 'end' {
  const x = left + step * (place + 0.5)
  if (x - LABEL_WIDTH / 2 < left - LABEL_WIDTH / 4) return 'start'
  return x + LABEL_WIDTH / 2 > right + LABEL_WIDTH / 4 ? 'end' : 'middle'
}
