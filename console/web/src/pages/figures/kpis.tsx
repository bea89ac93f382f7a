import type { ReactNode } from 'react'
import type { Figures } from '../../../../contract/figures.js'
import { useT } from '../../i18n/language.js'
import styles from './figures.module.css'
import { KpiTile } from './kpi-tile.js'
import { KPIS } from './kpi-values.js'

export function Kpis({ figures }: { figures: Figures }): ReactNode {
  const t = useT()
  return (
    <ul className={styles.kpis} aria-label={t('web.figures.kpis')}>
      {KPIS.map((kpi) => (
        <li key={kpi.id}>
          <KpiTile kpi={kpi} figures={figures} />
        </li>
      ))}
    </ul>
  )
}
