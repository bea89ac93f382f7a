import type { ReactNode } from 'react'
import type { ReadField } from '../../../../contract/case-view.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import styles from './photos.module.css'

/** What was read of a photo, how, and how surely; the readings that did not count stand paler. */
export function ReadFields({ fields }: { fields: readonly ReadField[] }): ReactNode {
  const t = useT()
  const format = useFormat()
  return (
    <ul className={styles.fields}>
      {fields.map(({ field, value, source, confidence, corrected, used, box }, place) => (
        <li key={`${field}-${source}-${value}`} className={used ? undefined : styles.pale}>
          {box && (
            <span aria-hidden className={styles.tag}>
              {place + 1}
            </span>
          )}
          <span className={styles.name}>{t(`web.photo.field.${field}`)}</span>
          <span className={styles.value}>{value}</span>
          <span className={styles.source}>
            {t(`web.photo.source.${source}`)}, {format.percent(confidence)}
            {corrected && `, ${t('web.photo.corrected')}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
