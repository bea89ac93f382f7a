import type { ReactNode } from 'react'
import type { CaseView } from '../../../../contract/case-view.js'
import { useT } from '../../i18n/language.js'
import styles from './case.module.css'
import { CaseFacts } from './case-facts.js'
import { Decisions } from './decisions.js'
import { Match } from './match.js'
import { Photos } from './photos.js'
import { Promises } from './promises.js'
import { ReceiptEvidence } from './receipt-evidence.js'
import { Releases } from './releases.js'
import { Sadp } from './sadp.js'
import { TokenEvidence } from './token-evidence.js'

/** What is known, what it was held against, and what was decided: an auditor's page. */
export function CaseRecord({ view }: { view: CaseView }): ReactNode {
  const t = useT()
  const bare = view.photos.length === 0 && !view.sadp && !view.token && !view.receipt
  return (
    <div id="record" className={styles.record}>
      <CaseFacts view={view} />
      <Match match={view.match} />
      <div className={styles.evidence}>
        <Photos photos={view.photos} />
        {(view.sadp || view.token || view.receipt) && (
          <div className={styles.others}>
            {view.sadp && <Sadp sadp={view.sadp} />}
            {view.token && <TokenEvidence token={view.token} />}
            {view.receipt && <ReceiptEvidence receipt={view.receipt} />}
          </div>
        )}
      </div>
      {bare && <p className={styles.none}>{t('web.case.no_evidence')}</p>}
      <Releases caseId={view.row.id} releases={view.releases} mayReveal={view.may.reveal} />
      <Promises promises={view.promises} />
      <Decisions decisions={view.decisions} chain={view.chain} />
    </div>
  )
}
