import type { ReactNode } from 'react'
import { type BarItem, BarList } from '../../charts/bar-list.js'
import chart from '../../charts/charts.module.css'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { Section } from '../../ui/section.js'

interface Props {
  title: string
  note?: string
  items: readonly BarItem[]
}

/** Counted things, the most frequent first. */
export function RankedChart({ title, note, items }: Props): ReactNode {
  const t = useT()
  const format = useFormat()
  const total = items.reduce((sum, { value }) => sum + value, 0)
  return (
    <Section title={title}>
      {note && <p className={chart.note}>{note}</p>}
      {items.length === 0 ? (
        <p className={chart.none}>{t('web.chart.none')}</p>
      ) : (
        <BarList
          title={title}
          items={items.map((item) => ({ ...item, note: format.percent(item.value / total) }))}
          write={(value) => format.number(value)}
        />
      )}
    </Section>
  )
}
