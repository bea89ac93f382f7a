import type { ReactNode } from 'react'
import type { Measures } from '../../../../contract/figures.js'
import { BarList } from '../../charts/bar-list.js'
import chart from '../../charts/charts.module.css'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { Section } from '../../ui/section.js'

const SCORES = ['5', '4', '3', '2', '1'] as const

export function CsatChart({ csat }: { csat: Measures['csat'] }): ReactNode {
  const t = useT()
  const format = useFormat()
  const title = t('web.figures.csat')
  return (
    <Section title={title}>
      <p className={chart.note}>
        {t('web.figures.csat_note', {
          answered: format.number(csat.answered),
          asked: format.number(csat.asked),
        })}
      </p>
      {csat.answered === 0 ? (
        <p className={chart.none}>{t('web.chart.none')}</p>
      ) : (
        <BarList
          title={title}
          items={SCORES.map((score) => {
            const value = csat.scores[Number(score) - 1] ?? 0
            return {
              id: score,
              label: t(`web.csat.score_${score}`),
              value,
              note: format.percent(value / csat.answered),
            }
          })}
          write={(value) => format.number(value)}
        />
      )}
    </Section>
  )
}
