import type { ReactNode } from 'react'
import type { CaseView } from '../../../../contract/case-view.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { Facts } from '../../ui/facts.js'
import { Section } from '../../ui/section.js'
import styles from './case.module.css'

/** The device's own string is never shown; its digest lets two records be compared. */
export function TokenEvidence({ token }: { token: NonNullable<CaseView['token']> }): ReactNode {
  const t = useT()
  const format = useFormat()
  return (
    <Section
      title={t('web.token.title')}
      aside={
        <span className={styles.soft}>
          {token.via}, {format.fullMoment(token.at)}
        </span>
      }
    >
      <Facts
        facts={[
          [t('web.token.answer'), token.answer],
          [
            t('web.token.digest'),
            <span key="digest" className={styles.code}>
              {token.digest}
            </span>,
          ],
        ]}
      />
    </Section>
  )
}
