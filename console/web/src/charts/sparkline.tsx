import type { ReactNode } from 'react'
import styles from './charts.module.css'

const WIDTH = 96
const HEIGHT = 24

/** A trend without numbers, beside the number it belongs to. */
export function Sparkline({ values }: { values: readonly (number | null)[] }): ReactNode {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return null
  const [min, max] = [Math.min(...known), Math.max(...known)]
  const x = (place: number) => (place / (values.length - 1)) * (WIDTH - 2) + 1
  const y = (value: number) => HEIGHT - 2 - ((value - min) / (max - min || 1)) * (HEIGHT - 4)
  const points = values.flatMap((value, place) =>
    value === null ? [] : [`${x(place).toFixed(1)},${y(value).toFixed(1)}`],
  )
  return (
    <svg className={styles.spark} width={WIDTH} height={HEIGHT} aria-hidden>
      <polyline points={points.join(' ')} />
    </svg>
  )
}
