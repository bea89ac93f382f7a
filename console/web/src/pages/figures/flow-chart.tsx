import type { ReactNode } from 'react'
import type { Figures } from '../../../../contract/figures.js'
import { ChartCard } from '../../charts/chart-card.js'
import type { TimeData } from '../../charts/series.js'
import { SeriesTable } from '../../charts/series-table.js'
import { TimeChart } from '../../charts/time-chart.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import styles from './figures.module.css'
import { usePointNames } from './use-point-names.js'

/** How many cases came, and what became of them. */
export function FlowChart({ figures }: { figures: Figures }): ReactNode {
  const t = useT()
  const format = useFormat()
  const points = usePointNames(figures)
  const each = figures.series.map(({ measures }) => measures)
  const data: TimeData = {
    points,
    series: [
      {
        id: 'alone',
        label: t('web.figures.flow_alone'),
        color: '--chart-1',
        values: each.map(({ alone }) => alone),
      },
      {
        id: 'helped',
        label: t('web.figures.flow_helped'),
        color: '--chart-2',
        values: each.map(({ solved, alone }) => Math.max(0, solved - alone)),
      },
      {
        id: 'unsolved',
        label: t('web.figures.flow_unsolved'),
        color: '--chart-3',
        values: each.map(({ closed, solved, alone }) => Math.max(0, closed - Math.max(solved, alone))),
      },
      {
        id: 'open',
        label: t('web.figures.flow_open'),
        color: '--chart-5',
        values: each.map(({ cases, closed }) => Math.max(0, cases - closed)),
      },
    ],
    write: (value) => format.number(value),
  }
  const title = t('web.figures.flow')
  return (
    <div className={styles.whole}>
      <ChartCard
        title={title}
        table={<SeriesTable title={title} data={data} />}
        empty={figures.now.cases === 0}
      >
        <TimeChart kind="bars" label={title} unit={t('web.figures.unit_cases')} data={data} />
      </ChartCard>
    </div>
  )
}
