import type { ReactNode } from 'react'
import { useT } from '../i18n/language.js'
import { ScrollRegion } from '../ui/scroll-region.js'
import styles from './charts.module.css'
import type { TimeData } from './series.js'

export function SeriesTable({ title, data }: { title: string; data: TimeData }): ReactNode {
  const t = useT()
  return (
    <ScrollRegion label={title}>
      <table className={styles.table}>
        <caption className="heard">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('web.chart.when')}</th>
            {data.series.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.points.map((point, place) => (
            <tr key={point}>
              <th scope="row">{point}</th>
              {data.series.map(({ id, values }) => {
                const value = values[place] ?? null
                return <td key={id}>{value !== null && data.write(value)}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
