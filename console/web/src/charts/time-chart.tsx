import { type PointerEvent, type ReactNode, useState } from 'react'
import { Axis } from './axis.js'
import { Bars } from './bars.js'
import styles from './charts.module.css'
import { Legend } from './legend.js'
import { Lines } from './lines.js'
import { type Plot, plotOf } from './plot.js'
import type { TimeData } from './series.js'
import { Tip } from './tip.js'
import { useWidth } from './use-width.js'

interface Props {
  /** Bars count; lines are durations in seconds. */
  kind: 'bars' | 'lines'
  /** What a screen reader says in its place; the numbers are in the table behind. */
  label: string
  /** What the axis counts, and how: « Nombre de dossiers ». */
  unit: string
  data: TimeData
}

const HEIGHT = 220

export function TimeChart({ kind, label, unit, data }: Props): ReactNode {
  const [frame, width] = useWidth<HTMLDivElement>()
  const [hovered, setHovered] = useState<number | null>(null)
  const plot = plotOf({
    width,
    height: HEIGHT,
    data,
    stacked: kind === 'bars',
    scale: kind === 'bars' ? 'counts' : 'durations',
  })
  return (
    <div ref={frame} className={styles.frame}>
      <div className={styles.key}>
        <Legend series={data.series} />
        <span className={styles.unit}>{unit}</span>
      </div>
      {width > 0 && (
        <svg
          role="img"
          aria-label={`${label}, ${unit}`}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          width={width}
          height={HEIGHT}
          onPointerMove={(event) => setHovered(placeOf(event, plot))}
          onPointerLeave={() => setHovered(null)}
        >
          <Axis plot={plot} data={data} />
          {hovered !== null && (
            <rect
              className={styles.band}
              x={plot.left + plot.step * hovered}
              y={plot.top}
              width={plot.step}
              height={plot.bottom - plot.top}
            />
          )}
          {kind === 'bars' ? <Bars plot={plot} data={data} /> : <Lines plot={plot} data={data} />}
        </svg>
      )}
      {hovered !== null && <Tip plot={plot} data={data} place={hovered} />}
    </div>
  )
}

function placeOf(event: PointerEvent<SVGSVGElement>, plot: Plot): number | null {
  const x = event.clientX - event.currentTarget.getBoundingClientRect().left
  const place = Math.floor((x - plot.left) / plot.step)
  return place >= 0 && place < plot.count ? place : null
}
