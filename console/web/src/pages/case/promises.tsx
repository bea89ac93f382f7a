import type { ReactNode } from 'react'
import type { PromiseView } from '../../../../contract/case-view.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { PromiseMark } from '../../ui/promise-mark.js'
import { Section } from '../../ui/section.js'
import styles from './case.module.css'

export function Promises({ promises }: { promises: readonly PromiseView[] }): ReactNode {
  const t = useT()
  const format = useFormat()
  if (promises.length === 0) return null
  return (
    <Section title={t('web.promises.title')}>
      <ul className={styles.list}>
        {promises.map(({ ticketId, madeAt, dueAt, keptAt, state, text }) => (
          <li key={`${ticketId}-${madeAt}`}>
            <p className={styles.row}>
              <PromiseMark promise={state} />
              <span>{text}</span>
            </p>
            <span className={styles.soft}>
              {t('web.promises.made', { at: format.fullMoment(madeAt), due: format.fullMoment(dueAt) })}
              {keptAt && ` ${t('web.promises.answered', { at: format.fullMoment(keptAt) })}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
