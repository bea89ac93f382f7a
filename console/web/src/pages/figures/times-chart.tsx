import type { ReactNode } from 'react'
import type { Figures } from '../../../../contract/figures.js'
import { ChartCard } from '../../charts/chart-card.js'
import type { TimeData } from '../../charts/series.js'
import { SeriesTable } from '../../charts/series-table.js'
import { TimeChart } from '../../charts/time-chart.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { usePointNames } from './use-point-names.js'

/** From the opening of a case to its code, and of a request to its answer. */
export function TimesChart({ figures }: { figures: Figures }): ReactNode {
  const t = useT()
  const format = useFormat()
  const points = usePointNames(figures)
  const each = figures.series.map(({ measures }) => measures)
  const code: TimeData = {
    points,
    series: [
      {
        id: 'p50',
        label: t('web.figures.half'),
        color: '--chart-1',
        values: each.map(({ timeToCode }) => timeToCode.p50),
      },
      {
        id: 'p95',
        label: t('web.figures.most'),
        color: '--chart-3',
        values: each.map(({ timeToCode }) => timeToCode.p95),
      },
    ],
    write: (value) => format.duration(value),
  }
  const answer: TimeData = {
    points,
    series: [
      {
        id: 'first',
        label: t('web.figures.first_response'),
        color: '--chart-2',
        values: each.map(({ firstResponse }) => minutes(firstResponse.p50)),
      },
      {
        id: 'resolution',
        label: t('web.figures.resolution'),
        color: '--chart-1',
        values: each.map(({ resolution }) => minutes(resolution.p50)),
      },
    ],
    write: (value) => format.duration(value),
  }
  return [
    {
      id: 'code',
      title: t('web.figures.time_to_code'),
      data: code,
      none: figures.now.timeToCode.count === 0,
    },
    {
      id: 'answer',
      title: t('web.figures.desk_times'),
      data: answer,
      none: figures.now.firstResponse.count === 0,
    },
  ].map(({ id, title, data, none }) => (
    <div key={id}>
      <ChartCard title={title} table={<SeriesTable title={title} data={data} />} empty={none}>
        <TimeChart kind="lines" label={title} unit={t('web.figures.unit_durations')} data={data} />
      </ChartCard>
    </div>
  ))
}

/** Minutes to the seconds that are written. */
function minutes(value: number | null): number | null {
  return value === null ? null : value * 60
}
