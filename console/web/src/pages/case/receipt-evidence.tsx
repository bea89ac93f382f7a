import type { ReactNode } from 'react'
import type { CaseView } from '../../../../contract/case-view.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { Facts } from '../../ui/facts.js'
import { Section } from '../../ui/section.js'
import styles from './case.module.css'
import { FileTile } from './file-tile.js'

export function ReceiptEvidence({ receipt }: { receipt: NonNullable<CaseView['receipt']> }): ReactNode {
  const t = useT()
  const format = useFormat()
  return (
    <Section
      title={t('web.receipt.title')}
      aside={<span className={styles.soft}>{format.fullMoment(receipt.at)}</span>}
    >
      <Facts
        facts={[
          [t('web.receipt.seller'), receipt.seller],
          [t('web.receipt.buyer'), receipt.buyer],
          [t('web.receipt.date'), receipt.date],
          [
            t('web.receipt.serials'),
            receipt.serials.length > 0 && <span className={styles.code}>{receipt.serials.join(', ')}</span>,
          ],
        ]}
      />
      <FileTile file={receipt.file} />
    </Section>
  )
}
