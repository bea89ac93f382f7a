import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { LiveCase } from '../../../../contract/live.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { Section } from '../../ui/section.js'
import styles from './live.module.css'

export function OpenCases({ cases }: { cases: readonly LiveCase[] }): ReactNode {
  const t = useT()
  const format = useFormat()
  return (
    <Section title={t('web.live.with_bot', { total: cases.length })}>
      {cases.length === 0 && <p className={styles.none}>{t('web.live.no_cases')}</p>}
      <ul className={styles.cases}>
        {cases.map(({ id, number, stateText, company, updatedAt }) => (
          <li key={id}>
            <Link href={`/cases/${id}`} className={styles.number}>
              {number}
            </Link>{' '}
            {company}
            <span className={styles.foot}>
              {stateText} · {format.moment(updatedAt)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
