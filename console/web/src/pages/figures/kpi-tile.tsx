import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import type { ReactNode } from 'react'
import type { Figures } from '../../../../contract/figures.js'
import { Sparkline } from '../../charts/sparkline.js'
import { useT } from '../../i18n/language.js'
import styles from './figures.module.css'
import { changeOf, type Kpi } from './kpi-values.js'
import { useWriteKpi } from './use-write-kpi.js'

/** One number, what it was before, and how it went. */
export function KpiTile({ kpi, figures }: { kpi: Kpi; figures: Figures }): ReactNode {
  const t = useT()
  const { write, writeChange } = useWriteKpi()
  const [now, before] = [kpi.of(figures.now), kpi.of(figures.before.measures)]
  const change = changeOf(kpi, now, before)
  const worst = kpi.worst?.(figures.now) ?? null
  const Arrow = change && change.by < 0 ? ArrowDownRegular : ArrowUpRegular
  return (
    <div className={styles.kpi}>
      <p className={styles.name}>{t(`web.kpi.${kpi.id}`)}</p>
      <p className={styles.number}>
        {write(kpi.unit, now)}
        {worst !== null && (
          <span className={styles.worst}>{t('web.kpi.worst', { value: write(kpi.unit, worst) })}</span>
        )}
      </p>
      <div className={styles.foot}>
        {change ? (
          <p className={`${styles.change} ${styles[change.news]}`}>
            {change.by !== 0 && <Arrow aria-hidden />}
            {change.by === 0 ? t('web.kpi.same') : writeChange(kpi.unit, change.by)}
            <span className="heard">, {t(`web.kpi.${change.news}`)}</span>
          </p>
        ) : (
          <p className={styles.change}>{t('web.kpi.no_before')}</p>
        )}
        <Sparkline values={figures.series.map(({ measures }) => kpi.of(measures))} />
      </div>
    </div>
  )
}
