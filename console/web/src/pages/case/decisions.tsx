import { Badge } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { ChainView, DecisionView } from '../../../../contract/case-view.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { Section } from '../../ui/section.js'
import styles from './case.module.css'
import { DecisionRecord } from './decision-record.js'

interface Props {
  decisions: readonly DecisionView[]
  chain: ChainView
}

/** The records of what was decided, and whether they are as they were written. */
export function Decisions({ decisions, chain }: Props): ReactNode {
  const t = useT()
  const format = useFormat()
  if (decisions.length === 0) return null
  return (
    <Section
      title={t('web.decision.title')}
      aside={
        <span className={styles.row}>
          <span className={styles.soft}>
            {t('web.decision.checked', { at: format.fullMoment(chain.checkedAt) })}
          </span>
          <Badge appearance="tint" color={chain.ok ? 'success' : 'danger'}>
            {t(chain.ok ? 'web.decision.chain_good' : 'web.decision.chain_bad')}
          </Badge>
        </span>
      }
    >
      {chain.problems.map((problem) => (
        <p key={problem} role="alert">
          {problem}
        </p>
      ))}
      <ol className={`${styles.list} ${styles.records}`}>
        {decisions.map((decision) => (
          <li key={decision.hash}>
            <DecisionRecord decision={decision} />
          </li>
        ))}
      </ol>
    </Section>
  )
}
