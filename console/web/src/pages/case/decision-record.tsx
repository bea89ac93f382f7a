import { Badge } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { DecisionView } from '../../../../contract/case-view.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { Json } from '../../ui/json.js'
import styles from './case.module.css'

const COLORS = { shredded: 'subtle', changed: 'danger' } as const

/** Of the hash: enough to tell two apart on the screen; printed whole. */
const SHORT = 12

/** That a record is intact is said once, of them all; here only what is not so. */
export function DecisionRecord({ decision }: { decision: DecisionView }): ReactNode {
  const t = useT()
  const format = useFormat()
  const { seq, outcomeText, reasonText, verified, rules, inputs } = decision
  return (
    <>
      <p className={styles.row}>
        <strong>{outcomeText}</strong>
        <span className={styles.soft}>
          {t('web.decision.number', { number: seq })}, {format.fullMoment(decision.at)}
        </span>
        {verified !== 'good' && (
          <Badge appearance="outline" size="small" color={COLORS[verified]}>
            {t(`web.decision.${verified}`)}
          </Badge>
        )}
      </p>
      <p className={styles.line}>
        {reasonText ? `${reasonText} · ${decision.actorText}` : decision.actorText}
      </p>
      <p className={`${styles.line} ${styles.soft}`}>
        {t('web.decision.rules', { version: Object.values(rules).join(', ') })} · {t('web.decision.hash')}{' '}
        <code className={styles.code} title={decision.hash}>
          {decision.hash.slice(0, SHORT)}
          <span className="printed">{decision.hash.slice(SHORT)}</span>
        </code>
      </p>
      {inputs !== null && <Json summary={t('web.decision.inputs')} value={inputs} />}
    </>
  )
}
