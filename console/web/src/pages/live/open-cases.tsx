import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { LiveCase } from '../../../../contract/live.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { Section } from '../../ui/section.js'
import styles from './live.module.css'

/** More than these are a list, and the list has a page. */
const SHOWN = 10
/** The server names so many at most. */
const NAMED = 50
const ALL =
  '/cases?state=collecting&state=waiting_company&state=waiting_platform&state=code_delivered&sort=updated'

export function OpenCases({ cases }: { cases: readonly LiveCase[] }): ReactNode {
  const t = useT()
  const format = useFormat()
  return (
    <Section title={t('web.live.with_bot', { total: cases.length < NAMED ? cases.length : `${NAMED}+` })}>
      {cases.length === 0 && <p className={styles.none}>{t('web.live.no_cases')}</p>}
      <ul className={styles.cases}>
        {cases.slice(0, SHOWN).map(({ id, number, stateText, company, updatedAt }) => (
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
      {cases.length > SHOWN && <Link href={ALL}>{t('web.live.all_cases')}</Link>}
    </Section>
  )
}
