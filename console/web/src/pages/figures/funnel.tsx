import type { ReactNode } from 'react'
import type { Measures } from '../../../../contract/figures.js'
import { BarList } from '../../charts/bar-list.js'
import chart from '../../charts/charts.module.css'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { Section } from '../../ui/section.js'

/** How many got at least so far, and which share of those before them. */
export function Funnel({ measures }: { measures: Measures }): ReactNode {
  const t = useT()
  const format = useFormat()
  const title = t('web.figures.funnel')
  const [first] = measures.funnel
  return (
    <Section title={title}>
      <p className={chart.note}>{t('web.figures.funnel_note')}</p>
      {!first || first.count === 0 ? (
        <p className={chart.none}>{t('web.chart.none')}</p>
      ) : (
        <BarList
          title={title}
          color="--chart-2"
          items={measures.funnel.map(({ stage, count }) => ({
            id: stage,
            label: t(`web.figures.stage.${stage}`),
            value: count,
            note: format.percent(count / first.count),
          }))}
          write={(value) => format.number(value)}
        />
      )}
    </Section>
  )
}
