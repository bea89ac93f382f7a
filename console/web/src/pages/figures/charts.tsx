import type { ReactNode } from 'react'
import type { Figures, Named } from '../../../../contract/figures.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { CsatChart } from './csat-chart.js'
import styles from './figures.module.css'
import { FlowChart } from './flow-chart.js'
import { Funnel } from './funnel.js'
import { HoursChart } from './hours-chart.js'
import { RankedChart } from './ranked-chart.js'
import { TimesChart } from './times-chart.js'
import { useFigureNames } from './use-figure-names.js'

/** The longest lists are cut here; the rest is in the export. */
const MOST = 8

export default function Charts({ figures }: { figures: Figures }): ReactNode {
  const t = useT()
  const format = useFormat()
  const name = useFigureNames()
  const { now } = figures
  const ranked = (kind: Parameters<typeof name>[0], list: readonly Named[]) =>
    list.slice(0, MOST).map((one) => ({ id: one.name, label: name(kind, one.name), value: one.count }))
  return (
    <div className={styles.charts}>
      <FlowChart figures={figures} />
      <TimesChart figures={figures} />
      <Funnel measures={now} />
      <RankedChart
        title={t('web.figures.left_at')}
        note={t('web.figures.left_note')}
        items={ranked('question', now.leftAt)}
      />
      <RankedChart title={t('web.figures.mismatches')} items={ranked('reason', now.mismatches)} />
      <RankedChart title={t('web.figures.human_reasons')} items={ranked('reason', now.humanReasons)} />
      <RankedChart
        title={t('web.figures.photos')}
        note={t('web.figures.photos_note', {
          taken: format.number(now.photos.taken),
          retaken: format.number(now.photos.retaken),
        })}
        items={ranked('unreadable', now.unreadable)}
      />
      <RankedChart title={t('web.figures.families')} items={ranked('family', now.families)} />
      <HoursChart heat={figures.heat} />
      <CsatChart csat={now.csat} />
    </div>
  )
}
