import { Button } from '@fluentui/react-components'
import { DataTrendingRegular } from '@fluentui/react-icons/svg/data-trending'
import { TableRegular } from '@fluentui/react-icons/svg/table'
import { type ReactNode, useState } from 'react'
import { useT } from '../i18n/language.js'
import { Section } from '../ui/section.js'
import styles from './charts.module.css'

interface Props {
  title: string
  /** One sentence: what is seen. */
  note?: string | undefined
  table: ReactNode
  /** Nothing to draw: says so instead. */
  empty?: boolean
  children: ReactNode
}

/** A chart, and the same as a table for who wants numbers or does not see pictures. */
export function ChartCard({ title, note, table, empty = false, children }: Props): ReactNode {
  const t = useT()
  const [asTable, setAsTable] = useState(false)
  return (
    <Section
      title={title}
      aside={
        !empty && (
          <Button
            className="not-printed"
            size="small"
            appearance="subtle"
            icon={asTable ? <DataTrendingRegular /> : <TableRegular />}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {t('web.chart.as_table')}
            <span className="heard">{title}</span>
          </Button>
        )
      }
    >
      {note && <p className={styles.note}>{note}</p>}
      {empty ? <p className={styles.none}>{t('web.chart.none')}</p> : asTable ? table : children}
    </Section>
  )
}
