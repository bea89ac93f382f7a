import { Link } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { Part } from '../../../../contract/figures.js'
import { useT } from '../../i18n/language.js'
import { ScrollRegion } from '../../ui/scroll-region.js'
import { Section } from '../../ui/section.js'
import styles from './figures.module.css'
import { KPIS } from './kpi-values.js'
import { useWriteKpi } from './use-write-kpi.js'

interface Props {
  title: string
  parts: readonly Part[]
  /** Shows the figures of this one alone. */
  choose(id: string): void
}

const COLUMNS = ['cases', 'solved', 'first_response', 'promises', 'csat'] as const

export function Parts({ title, parts, choose }: Props): ReactNode {
  const t = useT()
  const { write } = useWriteKpi()
  if (parts.length === 0) return null
  return (
    <Section title={title}>
      <ScrollRegion label={title}>
        <table className={styles.parts}>
          <caption className="heard">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('web.figures.name')}</th>
              {COLUMNS.map((id) => (
                <th key={id} scope="col">
                  {t(`web.kpi.short_${id}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map(({ id, name, measures }) => (
              <tr key={id}>
                <th scope="row">
                  <Link onClick={() => choose(id)}>{name}</Link>
                </th>
                {KPIS.filter(({ id }) => COLUMNS.some((column) => column === id)).map((kpi) => (
                  <td key={kpi.id}>{write(kpi.unit, kpi.of(measures))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  )
}
