import type { ReactNode } from 'react'
import type { TimelineItem } from '../../../../contract/case-view.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { parisDay } from '../../ui/periods.js'
import styles from './timeline.module.css'
import { TimelineEntry } from './timeline-entry.js'

/** Everything that was said and happened, day by day. */
export function Timeline({ items }: { items: readonly TimelineItem[] }): ReactNode {
  const t = useT()
  const format = useFormat()
  if (items.length === 0) return <p>{t('web.timeline.none')}</p>
  const days = Map.groupBy(items, ({ at }) => parisDay(at))
  return [...days].map(([day, entries]) => (
    <div key={day} className={styles.day}>
      <h3 className={styles.date}>{format.longDay(`${day}T12:00:00Z`)}</h3>
      <ol className={styles.entries}>
        {entries.map((item) => (
          <TimelineEntry key={item.id} item={item} />
        ))}
      </ol>
    </div>
  ))
}
