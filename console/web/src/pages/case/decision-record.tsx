import { Badge } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { DecisionView } from '../../../../contract/case-view.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { Facts } from '../../ui/facts.js'
import { Json } from '../../ui/json.js'
import styles from './case.module.css'

const COLORS = { good: 'success', shredded: 'subtle', changed: 'danger' } as const

export function DecisionRecord({ decision }: { decision: DecisionView }): ReactNode {
  const t = useT()
  const format = useFormat()
  const { seq, outcomeText, reasonText, verified, rules, inputs } = decision
  return (
    <>
      <p className={styles.row}>
        <strong>{outcomeText}</strong>
        <span className={styles.soft}>
          {t('web.decision.number', { number: seq })}, {format.moment(decision.at)}
        </span>
        <Badge appearance="outline" size="small" color={COLORS[verified]}>
          {t(`web.decision.${verified}`)}
        </Badge>
      </p>
      <Facts
        facts={[
          [t('web.decision.reason'), reasonText],
          [t('web.decision.actor'), decision.actor],
          [
            t('web.decision.rules'),
            Object.entries(rules)
              .map(([name, version]) => `${name} ${version}`)
              .join(', '),
          ],
          [
            t('web.decision.hash'),
            <span key="hash" className={styles.code}>
              {decision.hash}
            </span>,
          ],
        ]}
      />
      {inputs !== null && <Json summary={t('web.decision.inputs')} value={inputs} />}
    </>
  )
}
